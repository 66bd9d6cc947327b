/// A budget to share out: an election with costs, a utility, a tie rule and limits.
struct BudgetProblem {
    /// One group of equal ballots that is for a project.
    struct Supporter {
        let ballot: Int
        let utility: Rational
    }

    let election: Election
    let budget: Rational
    let costs: [Rational]
    let utility: Utility
    let limits: BudgetLimits
    /// A smaller place wins a tie.
    let tiePlaces: [Int]
    /// For each project, who gets something out of it.
    let supporters: [[Supporter]]

    init(_ election: Election, utility: Utility, ties: TieRule, limits: BudgetLimits, rule: String) throws {
        guard let budget = election.budget else {
            throw TallyRefusal.unsuited(rule: rule, reason: "the file has no budget.")
        }
        guard election.options.allSatisfy({ $0.cost != nil }) else {
            throw TallyRefusal.unsuited(rule: rule, reason: "an option has no cost.")
        }
        guard utility != .borda || election.kind == .ordinal else {
            throw TallyRefusal.unsuited(rule: rule, reason: "utility=borda needs rankings.")
        }
        guard election.kind != .grades else {
            throw TallyRefusal.unsuited(rule: rule, reason: "grades are no utility.")
        }
        self.election = election
        self.budget = budget
        self.utility = utility
        self.limits = limits
        costs = election.options.map { $0.cost ?? .zero }
        tiePlaces = ties.places(in: election)
        supporters = BudgetProblem.supporters(election, costs, utility)
    }

    private static func supporters(
        _ election: Election, _ costs: [Rational], _ utility: Utility
    ) -> [[Supporter]] {
        var lists = [[Supporter]](repeating: [], count: election.options.count)
        for (index, counted) in election.ballots.enumerated() {
            for (place, option) in counted.ballot.options.enumerated() {
                let value = utility.value(counted.ballot, place: place, cost: costs[Int(option)])
                if value.sign > 0 { lists[Int(option)].append(Supporter(ballot: index, utility: value)) }
            }
        }
        return lists
    }

    /// The sum over all voters of what a project is worth to them, negative points included.
    func totalUtilities() -> [Rational] {
        var totals = [Rational](repeating: .zero, count: costs.count)
        for counted in election.ballots {
            for (place, option) in counted.ballot.options.enumerated() {
                let value = utility.value(counted.ballot, place: place, cost: costs[Int(option)])
                totals[Int(option)] += value * Rational(counted.count)
            }
        }
        return totals
    }

    func cost(of chosen: some Sequence<Int>) -> Rational { chosen.map { costs[$0] }.sum() }

    /// Whether some project among `candidates` could still be added to `chosen`.
    func isExhaustive(_ chosen: Set<Int>, among candidates: some Sequence<Int>) -> Bool {
        let spent = cost(of: chosen)
        return !candidates.contains {
            !chosen.contains($0) && spent + costs[$0] <= budget && limits.allow($0, beside: chosen, costs)
        }
    }
}
