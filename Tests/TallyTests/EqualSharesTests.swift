import BigInt
import CanonicalJSON
import Testing

@testable import Tally

/// Equal shares in plain fractions, voter by voter, straight from the definition: for comparison only.
struct PlainShares {
    let election: Election
    /// Whether ties go to the lower cost, then more votes, then the project's number; else to the number.
    var prefersCheap = false

    func run(start: Rational) -> Set<Int> {
        var money = election.ballots.flatMap { Array(repeating: start, count: $0.count) }
        let voters = election.ballots.flatMap {
            Array(repeating: Set($0.ballot.options.map { Int($0) }), count: $0.count)
        }
        var chosen: Set<Int> = []
        while let (project, price) = next(money, voters, chosen) {
            chosen.insert(project)
            for voter in voters.indices where voters[voter].contains(project) {
                money[voter] -= min(money[voter], price)
            }
        }
        return chosen
    }

    /// With cost utility the ratio is the price over the cost; ties go by the project's number.
    private func next(_ money: [Rational], _ voters: [Set<Int>], _ chosen: Set<Int>) -> (Int, Rational)? {
        let offers = election.options.indices.filter { !chosen.contains($0) }.compactMap {
            project -> (Int, Rational)? in
            let held = voters.indices.filter { voters[$0].contains(project) }.map { money[$0] }.sorted()
            guard let cost = election.options[project].cost, held.sum() >= cost, !held.isEmpty else {
                return nil
            }
            var missing = cost
            for (place, amount) in held.enumerated() {
                let price = missing / Rational(held.count - place)
                if amount >= price { return (project, price) }
                missing -= amount
            }
            return nil
        }
        return offers.min { one, other in
            let (left, right) = (ratio(one), ratio(other))
            return left == right ? precedes(one.0, other.0) : left < right
        }
    }

    private func precedes(_ one: Int, _ other: Int) -> Bool {
        guard prefersCheap else { return one < other }
        let (cost, otherCost) = (election.options[one].cost ?? .zero, election.options[other].cost ?? .zero)
        let votes = election.votesByOption
        return (cost, -votes[one], one) < (otherCost, -votes[other], other)
    }

    private func ratio(_ offer: (Int, Rational)) -> Rational {
        offer.1 / (election.options[offer.0].cost ?? .one)
    }
}

@Suite("Equal shares and its completions")
struct EqualSharesTests {
    @Test("fixed point with exact fractions gives what plain fractions give", arguments: 0..<400)
    func exactness(seed: Int) throws {
        let election = randomBudget(UInt64(seed))
        let problem = try BudgetProblem(
            election, utility: .cost, ties: .name, limits: BudgetLimits(), rule: "equal-shares")
        let outcome = try EqualShares(problem: problem, completion: .none).run(
            among: Array(election.options.indices))
        let start = (election.budget ?? .zero) / Rational(election.voterCount)
        #expect(Set(outcome.chosen) == PlainShares(election: election).run(start: start))
    }

    @Test("the two definitions of add1 differ where an exhaustive outcome can still grow cheaper")
    func definitions() throws {
        var differences = 0
        for seed in 0..<600 {
            let election = randomBudget(UInt64(seed))
            let first = try count(election, "equal-shares", ["completion": "add1-first-exhaustive"])
            let last = try count(election, "equal-shares", ["completion": "add1-until-overspend"])
            #expect((first.cost ?? .zero) <= (election.budget ?? .zero))
            #expect((last.cost ?? .zero) <= (election.budget ?? .zero))
            if first.winners != last.winners { differences += 1 }
        }
        #expect(differences > 0)
    }

    /// add1 as Pabulib's checker 1.0.8 applies it: first with equal shares, then counting on from whole units
    /// until the budget would be exceeded; ties to the lower cost, then more votes.
    private func official(_ election: Election) throws -> Set<Int> {
        let plain = PlainShares(election: election, prefersCheap: true)
        let (budget, voters) = (try #require(election.budget), Rational(election.voterCount))
        let supported = Set(election.ballots.flatMap { $0.ballot.options.map { Int($0) } })
        var (chosen, each) = (plain.run(start: budget / voters), Rational((budget / voters).floor))
        while chosen != supported {
            each += .one
            let next = plain.run(start: each)
            if next.map({ election.options[$0].cost ?? .zero }).sum() > budget { break }
            chosen = next
        }
        return chosen
    }

    @Test("add1-until-overspend is the official rule, which counts on from whole units", arguments: seeds(80))
    func untilOverspend(seed: Int) throws {
        let election = randomBudget(UInt64(seed))
        let found = try count(
            election, "equal-shares", ["completion": "add1-until-overspend", "ties": "cost-then-votes"])
        #expect(try Set(found.winners) == official(election))
    }

    @Test("counting on from the exact share and from whole units differ")
    func starts() throws {
        let differences = try (0..<200).filter { seed in
            let election = randomBudget(UInt64(seed))
            let runs = try ["exact", "whole"].map {
                try winners(
                    election, "equal-shares", ["completion": "add1-until-overspend", "start": $0])
            }
            return runs[0] != runs[1]
        }
        #expect(!differences.isEmpty)
    }

    @Test("amounts of sixty binary digits are counted exactly, larger ones refused")
    func largeAmounts() throws {
        for seed in 0..<60 {
            var election = randomBudget(UInt64(seed))
            let factor = Rational(10).power(16)
            election.budget = election.budget.map { $0 * factor }
            for place in election.options.indices {
                election.options[place].cost = election.options[place].cost.map { $0 * factor }
            }
            #expect(
                try winners(election, "equal-shares") == winners(randomBudget(UInt64(seed)), "equal-shares"))
            election.budget = election.budget.map { $0 * Rational(10).power(8) }
            #expect(throws: TallyRefusal.self) { try winners(election, "equal-shares") }
        }
    }

    @Test("by Borda's points a loser is told how many voters must rank it first")
    func rankedFirst() throws {
        let rankings = [[[1], [0]], [[1], [0]], [[1], [0]]].map { CountedBallot(Ballot(tiers: $0), count: 1) }
        let election = Election(
            kind: .ordinal, options: ["a", "b"].map { Choice(id: $0, cost: 10) }, budget: 10,
            ballots: rankings)
        let result = try RuleList.rule(named: "greedy", for: election).count(election)
        // Three points for b; as many for a tie, which goes to a by its name.
        #expect(Explanation(result).missing().map(\.votes) == [3])
    }
}
