/// Whether something holds: Kleene's strong three-valued logic (1952, § 64). What is not known stays not
/// known until something else decides.
public enum Satisfaction: String, Hashable, Sendable {
    /// It holds.
    case satisfied
    /// It does not.
    case notSatisfied
    /// Nobody can tell: an operand, operator, term or party is unknown.
    case unknown

    init(_ holds: Bool) { self = holds ? .satisfied : .notSatisfied }

    static prefix func ! (value: Satisfaction) -> Satisfaction {
        switch value {
        case .satisfied: .notSatisfied
        case .notSatisfied: .satisfied
        case .unknown: .unknown
        }
    }

    /// Both hold.
    func and(_ other: @autoclosure () -> Satisfaction) -> Satisfaction {
        guard self != .notSatisfied else { return .notSatisfied }
        let other = other()
        if other == .notSatisfied { return .notSatisfied }
        return self == .satisfied ? other : .unknown
    }

    /// Either holds.
    func or(_ other: @autoclosure () -> Satisfaction) -> Satisfaction { !(!self).and(!other()) }

    /// What all agree on; unknown when they differ or there is none.
    static func agreement(_ values: some Sequence<Satisfaction>) -> Satisfaction {
        let all = Set(values)
        return all.count == 1 ? all.first ?? .unknown : .unknown
    }
}

extension Sequence<Satisfaction> {
    /// All hold.
    var conjunction: Satisfaction {
        var all = Satisfaction.satisfied
        for value in self where value != .satisfied {
            if value == .notSatisfied { return .notSatisfied }
            all = .unknown
        }
        return all
    }

    /// At least one holds.
    var disjunction: Satisfaction {
        var any = Satisfaction.notSatisfied
        for value in self where value != .notSatisfied {
            if value == .satisfied { return .satisfied }
            any = .unknown
        }
        return any
    }

    /// Exactly one holds.
    var exactlyOne: Satisfaction {
        var (satisfied, unknown) = (0, 0)
        for value in self {
            if value == .satisfied { satisfied += 1 }
            if value == .unknown { unknown += 1 }
        }
        if satisfied > 1 { return .notSatisfied }
        return unknown > 0 ? .unknown : Satisfaction(satisfied == 1)
    }
}
