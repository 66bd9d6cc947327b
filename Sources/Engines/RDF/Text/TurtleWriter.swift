extension Graph {
    /// The graph in Turtle: subjects together in the order in which they came, names shortened by
    /// `prefixes` (without their colon, and the IRIs they stand for).
    public func turtle(prefixes: [String: String] = [:]) -> String {
        TurtleWriter(self, prefixes).text
    }
}

/// Writes Turtle that people can read: a block a subject, a line a predicate.
private struct TurtleWriter {
    private let graph: Graph
    private let prefixes: [(name: String, namespace: String)]
    /// NB: N-Quads has labels that Turtle has not.
    private let labels: [BlankNode: String]

    init(_ graph: Graph, _ prefixes: [String: String]) {
        self.graph = graph
        let nodes = graph.flatMap { [$0.subject.blank, $0.object.blank].compactMap { $0 } }
        var labels: [BlankNode: String] = [:]
        for node in nodes where labels[node] == nil { labels[node] = "_:b\(labels.count)" }
        self.labels = labels
        // The longest namespace first, so that it wins.
        self.prefixes = prefixes.map { (name: $0.key, namespace: $0.value) }.sorted {
            ($1.namespace.utf8.count, $0.name) < ($0.namespace.utf8.count, $1.name)
        }
    }

    var text: String {
        let head = prefixes.sorted { $0.name < $1.name }.map { "@prefix \($0.name): <\($0.namespace)> .\n" }
        return (head + graph.subjects.map(block)).joined()
    }

    private func block(_ subject: Term) -> String {
        var predicates: [IRI] = []
        var objects: [IRI: [Term]] = [:]
        for triple in graph.triples(subject: subject) {
            if objects[triple.predicate] == nil { predicates.append(triple.predicate) }
            objects[triple.predicate, default: []].append(triple.object)
        }
        let lines = predicates.map { predicate in
            let name = predicate == RDFVocabulary.type ? "a" : written(predicate)
            return "\(name) \((objects[predicate] ?? []).map(written).joined(separator: ", "))"
        }
        return "\n\(written(subject)) \(lines.joined(separator: " ;\n    ")) .\n"
    }

    private func written(_ term: Term) -> String {
        switch term {
        case .iri(let iri): written(iri)
        case .blank(let node): labels[node] ?? node.description
        case .literal(let literal): written(literal)
        }
    }

    private func written(_ iri: IRI) -> String {
        for (name, namespace) in prefixes where iri.string.utf8.starts(with: namespace.utf8) {
            let local = String(decoding: iri.string.utf8.dropFirst(namespace.utf8.count), as: UTF8.self)
            if isPlain(local) { return "\(name):\(local)" }
        }
        return "<\(iri.string)>"
    }

    /// Whether a local name needs no escape: ASCII letters, digits, `_` and, inside, `-`.
    private func isPlain(_ local: String) -> Bool {
        guard let first = local.utf8.first else { return true }
        return first != UInt8(ascii: "-")
            && local.utf8.allSatisfy { $0 < 0x80 && CharacterClasses.isNameCharacter(UInt32($0)) }
    }

    private func written(_ literal: Literal) -> String {
        var writer = NQuadsWriter()
        writer.writeQuoted(literal.lexicalForm)
        let text = String(decoding: writer.bytes, as: UTF8.self)
        if let language = literal.language { return "\(text)@\(language)" }
        return literal.datatype == XSD.string ? text : "\(text)^^\(written(literal.datatype))"
    }
}
