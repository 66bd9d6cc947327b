import RDF

extension CommonsTrees {
    /// Reads the trees from the profile's vocabulary beside that of ODRL: `skos:broader` within the schemes
    /// of kinds and purposes, `odrl:includedIn` among the actions that can be asked for.
    public init(_ graph: Graph) throws(PolicyError) {
        try self.init(
            kinds: Taxonomy(scheme: "PartyKind", in: graph), purposes: Taxonomy(scheme: "Purpose", in: graph),
            actions: Taxonomy(requestableIn: graph))
    }
}

extension Taxonomy {
    fileprivate init(scheme: String, in graph: Graph) throws(PolicyError) {
        let terms = graph.subjects(SKOS.inScheme, .iri(SocialCommons.namespace + scheme))
        try self.init(terms: terms, graph, by: SKOS.broader)
    }

    fileprivate init(requestableIn graph: Graph) throws(PolicyError) {
        let collection = Term.iri(SocialCommons.namespace + "RequestableAction")
        try self.init(terms: graph.objects(of: collection, SKOS.member), graph, by: ODRL.includedIn)
    }

    private init(terms: [Term], _ graph: Graph, by property: IRI) throws(PolicyError) {
        guard !terms.isEmpty else { throw PolicyError.badValue("vocabulary of Social Commons") }
        var parents: [String: [String]] = [:]
        for term in terms {
            parents[shortName(term)] = graph.objects(of: term, property).map(shortName)
        }
        try self.init(parents)
    }
}

/// What stands behind the last `#` or `/`.
private func shortName(_ term: Term) -> String {
    let text = term.iri?.string ?? ""
    return text.split { $0 == "#" || $0 == "/" }.last.map(String.init) ?? text
}
