import BigInt

/// Completes equal shares as the limit of a utility ε → 0 for whoever does not support a project (Peters,
/// Pierczyński and Skowron 2021, section 5): supporters give all they have left, the others share the rest
/// equally as far as they can; the project that asks least of them comes first.
struct EpsilonCompletion {
    let problem: BudgetProblem
    private var money: [Rational]

    /// Goes on from what each group of ballots has left.
    init(problem: BudgetProblem, money: [Rational]) {
        self.problem = problem
        self.money = money
    }

    /// What is funded besides, in order.
    mutating func run(_ chosen: Set<Int>, among candidates: [Int]) -> [Int] {
        var (taken, added) = (chosen, [Int]())
        while true {
            // NB: after add1 the voters hold more than the budget, which still bounds what is spent.
            let left = problem.budget - problem.cost(of: taken)
            let open = candidates.filter {
                !taken.contains($0) && problem.costs[$0] <= left
                    && problem.limits.allow($0, beside: taken, problem.costs)
            }
            let offers = open.compactMap { project in share(project).map { (project, $0) } }
            guard
                let best = offers.min(by: { one, other in
                    one.1 == other.1 ? problem.tiePlaces[one.0] < problem.tiePlaces[other.0] : one.1 < other.1
                })
            else { return added }
            pay(best.0, best.1)
            taken.insert(best.0)
            added.append(best.0)
        }
    }

    private func weight(_ group: Int) -> Rational { Rational(problem.election.ballots[group].count) }

    /// What each of the others is asked for; nil when all money together is not enough.
    private func share(_ project: Int) -> Rational? {
        let supporters = Set(problem.supporters[project].map(\.ballot))
        var missing = problem.costs[project] - supporters.map { money[$0] * weight($0) }.sum()
        if missing.sign <= 0 { return .zero }
        let others = money.indices.filter { !supporters.contains($0) }.sorted { money[$0] < money[$1] }
        var voters = others.map(weight).sum()
        for group in others {
            if missing <= money[group] * voters { return missing / voters }
            missing -= money[group] * weight(group)
            voters -= weight(group)
        }
        return nil
    }

    private mutating func pay(_ project: Int, _ share: Rational) {
        let supporters = Set(problem.supporters[project].map(\.ballot))
        let held = supporters.map { money[$0] * weight($0) }.sum()
        let part = held > problem.costs[project] ? problem.costs[project] / held : .one
        for group in money.indices {
            if supporters.contains(group) {
                money[group] = money[group] * (.one - part)
            } else {
                money[group] -= min(money[group], share)
            }
        }
    }
}
