import RDF

/// Which terms stand within which: actions in actions, concepts in broader ones, places in places, members in
/// collections. Circles are allowed and mean sameness.
struct Inclusion: Sendable {
    private var parents: [IRI: [IRI]] = [:]

    /// NB: of a term that stands within too many others no more are kept than it takes to refuse it.
    mutating func add(_ term: IRI, within parent: IRI) {
        if let above = parents[term], above.count > Inclusion.largestClosure || above.contains(parent) {
            return
        }
        parents[term, default: []].append(parent)
    }

    mutating func formUnion(_ other: Inclusion) {
        for (term, above) in other.parents {
            for parent in above { add(term, within: parent) }
        }
    }

    /// The term and everything that it stands within.
    func closure(of term: IRI) -> Set<IRI> { parents.closure(of: term) }

    func isWithin(_ term: IRI, _ other: IRI) -> Bool { term == other || closure(of: term).contains(other) }

    /// The terms that something is said to stand within.
    var terms: [IRI] { Array(parents.keys) }

    /// The terms directly within each.
    var inverted: [IRI: [IRI]] {
        var below: [IRI: [IRI]] = [:]
        for (term, above) in parents {
            for parent in above { below[parent, default: []].append(term) }
        }
        return below
    }

    /// A term from which so many others are reached that asking would take too long, or any when there are
    /// more statements than the limit.
    func overgrown(limit: Int) -> IRI? {
        let statements = parents.values.reduce(0) { $0 + $1.count }
        if statements > limit { return parents.keys.min() }
        var left = Inclusion.mostFollowed
        return parents.keys.first { term in
            left -= followed(from: term)
            return left < 0
        }
    }

    /// The most statements that one question follows, and those from every term together.
    static let largestClosure = 1_000
    private static let mostFollowed = 5_000_000

    /// How many statements a question about a term follows; more than there may be, when it is too many.
    private func followed(from term: IRI) -> Int {
        var seen: Set = [term]
        var next = [term]
        var followed = 0
        while let here = next.popLast() {
            let above = parents[here] ?? []
            followed += above.count
            if followed > Inclusion.largestClosure { return Inclusion.mostFollowed + 1 }
            next += above.filter { seen.insert($0).inserted }
        }
        return followed
    }

    func parents(of term: IRI) -> [IRI] { parents[term] ?? [] }
}

extension [IRI: [IRI]] {
    /// The term and everything that is reached from it.
    func closure(of term: IRI) -> Set<IRI> {
        var seen: Set = [term]
        var next = [term]
        while let here = next.popLast() {
            for other in self[here] ?? [] where seen.insert(other).inserted { next.append(other) }
        }
        return seen
    }
}
