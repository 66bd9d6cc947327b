/// Why something given to the engine was refused.
public enum PolicyError: Error, Hashable, Sendable {
    /// A limit was passed: what, and how much is allowed.
    case beyondLimit(String, allowed: Int)
    /// A tree of terms turns back on itself at this term.
    case cycle(String)
    /// A term names a parent that nobody defined.
    case undefinedTerm(String)
    /// A value that is missing or of the wrong kind: where.
    case badValue(String)
    /// The same id stands twice.
    case duplicate(String)
    /// A sum beyond 64 bits: whose.
    case overflow(String)
}

extension PolicyError: CustomStringConvertible {
    /// One plain sentence in English.
    public var description: String {
        switch self {
        case .beyondLimit(let what, let allowed): "\(what): more than the limit of \(allowed)."
        case .cycle(let term): "The tree turns back on itself at \(term)."
        case .undefinedTerm(let term): "Nobody defined \(term)."
        case .badValue(let place): "A value is missing or of the wrong kind: \(place)."
        case .duplicate(let id): "The id \(id) stands twice."
        case .overflow(let whose): "The sums of \(whose) are beyond 64 bits."
        }
    }
}
