import RDF

/// Which terms stand within which: actions in actions, concepts in broader ones, places in places, members in
/// collections. Circles are allowed and mean sameness.
struct Inclusion: Sendable {
    private var parents: [IRI: [IRI]] = [:]

    /// The most terms that one question walks through.
    static let largestWalk = 100_000

    mutating func add(_ term: IRI, within parent: IRI) {
        if parents[term]?.contains(parent) != true { parents[term, default: []].append(parent) }
    }

    mutating func formUnion(_ other: Inclusion) {
        for (term, above) in other.parents {
            for parent in above { add(term, within: parent) }
        }
    }

    /// The term and everything that it stands within.
    func closure(of term: IRI) -> Set<IRI> {
        var seen: Set = [term]
        var next = [term]
        while let here = next.popLast(), seen.count < Inclusion.largestWalk {
            for parent in parents[here] ?? [] where seen.insert(parent).inserted { next.append(parent) }
        }
        return seen
    }

    func isWithin(_ term: IRI, _ other: IRI) -> Bool { term == other || closure(of: term).contains(other) }

    /// The terms that something is said to stand within.
    var terms: [IRI] { Array(parents.keys) }

    func parents(of term: IRI) -> [IRI] { parents[term] ?? [] }
}
