/// What else a sharing-out has to keep: a least number of votes, caps and floors of groups, projects that
/// exclude each other.
public struct BudgetLimits: Hashable, Sendable {
    /// The least number of voters who name a project.
    public var leastVotes = 0
    /// The group of each option, by its number; empty when there are no groups.
    public var groups: [String] = []
    /// The most that may be spent on a group.
    public var caps: [String: Rational] = [:]
    /// What is shared out within a group first, by the same rule.
    public var floors: [String: Rational] = [:]
    /// Pairs of options that exclude each other.
    public var excluded: Set<[Int]> = []

    /// No limits.
    public init() {}

    /// Whether an option may join those chosen, the budget apart.
    func allow(_ option: Int, beside chosen: Set<Int>, _ costs: [Rational]) -> Bool {
        guard groups.isEmpty || isUnderCap(option, chosen, costs) else { return false }
        return excluded.isEmpty || !chosen.contains { excluded.contains([min($0, option), max($0, option)]) }
    }

    private func isUnderCap(_ option: Int, _ chosen: Set<Int>, _ costs: [Rational]) -> Bool {
        guard let cap = caps[groups[option]] else { return true }
        let spent = chosen.filter { groups[$0] == groups[option] }.map { costs[$0] }.sum()
        return spent + costs[option] <= cap
    }
}
