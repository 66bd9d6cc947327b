/// Kleene's strong three-valued logic: what is not known stays not known until something else decides.
///
/// Source: S. C. Kleene, *Introduction to Metamathematics*, 1952, § 64.
enum Truth: Sendable {
    case no, unknown, yes

    static prefix func ! (value: Truth) -> Truth {
        switch value {
        case .no: .yes
        case .unknown: .unknown
        case .yes: .no
        }
    }
}

extension Condition {
    /// Whether the condition holds. A fact of another kind than the one asked for says nothing.
    func truth(_ facts: [String: FactValue]) -> Truth {
        switch (test, facts[fact]) {
        case (.oneOf(let wanted), .terms(let terms)?): terms.isDisjoint(with: wanted) ? .no : .yes
        case (.noneOf(let refused), .terms(let terms)?): terms.isDisjoint(with: refused) ? .yes : .no
        case (.atLeast(let least), .integer(let number)?): number >= least ? .yes : .no
        case (.atMost(let most), .integer(let number)?): number <= most ? .yes : .no
        case (.equals(let wanted), .boolean(let flag)?): flag == wanted ? .yes : .no
        default: .unknown
        }
    }

    /// Values that make the condition hold and fail, to try what an answer would decide.
    var probes: [FactValue] {
        switch test {
        case .oneOf(let terms), .noneOf(let terms): terms.sorted().map { .terms([$0]) } + [.terms([])]
        case .atLeast(let number), .atMost(let number):
            [.integer(number - 1), .integer(number), .integer(number + 1)]
        case .equals: [.boolean(true), .boolean(false)]
        }
    }
}
