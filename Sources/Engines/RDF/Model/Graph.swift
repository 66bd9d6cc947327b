/// A set of triples in the order in which they came, with look-up by any of their places.
///
/// Two graphs are equal when they hold the same triples, labels of blank nodes included. Look-up takes time
/// in proportion to the triples that share the rarest of the given terms.
public struct Graph: Sendable {
    private struct Row: Hashable {
        let subject: UInt32
        let predicate: UInt32
        let object: UInt32
    }

    private var table = TermTable()
    private var rows: [Row] = []
    private var known: Set<Row> = []
    private var bySubject = RowChains()
    private var byPredicate = RowChains()
    private var byObject = RowChains()

    /// An empty graph.
    public init() {}

    /// A graph of those triples.
    public init(_ triples: some Sequence<Triple>) {
        for triple in triples { insert(triple) }
    }

    /// Adds a triple; false when it was there already.
    @discardableResult
    public mutating func insert(_ triple: Triple) -> Bool {
        let row = Row(
            subject: table.intern(triple.subject), predicate: table.intern(.iri(triple.predicate)),
            object: table.intern(triple.object))
        guard known.insert(row).inserted else { return false }
        rows.append(row)
        bySubject.append(term: row.subject)
        byPredicate.append(term: row.predicate)
        byObject.append(term: row.object)
        return true
    }

    /// Adds every triple of another graph, taking labels of blank nodes as they are.
    public mutating func formUnion(_ other: Graph) {
        for triple in other { insert(triple) }
    }

    /// Whether the triple is in the graph.
    public func contains(_ triple: Triple) -> Bool {
        guard let subject = table.number(of: triple.subject),
            let predicate = table.number(of: .iri(triple.predicate)),
            let object = table.number(of: triple.object)
        else { return false }
        return known.contains(Row(subject: subject, predicate: predicate, object: object))
    }

    private func triple(_ row: Row) -> Triple {
        // Every predicate was interned as an IRI.
        Triple(table[row.subject], table[row.predicate].iri ?? "", table[row.object])
    }
}

extension Graph: RandomAccessCollection {
    /// 0, for the triple that came first.
    public var startIndex: Int { 0 }
    /// How many triples there are.
    public var endIndex: Int { rows.count }
    /// The triple that came at that place.
    public subscript(position: Int) -> Triple { triple(rows[position]) }
}

extension Graph: Equatable {
    /// Whether both hold the same triples, whatever their order.
    public static func == (left: Graph, right: Graph) -> Bool {
        left.count == right.count && left.allSatisfy(right.contains)
    }
}

// MARK: Look-up

extension Graph {
    /// The triples that have the given subject, predicate and object, nil standing for any; in the order in
    /// which they came.
    public func triples(subject: Term? = nil, predicate: IRI? = nil, object: Term? = nil) -> [Triple] {
        var found: [Triple] = []
        forEach(subject, predicate, object) { found.append(triple($0)) }
        return found
    }

    /// The objects of the triples with that subject and predicate, in the order in which they came.
    public func objects(of subject: Term, _ predicate: IRI) -> [Term] {
        var found: [Term] = []
        forEach(subject, predicate, nil) { found.append(table[$0.object]) }
        return found
    }

    /// The first object of that subject and predicate.
    public func object(of subject: Term, _ predicate: IRI) -> Term? {
        objects(of: subject, predicate).first
    }

    /// The subjects of the triples with that predicate and object, in the order in which they came.
    public func subjects(_ predicate: IRI, _ object: Term) -> [Term] {
        var found: [Term] = []
        forEach(nil, predicate, object) { found.append(table[$0.subject]) }
        return found
    }

    /// Whether the subject has that `rdf:type`.
    public func isInstance(_ subject: Term, of type: IRI) -> Bool {
        contains(Triple(subject, RDFVocabulary.type, .iri(type)))
    }

    /// Every subject once, in the order in which they came.
    public var subjects: [Term] {
        var seen: Set<UInt32> = []
        return rows.compactMap { seen.insert($0.subject).inserted ? table[$0.subject] : nil }
    }

    /// Every predicate once, in the order in which they came.
    public var predicates: [IRI] {
        var seen: Set<UInt32> = []
        return rows.compactMap { seen.insert($0.predicate).inserted ? table[$0.predicate].iri : nil }
    }

    /// The members of the RDF collection that begins at `head`; nil when it is none: a node without exactly
    /// one `rdf:first` and one `rdf:rest`, or a circle.
    public func list(at head: Term) -> [Term]? {
        var members: [Term] = []
        var node = head
        while node != .iri(RDFVocabulary.nil) {
            let (first, rest) = (
                objects(of: node, RDFVocabulary.first), objects(of: node, RDFVocabulary.rest)
            )
            guard node.literal == nil, first.count == 1, rest.count == 1, members.count < count else {
                return nil
            }
            members.append(first[0])
            node = rest[0]
        }
        return members
    }

    /// What a row must hold; nil stands for anything.
    private struct Pattern {
        var subject: UInt32?
        var predicate: UInt32?
        var object: UInt32?

        func matches(_ row: Row) -> Bool {
            (subject == nil || subject == row.subject) && (predicate == nil || predicate == row.predicate)
                && (object == nil || object == row.object)
        }
    }

    private func forEach(_ subject: Term?, _ predicate: IRI?, _ object: Term?, _ body: (Row) -> Void) {
        guard let pattern = pattern(subject, predicate, object) else { return }
        let counts = (
            pattern.subject.map(bySubject.count) ?? .max, pattern.predicate.map(byPredicate.count) ?? .max,
            pattern.object.map(byObject.count) ?? .max
        )
        if let term = pattern.subject, counts.0 <= counts.1, counts.0 <= counts.2 {
            follow(bySubject, term, pattern, body)
        } else if let term = pattern.object, counts.2 <= counts.1 {
            follow(byObject, term, pattern, body)
        } else if let term = pattern.predicate {
            follow(byPredicate, term, pattern, body)
        } else {
            rows.forEach(body)
        }
    }

    /// The numbers of the terms; nil when the graph does not hold one of them.
    private func pattern(_ subject: Term?, _ predicate: IRI?, _ object: Term?) -> Pattern? {
        var pattern = Pattern()
        if let subject {
            guard let number = table.number(of: subject) else { return nil }
            pattern.subject = number
        }
        if let predicate {
            guard let number = table.number(of: .iri(predicate)) else { return nil }
            pattern.predicate = number
        }
        if let object {
            guard let number = table.number(of: object) else { return nil }
            pattern.object = number
        }
        return pattern
    }

    private func follow(
        _ chains: borrowing RowChains, _ term: UInt32, _ pattern: Pattern, _ body: (Row) -> Void
    ) {
        var position = chains.first(of: term)
        while let at = position {
            if pattern.matches(rows[at]) { body(rows[at]) }
            position = chains.row(after: at)
        }
    }
}
