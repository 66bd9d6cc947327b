import BigInt

/// Phragmén's sequential rule for budgets: everybody earns at the same pace, supporters buy what they can
/// first (Los, Christoff and Grossi 2022; as pabutools stops: when a project that is next would exceed the
/// budget).
///
/// All loads stand over one common denominator. A voter's load is that of the last project bought, so a
/// project's sum is a sum over the few projects bought, with whole weights.
struct SequentialPhragmen {
    let problem: BudgetProblem

    private struct State {
        var scale = BigInt(1)
        /// The load after each purchase, in units of 1/scale; nought comes first.
        var loads: [BigInt] = [0]
        /// For each group of ballots, its last purchase as a place in `loads`.
        var lastBought: [Int]
    }

    /// One step of the count.
    struct Step {
        let project: Int
        /// The load of each supporter afterwards; nil when nobody supports it.
        let load: Rational?
    }

    /// The projects bought, in order.
    func run(among candidates: [Int], given: [Int] = []) -> [Step] {
        var state = State(lastBought: Array(repeating: 0, count: problem.election.ballots.count))
        let (costs, unit) = wholeCosts()
        var open = candidates.filter { problem.costs[$0] <= problem.budget }
        var (chosen, spent, steps) = (Set(given), problem.cost(of: given), [Step]())
        while !open.isEmpty {
            let loads = open.map { self.load(of: $0, costs, state) }
            let tied = SequentialPhragmen.least(loads).map { open[$0] }
            guard !tied.contains(where: { spent + problem.costs[$0] > problem.budget }),
                let next = tied.min(by: { problem.tiePlaces[$0] < problem.tiePlaces[$1] }),
                let place = open.firstIndex(of: next)
            else { break }
            let bought = loads[place]
            steps.append(
                Step(project: next, load: bought.map { Rational($0.top, $0.bottom * unit * state.scale) }))
            buy(next, bought, &state)
            chosen.insert(next)
            spent += problem.costs[next]
            open.remove(at: place)
            open.removeAll { !problem.limits.allow($0, beside: chosen, problem.costs) }
        }
        return steps
    }

    private func wholeCosts() -> (costs: [BigInt], unit: BigInt) {
        let unit = problem.costs.commonDenominator
        return (problem.costs.map { ($0 * Rational(unit)).numerator }, unit)
    }

    /// (sum of the supporters' loads + cost) over the number of supporters, in units of the common scale.
    private func load(of project: Int, _ costs: [BigInt], _ state: State) -> (top: BigInt, bottom: BigInt)? {
        var weights = [Int](repeating: 0, count: state.loads.count)
        for supporter in problem.supporters[project] {
            weights[state.lastBought[supporter.ballot]] += problem.election.ballots[supporter.ballot].count
        }
        let votes = weights.reduce(0, +)
        guard votes > 0 else { return nil }
        var sum = costs[project] * state.scale
        for (weight, load) in zip(weights, state.loads) where weight > 0 { sum += load * BigInt(weight) }
        return (sum, BigInt(votes))
    }

    private static func least(_ loads: [(top: BigInt, bottom: BigInt)?]) -> [Int] {
        var best: [Int] = []
        for (place, load) in loads.enumerated() {
            guard let first = best.first else {
                best = [place]
                continue
            }
            switch (load, loads[first]) {
            case (let new?, let old?):
                let (left, right) = (new.top * old.bottom, old.top * new.bottom)
                if left < right { best = [place] } else if left == right { best.append(place) }
            case (.some, nil): best = [place]
            case (nil, nil): best.append(place)
            case (nil, .some): break
            }
        }
        return best
    }

    private func buy(_ project: Int, _ load: (top: BigInt, bottom: BigInt)?, _ state: inout State) {
        guard let load else { return }
        let common = load.top.greatestCommonDivisor(with: load.bottom)
        let (top, bottom) = (load.top / common, load.bottom / common)
        if bottom != 1 {
            state.scale *= bottom
            state.loads = state.loads.map { $0 * bottom }
        }
        state.loads.append(top)
        for supporter in problem.supporters[project] {
            state.lastBought[supporter.ballot] = state.loads.count - 1
        }
    }
}
