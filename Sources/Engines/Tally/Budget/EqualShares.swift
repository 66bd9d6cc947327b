import BigInt

/// The Method of Equal Shares and its completions.
struct EqualShares {
    /// How the method goes on when money is left.
    enum Completion: String, CaseIterable {
        /// It does not.
        case none
        /// Everybody gets one unit of money more and the count begins anew, until the outcome is exhaustive
        /// or the next one would exceed the budget (`voter_budget_increment=1` of pabutools).
        case add1FirstExhaustive = "add1-first-exhaustive"
        /// The same without the first stop: until the next outcome would exceed the budget, or everything
        /// with a supporter is funded (the official rule of cities; `exhaustive_stop=False` of pabutools).
        case add1UntilOverspend = "add1-until-overspend"
        /// Whoever does not support a project has a vanishingly small utility for it.
        case epsilon
    }

    /// An outcome of the method.
    struct Outcome {
        /// Free projects with supporters, and what was funded before.
        var given: [Int]
        /// The last run.
        var run: SharesRun?
        /// How often one unit was added.
        var additions = 0

        var chosen: [Int] {
            guard let run else { return given }
            return given + run.bought.map { run.problem.projects[$0].option }
        }
    }

    /// The most times one unit is added.
    static let mostAdditions = 3_000_000

    let problem: BudgetProblem
    let completion: Completion

    /// Shares out what the projects `given` leave of the budget.
    func run(among candidates: [Int], given: [Int] = []) throws -> Outcome {
        let money = problem.budget - problem.cost(of: given)
        let free = candidates.filter { problem.costs[$0].isZero && !problem.supporters[$0].isEmpty }
        let base = Outcome(given: given + free)
        guard problem.election.voterCount > 0 else { return Outcome(given: given) }
        let priced = candidates.filter { !given.contains($0) && !problem.costs[$0].isZero }
        guard let shares = SharesProblem(problem, candidates: priced, money: money) else {
            throw TallyRefusal.tooLarge(rule: "equal-shares", limit: "amounts beyond 100 binary digits.")
        }
        switch completion {
        case .none, .epsilon: return try outcome(base, shares, additions: 0)
        default: return try addOne(base, shares)
        }
    }

    private func outcome(_ base: Outcome, _ shares: SharesProblem, additions: Int) throws -> Outcome {
        guard var run = SharesRun(shares, start: shares.start + Int128(additions) * shares.unit) else {
            throw TallyRefusal.tooLarge(rule: "equal-shares", limit: "amounts beyond 120 binary digits.")
        }
        if problem.limits.isEmpty {
            run.run()
        } else {
            run.run { project, bought in
                let chosen = Set(base.given + bought.map { shares.projects[$0].option })
                return problem.limits.allow(shares.projects[project].option, beside: chosen, problem.costs)
            }
        }
        var outcome = base
        (outcome.run, outcome.additions) = (run, additions)
        return outcome
    }

    private func addOne(_ base: Outcome, _ shares: SharesProblem) throws -> Outcome {
        let options = shares.projects.map(\.option)
        var last = base
        for additions in 0...EqualShares.mostAdditions {
            let next = try outcome(base, shares, additions: additions)
            let chosen = Set(next.chosen)
            if problem.cost(of: chosen) > problem.budget { return last }
            if chosen.isSuperset(of: options) { return next }
            if completion == .add1FirstExhaustive, problem.isExhaustive(chosen, among: options) {
                return next
            }
            if !problem.limits.isEmpty, isStuck(chosen, options) { return next }
            last = next
        }
        throw TallyRefusal.tooLarge(
            rule: "equal-shares", limit: "more than \(EqualShares.mostAdditions) units added to each voter.")
    }

    /// Whether limits other than the budget keep out all that is left.
    private func isStuck(_ chosen: Set<Int>, _ options: [Int]) -> Bool {
        options.allSatisfy { chosen.contains($0) || !problem.limits.allow($0, beside: chosen, problem.costs) }
    }
}

extension BudgetLimits {
    /// Whether nothing has to be checked between purchases.
    var isEmpty: Bool { caps.isEmpty && excluded.isEmpty }
}
