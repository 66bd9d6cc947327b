/// The greedy rule: by falling utility for each unit of cost, as long as the money lasts (pabutools'
/// greedy_utilitarian_welfare for additive utilities; the rule of most cities).
struct GreedyBudget {
    let problem: BudgetProblem
    /// Whether a project that is too dear ends the count, instead of being passed over.
    var stopsAtFirst = false

    /// A project's rank among the others.
    private enum Density: Comparable {
        case finite(Rational)
        case infinite
    }

    /// Goes on from projects already chosen. Returns what was added, in order.
    func complete(_ chosen: Set<Int>, among candidates: [Int]) -> [Int] {
        let densities = self.densities()
        let order = candidates.filter { !chosen.contains($0) }.sorted {
            densities[$0] == densities[$1]
                ? problem.tiePlaces[$0] < problem.tiePlaces[$1] : densities[$0] > densities[$1]
        }
        var (taken, added) = (chosen, [Int]())
        var left = problem.budget - problem.cost(of: chosen)
        for project in order {
            let fits = problem.costs[project] <= left
            guard fits, problem.limits.allow(project, beside: taken, problem.costs) else {
                if stopsAtFirst { break }
                continue
            }
            taken.insert(project)
            added.append(project)
            left -= problem.costs[project]
        }
        return added
    }

    private func densities() -> [Density] {
        zip(problem.totalUtilities(), problem.costs).map { total, cost in
            guard total.sign > 0 else { return .finite(.zero) }
            return cost.isZero ? .infinite : .finite(total / cost)
        }
    }
}
