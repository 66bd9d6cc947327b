import BigInt
import CanonicalJSON

/// The rules that share out a budget.
enum BudgetRules {
    static let all = [greedy, equalShares, phragmen, maximinSupport]

    private static let common: [TallyRule.Option] = [
        .ties,
        TallyRule.Option(name: "min-votes", values: "the least number of votes a project needs"),
        TallyRule.Option(name: "group", values: "the column that holds each project's group"),
        TallyRule.Option(name: "caps", values: "GROUP:AMOUNT,… the most spent on a group"),
        TallyRule.Option(name: "floors", values: "GROUP:AMOUNT,… shared out within the group first"),
        TallyRule.Option(name: "exclude", values: "ID+ID,… projects of which only one is funded"),
    ]
    private static let utility = TallyRule.Option(name: "utility", values: "cost, cardinality, borda")

    static let greedy = TallyRule(
        "greedy", .budget, paper: "Talmon and Faliszewski 2019, A Framework for Approval-Based Budgeting",
        options: common + [utility, TallyRule.Option(name: "too-dear", values: "skip, stop")]
    ) { election, options in
        let stops = try options.choice("too-dear", default: TooDear.skip) == .stop
        return try BudgetCount(election, &options, utility: true).run { problem, candidates, given in
            let added = GreedyBudget(problem: problem, stopsAtFirst: stops)
                .complete(Set(given), among: candidates)
            return BudgetCount.Part(added: added) { added.map { BudgetSteps.funded($0, in: problem) } }
        }
    }

    static let equalShares = TallyRule(
        "equal-shares", version: 2, .budget,
        paper:
            "Peters, Pierczyński and Skowron 2021, Proportional Participatory Budgeting with Additive Utilities",
        options: common + [
            utility,
            TallyRule.Option(
                name: "completion", values: "none, add1-first-exhaustive, add1-until-overspend, epsilon"),
            TallyRule.Option(
                name: "start",
                values: "exact, whole: whether add1 counts on from the equal share or from its whole units; "
                    + "whole is usual for add1-until-overspend"),
            TallyRule.Option(name: "then", values: "none, greedy, epsilon"),
        ],
        hasRoughCount: true
    ) { election, options in
        let completion = try options.choice("completion", default: EqualShares.Completion.none)
        let start = try options.choice(
            "start", default: completion == .add1UntilOverspend ? EqualShares.Start.whole : .exact)
        let then = try options.choice("then", default: Completing.none)
        let isRough = options.isRough
        return try BudgetCount(election, &options, utility: true).run { problem, candidates, given in
            let shares = EqualShares(
                problem: problem, completion: completion, start: start, isRough: isRough)
            return try SharesCount(shares: shares, then: then).run(candidates, given)
        }
    }

    static let phragmen = TallyRule(
        "phragmen", .budget, paper: "Los, Christoff and Grossi 2022, Proportional Budget Allocations",
        options: common
    ) { election, options in
        try approvalsOnly(election, options.rule)
        return try BudgetCount(election, &options, utility: false).run { problem, candidates, given in
            let steps = SequentialPhragmen(problem: problem).run(among: candidates, given: given)
            return BudgetCount.Part(added: steps.map(\.project)) {
                steps.map { BudgetSteps.loaded($0.project, $0.load, in: problem) }
            }
        }
    }

    static let maximinSupport = TallyRule(
        "maximin-support", .budget,
        paper: "Aziz, Lee and Talmon 2018, Proportionally Representative Participatory Budgeting",
        options: common
    ) { election, options in
        try approvalsOnly(election, options.rule)
        return try BudgetCount(election, &options, utility: false).run { problem, candidates, given in
            let steps = MaximinSupport(problem: problem).run(among: candidates, given: given)
            return BudgetCount.Part(added: steps.map(\.project)) {
                steps.map { BudgetSteps.loaded($0.project, $0.load, in: problem) }
            }
        }
    }

    private static func approvalsOnly(_ election: Election, _ rule: String) throws {
        guard election.kind == .approval else {
            throw TallyRefusal.unsuited(rule: rule, reason: "it needs approvals.")
        }
    }

    private enum TooDear: String, CaseIterable {
        case skip, stop
    }

    /// What follows equal shares when money is left.
    enum Completing: String, CaseIterable {
        case none, greedy, epsilon
    }
}

/// Equal shares with its completions, as one count.
private struct SharesCount {
    let shares: EqualShares
    let then: BudgetRules.Completing
    private var problem: BudgetProblem { shares.problem }

    init(shares: EqualShares, then: BudgetRules.Completing) {
        self.shares = shares
        self.then = then
    }

    func run(_ candidates: [Int], _ given: [Int]) throws -> BudgetCount.Part {
        let outcome = try shares.run(among: candidates, given: given)
        let chosen = outcome.chosen
        var rest: [Int] = []
        if shares.completion == .epsilon || then == .epsilon {
            var epsilon = EpsilonCompletion(
                problem: problem, money: BudgetSteps.money(outcome, in: problem))
            rest = epsilon.run(Set(chosen), among: candidates)
        }
        if then == .greedy {
            rest += GreedyBudget(problem: problem).complete(Set(chosen + rest), among: candidates)
        }
        let (completed, problem) = (rest, problem)
        return BudgetCount.Part(added: chosen.filter { !given.contains($0) } + rest) {
            BudgetSteps.shares(outcome, in: problem)
                + completed.map { BudgetSteps.completed($0, in: problem) }
        }
    }
}
