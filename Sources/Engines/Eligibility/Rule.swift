/// A rule of admission: conditions on facts, joined by all, any and not.
public indirect enum Rule: Hashable, Sendable {
    /// Every one must hold. None: always holds.
    case all([Rule])
    /// At least one must hold. None: never holds.
    case any([Rule])
    /// It must not hold.
    case not(Rule)
    /// A condition on one fact.
    case condition(Condition)

    /// The conditions in it, in order.
    public var conditions: [Condition] {
        switch self {
        case .all(let rules), .any(let rules): rules.flatMap(\.conditions)
        case .not(let rule): rule.conditions
        case .condition(let condition): [condition]
        }
    }
}

/// What a clause asks of one fact.
public struct Condition: Hashable, Sendable {
    /// The clause it comes from: where its words and its source stand.
    public let clause: Int
    /// The fact asked for.
    public let fact: String
    /// What it must be.
    public let test: Test

    /// What a fact must be.
    public enum Test: Hashable, Sendable {
        /// One of these terms, or a term below one of them.
        case oneOf(Set<String>)
        /// None of these terms, nor a term below one of them.
        case noneOf(Set<String>)
        /// At least this number.
        case atLeast(Int)
        /// At most this number.
        case atMost(Int)
        /// Exactly so.
        case equals(Bool)
    }

    /// A condition from its parts.
    public init(clause: Int, fact: String, _ test: Test) {
        self.clause = clause
        self.fact = fact
        self.test = test
    }
}

/// What is known of an applicant about one fact.
public enum FactValue: Hashable, Sendable {
    /// A term of a vocabulary with every term above it.
    case terms(Set<String>)
    /// A whole number.
    case integer(Int)
    /// Yes or no.
    case boolean(Bool)
}
