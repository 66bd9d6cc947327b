import BigInt
import CanonicalJSON
import Testing

@testable import Tally

/// Equal shares in plain fractions, voter by voter, straight from the definition: for comparison only.
struct PlainShares {
    let election: Election

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
            return left == right ? one.0 < other.0 : left < right
        }
    }

    private func ratio(_ offer: (Int, Rational)) -> Rational {
        offer.1 / (election.options[offer.0].cost ?? .one)
    }
}

@Suite("Sharing out a budget")
struct BudgetTests {
    /// Three districts that vote for their own: the greedy rule gives the largest everything.
    private let districts = Election(
        kind: .approval, options: ["a1", "a2", "a3", "b1", "c1"].map { Choice(id: $0, cost: 10_000) },
        budget: 30_000,
        ballots: [
            CountedBallot(Ballot(approving: [0, 1, 2]), count: 40),
            CountedBallot(Ballot(approving: [3]), count: 30),
            CountedBallot(Ballot(approving: [4]), count: 30),
        ])

    @Test("the greedy rule funds the largest group's projects, equal shares what each group can pay")
    func proportion() throws {
        #expect(try winners(districts, "greedy", ["utility": "cardinality"]) == ["a1", "a2", "a3"])
        #expect(try winners(districts, "equal-shares") == ["a1"])
        #expect(
            try winners(districts, "equal-shares", ["completion": "add1-first-exhaustive"]) == [
                "a1", "b1", "c1",
            ])
        #expect(try winners(districts, "phragmen") == ["a1", "b1", "c1"])
        #expect(try winners(districts, "maximin-support") == ["a1", "b1", "c1"])
    }

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

    @Test("caps, floors, exclusions and thresholds hold")
    func limits() throws {
        var election = districts
        for option in election.options.indices {
            election.options[option].fields["district"] = String(election.options[option].id.prefix(1))
        }
        let capped = ["utility": "cardinality", "group": "district", "caps": "a:20000"]
        #expect(try winners(election, "greedy", capped) == ["a1", "a2", "b1"])
        let floored = ["utility": "cardinality", "group": "district", "floors": "c:10000"]
        #expect(try winners(election, "greedy", floored) == ["a1", "a2", "c1"])
        #expect(try winners(election, "greedy", ["exclude": "a1+a2,a1+a3"]) == ["a1", "b1", "c1"])
        #expect(try winners(election, "greedy", ["min-votes": "35"]) == ["a1", "a2", "a3"])
        #expect(throws: TallyRefusal.self) { try winners(election, "greedy", ["caps": "a:20000"]) }
    }

    @Test("the greedy rule passes over what is too dear, or stops there")
    func tooDear() throws {
        let election = Election(
            kind: .approval,
            options: [("a", 10), ("b", 25), ("c", 5)].map { Choice(id: $0, cost: Rational($1)) },
            budget: 20,
            ballots: [
                CountedBallot(Ballot(approving: [0, 1]), count: 3),
                CountedBallot(Ballot(approving: [0, 1, 2]), count: 1),
            ])
        #expect(try winners(election, "greedy") == ["a", "c"])
        #expect(try winners(election, "greedy", ["too-dear": "stop"]) == ["a"])
    }

    @Test(
        "groups have their floors and caps under every rule",
        arguments: ["greedy", "equal-shares", "phragmen", "maximin-support"])
    func groups(rule: String) throws {
        var election = districts
        for option in election.options.indices {
            election.options[option].fields["district"] = String(election.options[option].id.prefix(1))
        }
        var options = ["group": "district", "caps": "a:10000", "floors": "c:10000"]
        if rule == "equal-shares" { options["completion"] = "add1-until-overspend" }
        let chosen = try winners(election, rule, options)
        #expect(chosen.contains("c1") && chosen.count { $0.hasPrefix("a") } == 1, "\(chosen)")
    }

    @Test("points and rankings share out a budget by what they say")
    func utilities() throws {
        func budget(_ kind: Election.Kind, _ ballots: [Ballot]) -> Election {
            Election(
                kind: kind, options: ["a", "b", "c"].map { Choice(id: $0, cost: 10) }, budget: 10,
                ballots: ballots.map { CountedBallot($0, count: 1) })
        }
        // Four points for b from one voter outweigh one each for a from two.
        let points = [(0, 4), (1, 0), (1, 0)].map { a, b in
            Ballot(points: [(option: 0, value: Rational(a)), (option: 1, value: Rational(b))])
        }
        #expect(try winners(budget(.cumulative, points), "greedy") == ["b"])
        let rankings = [[[1], [0], [2]], [[1], [2], [0]], [[0], [1], [2]]].map { Ballot(tiers: $0) }
        for rule in ["greedy", "equal-shares"] {
            let options = rule == "greedy" ? [:] : ["completion": "add1-first-exhaustive"]
            #expect(try winners(budget(.ordinal, rankings), rule, options) == ["b"])
        }
        #expect(throws: TallyRefusal.self) {
            try winners(budget(.cumulative, points), "greedy", ["utility": "borda"])
        }
    }

    @Test("epsilon completion spends what is left on whoever asks least of the others")
    func epsilon() throws {
        #expect(try winners(districts, "equal-shares", ["completion": "epsilon"]) == ["a1", "b1", "c1"])
    }

    @Test("ties are broken as named")
    func ties() throws {
        let even = Election(
            kind: .approval, options: [Choice(id: "10", cost: 6), Choice(id: "9", cost: 5)], budget: 6,
            ballots: [CountedBallot(Ballot(approving: [0, 1]), count: 2)])
        #expect(try winners(even, "greedy", ["utility": "cost"]) == ["10"])
        #expect(try winners(even, "greedy", ["utility": "cost", "ties": "cost-then-votes"]) == ["9"])
        let lots = try Set((0..<20).map { try winners(even, "greedy", ["ties": "lot:\($0)"]) })
        #expect(lots.count == 2)
    }

    @Test("who paid what adds up to what each project costs", arguments: 0..<60)
    func payments(seed: Int) throws {
        let election = randomBudget(UInt64(seed))
        for step in try count(election, "equal-shares").steps where step["code"] == "paid" {
            let paid = (step["payments"]?.array ?? []).map { line in
                (Rational(decimal: line["each"]?.string ?? "") ?? .zero)
                    * Rational(Int(line["voters"]?.integer ?? 0))
            }.sum()
            #expect(paid.exactText == step["cost"]?.string)
        }
    }
}

extension Rational: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self.init(value) }
}
