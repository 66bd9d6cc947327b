import BigInt
import CanonicalJSON

/// The steps of a budget count as codes with values.
enum BudgetSteps {
    static func funded(_ project: Int, in problem: BudgetProblem) -> JSONValue {
        step("funded", project, problem)
    }

    static func completed(_ project: Int, in problem: BudgetProblem) -> JSONValue {
        step("completed", project, problem)
    }

    static func loaded(_ project: Int, _ load: Rational?, in problem: BudgetProblem) -> JSONValue {
        step("bought", project, problem, ["load": load.map { .string($0.exactText) } ?? .null])
    }

    private static func step(
        _ code: String, _ project: Int, _ problem: BudgetProblem, _ more: [String: JSONValue] = [:]
    ) -> JSONValue {
        .object(
            [
                "code": .string(code), "project": .string(problem.election.options[project].id),
                "cost": .string(problem.costs[project].exactText),
            ].merging(more) { $1 })
    }

    /// One step a project: who paid how much. Equal payments stand together.
    static func shares(_ outcome: EqualShares.Outcome, in problem: BudgetProblem) -> [JSONValue] {
        guard var run = outcome.run else { return [] }
        var steps = [start(run, outcome.additions)]
        let ratios = run.ledger.ratios(run.problem)
        var money = Array(repeating: Rational(BigInt(run.start)), count: run.problem.groupCount)
        for (purchase, ratio) in zip(run.bought.indices, ratios) {
            let project = run.problem.projects[run.bought[purchase]]
            var payments: [Rational: Int] = [:]
            for kind in project.classes {
                let price = ratio * Rational(BigInt(kind.utility))
                for place in kind.range {
                    let group = Int(project.members[place])
                    let paid = min(money[group], price)
                    money[group] -= paid
                    payments[paid, default: 0] += problem.election.ballots[group].count
                }
            }
            let lines = payments.sorted { $0.key > $1.key }.map { paid, voters -> JSONValue in
                let amount = paid / Rational(BigInt(run.problem.unit))
                return ["voters": .integer(Int64(voters)), "each": .string(amount.exactText)]
            }
            steps.append(step("paid", project.option, problem, ["payments": .array(lines)]))
        }
        return steps
    }

    private static func start(_ run: SharesRun, _ additions: Int) -> JSONValue {
        let each = Rational(BigInt(run.start)) / Rational(BigInt(run.problem.unit))
        return [
            "code": "start", "each": .string(each.exactText), "additions": .integer(Int64(additions)),
        ]
    }

    /// What each group of ballots has left for each voter, in the file's money.
    static func money(_ outcome: EqualShares.Outcome, in problem: BudgetProblem) -> [Rational] {
        guard var run = outcome.run else { return [] }
        let groups = Array(problem.election.ballots.indices)
        return run.ledger.money(run.problem, of: groups).map { $0.money / Rational(BigInt(run.problem.unit)) }
    }
}
