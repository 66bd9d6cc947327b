import CanonicalJSON
import Testing

@testable import Tally

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
