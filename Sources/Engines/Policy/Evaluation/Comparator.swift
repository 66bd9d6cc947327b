import RDF

/// Compares values. What cannot be compared is unknown, never false.
enum Comparator {
    static func compare(_ left: [Operand], _ comparison: Comparison, _ right: [Operand]) -> Satisfaction {
        switch comparison {
        case .eq, .isAnyOf: each(left) { any(right, $0, equal) }
        case .neq: each(left) { !any(right, $0, equal) }
        case .isNoneOf: !left.map { any(right, $0, equal) }.disjunction
        case .isAllOf: right.map { wanted in left.map { equal($0, wanted) }.disjunction }.conjunction
        case .isA, .isPartOf, .typeOf: each(left) { any(right, $0, isWithin) }
        case .isNotA: !left.map { any(right, $0, isWithin) }.disjunction
        case .hasPart: each(left) { whole in right.map { isWithin($0, whole) }.conjunction }
        case .lt: order(left, right, .lt)
        case .lteq: order(left, right, .lteq)
        case .gt: order(left, right, .gt)
        case .gteq: order(left, right, .gteq)
        }
    }

    /// What every left value agrees on.
    private static func each(_ left: [Operand], _ test: (Operand) -> Satisfaction) -> Satisfaction {
        left.count == 1 ? test(left[0]) : .agreement(left.map(test))
    }

    private static func any(
        _ right: [Operand], _ left: Operand, _ test: (Operand, Operand) -> Satisfaction
    ) -> Satisfaction {
        right.count == 1 ? test(left, right[0]) : right.map { test(left, $0) }.disjunction
    }

    // MARK: Terms

    /// Whether one thing stands within another; nobody can tell of a thing that nobody defined.
    private static func isWithin(_ left: Operand, _ right: Operand) -> Satisfaction {
        guard left.symbol != Operand.noTerm, right.symbol != Operand.noTerm else { return equal(left, right) }
        if isIn(left, right) { return .satisfied }
        return left.isDefined && right.isDefined ? .notSatisfied : .unknown
    }

    /// NB: every term of a policy has a number, with all that it stands within; a term without one is none of
    /// them.
    private static func isIn(_ left: Operand, _ right: Operand) -> Bool {
        right.symbol >= 0 && left.within.contains(right.symbol)
    }

    /// NB: a narrower and a broader term are neither the same nor clearly different.
    private static func equalTerms(_ left: Operand, _ right: Operand) -> Satisfaction {
        if left.symbol >= 0, left.symbol == right.symbol { return .satisfied }
        guard left.isDefined, right.isDefined, !isIn(left, right), !isIn(right, left) else { return .unknown }
        return .notSatisfied
    }

    // MARK: Values

    private static func equal(_ left: Operand, _ right: Operand) -> Satisfaction {
        if left.symbol != Operand.noTerm, right.symbol != Operand.noTerm { return equalTerms(left, right) }
        switch (left.value, right.value) {
        case (.number(let left), .number(let right)): return Satisfaction(left == right)
        case (.moment(let left), .moment(let right)): return left.compare(right, ==)
        case (.span(let left), .span(let right)): return left.compare(right, ==)
        case (.flag(let left), .flag(let right)): return Satisfaction(left == right)
        case (.text(let left), .text(let right)):
            return Satisfaction(left.utf8.elementsEqual(right.utf8))
        default: return .unknown
        }
    }

    private static func order(_ left: [Operand], _ right: [Operand], _ comparison: Comparison) -> Satisfaction
    {
        guard right.count == 1, let bound = right.first else { return .unknown }
        return each(left) { value in
            switch (value.value, bound.value) {
            case (.number(let left), .number(let right)): Satisfaction(holds(left, right, comparison))
            case (.moment(let left), .moment(let right)): left.compare(right) { holds($0, $1, comparison) }
            case (.span(let left), .span(let right)): left.compare(right) { holds($0, $1, comparison) }
            default: .unknown
            }
        }
    }

    private static func holds<Number: Comparable>(
        _ left: Number, _ right: Number, _ comparison: Comparison
    ) -> Bool {
        switch comparison {
        case .lt: left < right
        case .lteq: left <= right
        case .gt: left > right
        default: left >= right
        }
    }
}
