/// Terms with broader terms: a tree, or several, or a graph without cycles.
///
/// Answers "is this within that?" in constant time. Memory grows with terms × depth.
public struct Taxonomy: Hashable, Sendable {
    /// Every term with its broader terms, nearest first, itself at the head.
    private let chains: [String: [String]]
    private let closures: [String: Set<String>]

    /// Terms by their direct parents; a root has none.
    ///
    /// Throws when a parent is not itself a term, or on a cycle.
    public init(_ parents: [String: [String]]) throws(PolicyError) {
        var chains: [String: [String]] = [:]
        for term in parents.keys {
            chains[term] = try Taxonomy.chain(from: term, parents)
        }
        self.chains = chains
        closures = chains.mapValues(Set.init)
    }

    private static func chain(
        from term: String, _ parents: [String: [String]]
    ) throws(PolicyError) -> [String] {
        var chain = [term]
        var next = 0
        while next < chain.count {
            guard let above = parents[chain[next]] else { throw PolicyError.undefinedTerm(chain[next]) }
            guard !above.contains(term) else { throw PolicyError.cycle(term) }
            chain += above.filter { !chain.contains($0) }.sortedByBytes()
            next += 1
        }
        return chain
    }

    /// Whether somebody defined this term.
    public func contains(_ term: String) -> Bool { chains[term] != nil }

    /// Whether `term` is `other` or stands below it. No for a term that nobody defined.
    public func isWithin(_ term: String, _ other: String) -> Bool {
        closures[term]?.contains(other) ?? false
    }

    /// The term, then its broader terms from the nearest on; empty for a term that nobody defined.
    public func chain(of term: String) -> [String] { chains[term] ?? [] }

    /// Every term, in order of bytes.
    public var terms: [String] { chains.keys.sortedByBytes() }

    /// The terms within `other`, itself among them, in order of bytes.
    public func terms(within other: String) -> [String] { terms.filter { isWithin($0, other) } }
}

extension Sequence<String> {
    /// In order of UTF-8 bytes, the same everywhere.
    func sortedByBytes() -> [String] { sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
}
