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
        /// with a supporter is funded (the official rule of cities, which Pabulib's checker applies).
        case add1UntilOverspend = "add1-until-overspend"
        /// Whoever does not support a project has a vanishingly small utility for it.
        case epsilon
    }

    /// What add1 counts on from, after a first outcome with equal shares of the budget.
    enum Start: String, CaseIterable {
        /// The equal share itself (pabutools).
        case exact
        /// The equal share cut to whole units of money (equalshares.net and Pabulib's checker).
        case whole
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
    var start = Start.exact
    /// Whether an answer that is nearly always that of add1 will do.
    var isRough = false

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
        guard var run = SharesRun(shares, start: money(shares, additions)) else {
            throw TallyRefusal.tooLarge(rule: "equal-shares", limit: "amounts beyond 62 binary digits.")
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

    /// What every voter has after so many additions.
    private func money(_ shares: SharesProblem, _ additions: Int) -> Int128 {
        let isCut = additions > 0 && start == .whole
        return (isCut ? shares.start / shares.unit * shares.unit : shares.start)
            + Int128(additions) * shares.unit
    }

    private enum Verdict {
        case tooDear, last, goesOn
    }

    private func verdict(_ next: Outcome, _ options: [Int]) -> Verdict {
        let chosen = Set(next.chosen)
        if problem.cost(of: chosen) > problem.budget { return .tooDear }
        let ends =
            chosen.isSuperset(of: options)
            || completion == .add1FirstExhaustive && problem.isExhaustive(chosen, among: options)
            || !problem.limits.isEmpty && isStuck(chosen, options)
        return ends ? .last : .goesOn
    }

    private func addOne(_ base: Outcome, _ shares: SharesProblem) throws -> Outcome {
        if isRough { return try addRoughly(base, shares) }
        let options = shares.projects.map(\.option)
        var last = base
        for additions in 0...EqualShares.mostAdditions {
            let next = try outcome(base, shares, additions: additions)
            switch verdict(next, options) {
            case .tooDear: return last
            case .last: return next
            case .goesOn: last = next
            }
        }
        throw TallyRefusal.tooLarge(
            rule: "equal-shares", limit: "more than \(EqualShares.mostAdditions) units added to each voter.")
    }

    /// The same by doubling and halving, as if no outcome that ends the count lay before one that does not.
    private func addRoughly(_ base: Outcome, _ shares: SharesProblem) throws -> Outcome {
        let options = shares.projects.map(\.option)
        var (fits, ends) = (-1, EqualShares.mostAdditions)
        var (fitting, ending): (Outcome, Outcome?) = (base, nil)
        while ends - fits > 1 {
            let isBounded = ends < EqualShares.mostAdditions
            let tried = isBounded ? (fits + ends) / 2 : min(2 * fits + 2, ends - 1)
            let next = try outcome(base, shares, additions: tried)
            switch verdict(next, options) {
            case .tooDear: (ends, ending) = (tried, nil)
            case .last: (ends, ending) = (tried, next)
            case .goesOn: (fits, fitting) = (tried, next)
            }
        }
        return ending ?? fitting
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
