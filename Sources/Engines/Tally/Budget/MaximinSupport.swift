import BigInt

/// The maximin support rule for budgets (Aziz, Lee and Talmon 2018, “generalised sequential Phragmén”): each
/// time the project that leaves the smallest greatest load, costs being spread anew.
struct MaximinSupport {
    let problem: BudgetProblem

    /// The projects chosen, in order, with the greatest load after each; nil is infinite.
    func run(among candidates: [Int], given: [Int] = []) -> [(project: Int, load: Rational?)] {
        let unit = problem.costs.commonDenominator
        let costs = problem.costs.map { ($0 * Rational(unit)).numerator }
        var (chosen, steps) = (given, [(project: Int, load: Rational?)]())
        var left = problem.budget - problem.cost(of: given)
        var open = candidates
        while true {
            open = open.filter {
                problem.costs[$0] <= left && problem.limits.allow($0, beside: Set(chosen), problem.costs)
            }
            guard !open.isEmpty else { return steps }
            let loads = open.map { self.load(of: chosen + [$0], costs).map { $0 / Rational(unit) } }
            guard let place = best(open, loads) else { return steps }
            chosen.append(open[place])
            left -= problem.costs[open[place]]
            steps.append((open[place], loads[place]))
            open.remove(at: place)
        }
    }

    private func load(of projects: [Int], _ costs: [BigInt]) -> Rational? {
        var approved = [[Int]](repeating: [], count: problem.election.ballots.count)
        for (place, project) in projects.enumerated() {
            for supporter in problem.supporters[project] { approved[supporter.ballot].append(place) }
        }
        var weights: [[Int]: Int] = [:]
        for (options, counted) in zip(approved, problem.election.ballots) where !options.isEmpty {
            weights[options, default: 0] += counted.count
        }
        let groups = weights.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map { LoadBalance.Group(options: $0.key, weight: $0.value) }
        return LoadBalance(costs: projects.map { costs[$0] }, groups: groups).heaviest()?.load
    }

    private func best(_ open: [Int], _ loads: [Rational?]) -> Int? {
        open.indices.min { one, other in
            switch (loads[one], loads[other]) {
            case (let a?, let b?) where a != b: a < b
            case (.some, nil): true
            case (nil, .some): false
            default: problem.tiePlaces[open[one]] < problem.tiePlaces[open[other]]
            }
        }
    }
}
