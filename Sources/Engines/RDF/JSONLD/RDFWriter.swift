import CanonicalJSON

/// Turns an expanded document into RDF (JSON-LD 1.1 Processing Algorithms, section 8).
///
/// The standard first flattens the document; since a dataset is a set, walking it as it is gives the same
/// quads.
struct RDFWriter {
    let options: JSONLD
    private(set) var dataset = Dataset()
    private var labels: [ExactText: BlankNode] = [:]
    private var blankCount = 0
    private var indexes: [IndexKey: JSONValue] = [:]

    private struct IndexKey: Hashable {
        let graph: Term?
        let node: Term
    }

    init(_ options: JSONLD) {
        self.options = options
    }

    /// Writes an expanded document.
    mutating func write(_ document: JSONValue) throws(JSONLDError) {
        for node in document.asArray { _ = try write(node: node, in: .graph(nil)) }
    }

    /// Where triples go: a graph, or nowhere when its name is no IRI.
    enum Target {
        case graph(Term?)
        case nowhere
    }

    private func lose(_ reason: @autoclosure () -> String) throws(JSONLDError) {
        if options.isSafe { throw JSONLDError(.dataLoss, at: "", reason: reason()) }
    }

    mutating func freshBlank() -> BlankNode {
        defer { blankCount += 1 }
        return BlankNode("b\(blankCount)")
    }

    /// The term of an IRI or the name of a blank node; nil when it is neither.
    mutating func resource(_ text: String) throws(JSONLDError) -> Term? {
        if Keyword.isBlankNode(text) {
            if let known = labels[ExactText(text)] { return .blank(known) }
            let node = freshBlank()
            labels[ExactText(text)] = node
            return .blank(node)
        }
        let iri = IRI(text)
        guard iri.isWellFormed else {
            try lose("“\(text)” is no absolute IRI.")
            return nil
        }
        return .iri(iri)
    }

    mutating func emit(_ subject: Term?, _ predicate: IRI?, _ object: Term?, in target: Target) {
        guard let subject, let predicate, let object, case .graph(let graph) = target else { return }
        dataset.insert(Quad(Triple(subject, predicate, object), graph: graph))
    }

    /// A property's IRI; nil for a blank node or a relative reference, which RDF does not have there.
    private func predicate(_ text: String) throws(JSONLDError) -> IRI? {
        let iri = IRI(text)
        if iri.isWellFormed { return iri }
        try lose("“\(text)” is no absolute IRI, and cannot be a property.")
        return nil
    }

    // MARK: Nodes

    /// Writes a node and all it holds; gives its term, nil when its @id is no IRI, or when it is no node:
    /// a value or a list that belongs to no property says nothing.
    mutating func write(node: JSONValue, in target: Target) throws(JSONLDError) -> Term? {
        guard let members = node.object, members["@value"] == nil else { return nil }
        if let list = members["@list"] {
            for item in list.asArray { _ = try write(node: item, in: target) }
            return nil
        }
        let subject = try subject(members)
        try checkIndex(members, subject, target)
        for type in members["@type"]?.asArray ?? [] {
            guard let text = type.string else { continue }
            emit(subject, RDFVocabulary.type, try resource(text), in: target)
        }
        for (name, value) in members.inOrder {
            switch name {
            case "@graph": try write(graph: value, named: subject)
            case "@included": for node in value.asArray { _ = try write(node: node, in: target) }
            case "@reverse": try write(reverse: value, of: subject, in: target)
            default: if !Keyword.isKeyword(name) { try write(name, value, of: subject, in: target) }
            }
        }
        return subject
    }

    private mutating func subject(_ members: [String: JSONValue]) throws(JSONLDError) -> Term? {
        guard let id = members["@id"] else { return .blank(freshBlank()) }
        guard let text = id.string else { return nil }
        return try resource(text)
    }

    /// A node has one index in a graph (section 7.2, step 6.8).
    private mutating func checkIndex(
        _ members: [String: JSONValue], _ subject: Term?, _ target: Target
    ) throws(JSONLDError) {
        guard let index = members["@index"], let subject, case .graph(let graph) = target else { return }
        let key = IndexKey(graph: graph, node: subject)
        if let known = indexes[key], known != index {
            throw JSONLDError(.conflictingIndexes, at: "", reason: "One node has two indexes.")
        }
        indexes[key] = index
    }

    private mutating func write(graph: JSONValue, named name: Term?) throws(JSONLDError) {
        let target = name.map { Target.graph($0) } ?? .nowhere
        for node in graph.asArray { _ = try write(node: node, in: target) }
    }

    private mutating func write(
        reverse: JSONValue, of object: Term?, in target: Target
    ) throws(JSONLDError) {
        for (name, nodes) in (reverse.object ?? [:]).inOrder {
            let predicate = try predicate(name)
            for node in nodes.asArray {
                let subject = try write(node: node, in: target)
                emit(subject, predicate, object, in: target)
            }
        }
    }

    private mutating func write(
        _ name: String, _ values: JSONValue, of subject: Term?, in target: Target
    ) throws(JSONLDError) {
        let predicate = try predicate(name)
        for value in values.asArray {
            let object = try write(object: value, in: target, isUsed: subject != nil && predicate != nil)
            emit(subject, predicate, object, in: target)
        }
    }

    private mutating func write(
        object: JSONValue, in target: Target, isUsed: Bool
    ) throws(JSONLDError) -> Term? {
        if let list = object["@list"] {
            return try write(list: list.asArray, in: isUsed ? target : .nowhere, nodesIn: target)
        }
        if object.isValueObject { return try literal(object, in: isUsed ? target : .nowhere) }
        return try write(node: object, in: target)
    }

    /// A list (section 8.3). Its own triples may go nowhere while those of the nodes it holds stay.
    private mutating func write(
        list: [JSONValue], in target: Target, nodesIn nodes: Target
    ) throws(JSONLDError) -> Term? {
        var next: Term = .iri(RDFVocabulary.nil)
        let cells = list.map { _ in Term.blank(freshBlank()) }
        for (at, item) in list.enumerated() {
            let isUsed = if case .graph = target { true } else { false }
            let object = try write(object: item, in: nodes, isUsed: isUsed)
            emit(cells[at], RDFVocabulary.first, object, in: target)
            next = at + 1 < cells.count ? cells[at + 1] : .iri(RDFVocabulary.nil)
            emit(cells[at], RDFVocabulary.rest, next, in: target)
        }
        return cells.first ?? .iri(RDFVocabulary.nil)
    }
}
