/// Every rule there is.
public enum RuleList {
    /// All rules, family by family.
    public static let all: [TallyRule] =
        BudgetRules.all + SingleRules.all + PairwiseRules.all + TransferableRules.all + CommitteeRules.all

    /// The rule of that name. Throws `TallyRefusal.unknownRule`.
    public static func rule(named name: String) throws -> TallyRule {
        guard let rule = all.first(where: { $0.name == name }) else { throw TallyRefusal.unknownRule(name) }
        return rule
    }
}
