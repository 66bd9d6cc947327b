/// How a constraint compares its two operands (ODRL Vocabulary, section 3.16, and the community vocabulary).
enum Comparison: String, CaseIterable, Hashable, Sendable {
    case eq, neq, lt, lteq, gt, gteq, isA, hasPart, isPartOf, isAllOf, isAnyOf, isNoneOf, isNotA, typeOf

    /// Whether its right operand may be several values.
    var takesSet: Bool {
        switch self {
        case .isAllOf, .isAnyOf, .isNoneOf, .isA, .isNotA, .isPartOf, .hasPart, .typeOf: true
        case .eq, .neq, .lt, .lteq, .gt, .gteq: false
        }
    }

    /// Whether it needs values that have an order.
    var needsOrder: Bool {
        switch self {
        case .lt, .lteq, .gt, .gteq: true
        default: false
        }
    }
}

/// How a constraint joins others.
enum LogicalOperator: Hashable, Sendable {
    case and, or, exactlyOne, andSequence
}
