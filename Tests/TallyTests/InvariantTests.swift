import CanonicalJSON
import Testing

@testable import Tally

@Suite("What must hold for every election")
struct InvariantTests {
    private static let budgetRuns: [(String, [String: String])] = [
        ("greedy", [:]), ("greedy", ["utility": "cardinality", "too-dear": "stop"]), ("equal-shares", [:]),
        ("equal-shares", ["utility": "cardinality", "completion": "add1-first-exhaustive"]),
        ("equal-shares", ["completion": "add1-until-overspend", "then": "greedy"]),
        ("equal-shares", ["completion": "epsilon"]), ("phragmen", [:]), ("maximin-support", [:]),
    ]
    private static let rankedRules = [
        "schulze-winning-votes", "schulze-margins", "ranked-pairs", "minimax", "copeland", "split-cycle",
        "borda",
        "plurality", "two-round", "instant-runoff",
    ]

    @Test("no budget is exceeded, and a rule that promises exhaustiveness keeps it", arguments: 0..<80)
    func budgets(seed: Int) throws {
        let election = randomBudget(UInt64(seed))
        for (rule, options) in InvariantTests.budgetRuns {
            let outcome = try count(election, rule, options)
            let cost = outcome.winners.compactMap { election.options[$0].cost }.sum()
            #expect(cost == outcome.cost && cost <= election.budget ?? .zero)
            let isExhaustive =
                rule == "greedy" && options["too-dear"] == nil || options["then"] == "greedy"
                || options["completion"] == "epsilon" || rule == "maximin-support"
            if isExhaustive {
                let left = (election.budget ?? .zero) - cost
                #expect(
                    election.options.indices.allSatisfy {
                        outcome.winners.contains($0) || election.options[$0].cost ?? .zero > left
                    }, "\(rule) \(options)")
            }
        }
    }

    @Test("voters in another order change nothing", arguments: 0..<40)
    func anonymity(seed: Int) throws {
        var random = SplitMix(state: UInt64(seed) + 1000)
        let budget = randomBudget(UInt64(seed))
        var turned = budget
        turned.ballots = budget.ballots.flatMap { counted in
            (0..<counted.count).map { _ in CountedBallot(counted.ballot, count: 1) }
        }.shuffled(using: &random)
        for (rule, options) in InvariantTests.budgetRuns {
            #expect(try count(budget, rule, options).winners == count(turned, rule, options).winners)
        }
        let ranking = randomRanking(UInt64(seed))
        var mixed = ranking
        mixed.ballots.shuffle(using: &random)
        for rule in InvariantTests.rankedRules + ["stv-scottish", "stv-meek"] {
            #expect(try count(ranking, rule).winners == count(mixed, rule).winners)
        }
    }

    @Test("other names for the options change nothing but ties", arguments: 0..<40)
    func neutrality(seed: Int) throws {
        let ranking = randomRanking(UInt64(seed))
        var renamed = ranking
        for place in renamed.options.indices { renamed.options[place].id = "z\(99 - place)" }
        for rule in InvariantTests.rankedRules {
            let (one, other) = (try count(ranking, rule), try count(renamed, rule))
            #expect(Set(one.tied) == Set(other.tied), "\(rule)")
            if one.tied.isEmpty { #expect(one.winners == other.winners) }
        }
    }

    @Test("what a loser would need is enough, and one less is not", arguments: 0..<12)
    func explanations(seed: Int) throws {
        let runs: [(Election, String, [String: String])] = [
            (randomBudget(UInt64(seed)), "greedy", [:]),
            (randomBudget(UInt64(seed)), "equal-shares", ["completion": "add1-first-exhaustive"]),
            (randomRanking(UInt64(seed)), "schulze-margins", [:]),
            (randomRanking(UInt64(seed)), "stv-scottish", [:]),
        ]
        for (election, name, options) in runs {
            let rule = try RuleList.rule(named: name, for: election)
            let explanation = Explanation(try rule.count(election, options: options))
            for missing in explanation.missing() {
                guard let votes = missing.votes else { continue }
                #expect(explanation.wins(missing.option, with: votes))
                #expect(votes == 1 || !explanation.wins(missing.option, with: votes - 1))
            }
        }
    }

    @Test("a record counted again gives the same bytes; another file or a changed record does not pass")
    func records() throws {
        let election = randomBudget(7)
        let result = try RuleList.rule(named: "equal-shares", for: election).count(election)
        let record = result.record(inputHash: "h", format: .pabulib)
        let again = try Replay.again(record, election: election, inputHash: "h")
        #expect(again.isSame && again.record.canonicalBytes == record.canonicalBytes)
        #expect(throws: TallyRefusal.self) {
            try Replay.again(record, election: election, inputHash: "other")
        }
        var members = try #require(record.object)
        members["output"] = .object(["winners": []])
        #expect(try !Replay.again(.object(members), election: election, inputHash: "h").isSame)
    }

    @Test("every rule has a paper and a name of its own in its family")
    func rules() {
        #expect(RuleList.all.allSatisfy { !$0.paper.isEmpty && $0.version > 0 })
        let names = RuleList.all.map { "\($0.family) \($0.name)" }
        #expect(Set(names).count == names.count)
    }

    @Test("the answer for programs has the shape that is promised")
    func shape() throws {
        let election = randomBudget(3)
        let json = try RuleList.rule(named: "greedy", for: election).count(election).json
        #expect(json["rule"] == "greedy" && json["winners"]?.array != nil && json["cost"]?.string != nil)
        #expect(json["options"]?["utility"] == "cost" && json["options"]?["ties"] == "name")
    }
}
