/// Every rule there is.
public enum RuleList {
    /// All rules, family by family.
    public static let all: [TallyRule] =
        BudgetRules.all + SingleRules.all + PairwiseRules.all + TransferableRules.all + CommitteeRules.all

    /// The rule of that name. Throws `TallyRefusal.unknownRule`.
    ///
    /// NB: some names, such as `equal-shares`, stand for a budget rule where the election has a budget and
    /// for a committee rule where it has none.
    public static func rule(named name: String, for election: Election) throws -> TallyRule {
        let rules = all.filter { $0.name == name }
        let fitting = rules.first { ($0.family == .budget) == (election.budget != nil) } ?? rules.first
        guard let rule = fitting else { throw TallyRefusal.unknownRule(name) }
        return rule
    }
}
