import RDF

extension PolicyReader {
    /// Policies by their class, and nodes that have rules without saying that they are policies.
    var policyNodes: (typed: [Term], untyped: [Term]) {
        var kinds: [Term: NodeKind] = [:]
        var typed: [Term] = []
        var policies: Set<Term> = []
        for triple in graph.triples(predicate: RDFVocabulary.type) {
            guard let kind = NodeKind(triple.object.iri) else { continue }
            if kind == .policy, policies.insert(triple.subject).inserted { typed.append(triple.subject) }
            kinds[triple.subject] = max(kind, kinds[triple.subject] ?? kind)
        }
        typed.removeAll { kinds[$0] == .request }
        var seen: Set<Term> = []
        let untyped = PolicyReader.ruleProperties.flatMap { graph.triples(predicate: $0.property) }
            .map(\.subject).filter { kinds[$0] == nil && seen.insert($0).inserted }
        return (typed, untyped)
    }

    /// What a node says that it is, a request above all.
    private enum NodeKind: Int, Comparable {
        case rule, policy, request

        init?(_ type: IRI?) {
            guard let type else { return nil }
            if type == ODRL.request {
                self = .request
            } else if ODRL.policyClasses.contains(type) {
                self = .policy
            } else if ODRL.ruleClasses.contains(type) {
                self = .rule
            } else {
                return nil
            }
        }

        static func < (left: NodeKind, right: NodeKind) -> Bool { left.rawValue < right.rawValue }
    }
}
