import RDF

/// When a rule applies, as a formula over comparisons.
indirect enum Formula: Sendable {
    case atom(Atom)
    case all([Formula])
    case any([Formula])
    /// Something that nobody can tell: an undefined term, by its name.
    case open(String)

    /// One comparison, or its opposite.
    struct Atom: Hashable, Sendable {
        let key: Key
        let comparison: Comparison
        let right: [Value]
        var isNegated = false
        /// Whether it stands in a sequence.
        var isInSequence = false
    }

    /// What is compared: a left operand of the request itself or of a part of it.
    struct Key: Hashable, Sendable {
        enum Scope: Int, Hashable, Sendable {
            case request, action, asset, party
        }

        let scope: Scope
        let operand: IRI
    }

    /// The opposite.
    var negated: Formula {
        switch self {
        case .atom(var atom):
            atom.isNegated.toggle()
            return .atom(atom)
        case .all(let parts): return .any(parts.map(\.negated))
        case .any(let parts): return .all(parts.map(\.negated))
        case .open: return self
        }
    }

    /// How many values its comparisons name.
    var size: Int {
        switch self {
        case .open: 1
        case .atom(let atom): 1 + atom.right.count
        case .all(let parts), .any(let parts): parts.reduce(1) { $0 + $1.size }
        }
    }

    /// The most clauses of a normal form.
    static let largestForm = 20_000

    /// Clauses of which one must hold entirely; nil when there are too many.
    func clauses() -> [[Formula]]? {
        switch self {
        case .atom, .open: return [[self]]
        case .any(let parts):
            var found: [[Formula]] = []
            for part in parts {
                guard let more = part.clauses(), found.count + more.count <= Formula.largestForm else {
                    return nil
                }
                found += more
            }
            return found
        case .all(let parts):
            var found: [[Formula]] = [[]]
            for part in parts {
                guard let more = part.clauses(), found.count * more.count <= Formula.largestForm else {
                    return nil
                }
                found = found.flatMap { left in more.map { left + $0 } }
            }
            return found
        }
    }
}
