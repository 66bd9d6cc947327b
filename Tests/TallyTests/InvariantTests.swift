import CanonicalJSON
import Testing

@testable import Tally

@Suite("What must hold for every election")
struct InvariantTests {
    private typealias Run = (election: Election, rule: String, options: [String: String])

    private static let budgetRuns: [(rule: String, options: [String: String])] = [
        ("greedy", [:]), ("greedy", ["utility": "cardinality", "too-dear": "stop"]), ("equal-shares", [:]),
        ("equal-shares", ["utility": "cardinality", "completion": "add1-first-exhaustive"]),
        ("equal-shares", ["completion": "add1-first-exhaustive", "then": "greedy"]),
        ("equal-shares", ["completion": "add1-until-overspend"]),
        ("equal-shares", ["completion": "add1-until-overspend", "then": "greedy"]),
        ("equal-shares", ["completion": "add1-until-overspend", "then": "epsilon"]),
        ("equal-shares", ["completion": "epsilon"]), ("phragmen", [:]), ("maximin-support", [:]),
    ]
    private static let rankedRules = [
        "schulze-winning-votes", "schulze-margins", "ranked-pairs", "minimax", "copeland", "split-cycle",
        "borda", "plurality", "two-round", "instant-runoff",
    ]
    /// NB: Greedy Monroe and the increments go by the voters' and candidates' order, as their source does.
    private static let committeeRules = RuleList.all.filter {
        $0.family == .committee
            && !["greedy-monroe", "equal-shares-with-increment-completion"].contains($0.name)
    }.map(\.name)

    /// Budgets of every kind with the rules that take them.
    private static func budgets(_ seed: Int) -> [Run] {
        [Election.Kind.approval, .cumulative, .scoring, .ordinal].flatMap { kind -> [Run] in
            let election =
                kind == .approval ? randomBudget(UInt64(seed)) : randomBudget(UInt64(seed), kind: kind)
            let fitting = budgetRuns.filter {
                kind == .approval || !["phragmen", "maximin-support"].contains($0.rule)
            }
            return fitting.map { (election, $0.rule, $0.options) }
        }
    }

    private static func others(_ seed: Int) -> [Run] {
        let ranking = randomRanking(UInt64(seed))
        let committee = randomCommittee(UInt64(seed))
        return rankedRules.map { (ranking, $0, [:]) }
            + committeeRules.map { (committee, $0, [:]) }
            + [(randomGrades(UInt64(seed)), "majority-judgment", [:])]
    }

    @Test("no budget is exceeded, and a rule that promises exhaustiveness keeps it", arguments: seeds(80))
    func budgets(seed: Int) throws {
        for (election, rule, options) in InvariantTests.budgets(seed) {
            let outcome = try count(election, rule, options)
            let cost = outcome.winners.compactMap { election.options[$0].cost }.sum()
            #expect(cost == outcome.cost && cost <= election.budget ?? .zero)
            let isExhaustive =
                rule == "greedy" && options["too-dear"] == nil || options["then"] != nil
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

    @Test("voters in another order change nothing", arguments: seeds(16))
    func anonymity(seed: Int) throws {
        var random = SplitMix(state: UInt64(seed) + 1000)
        let transferable: [Run] = ["stv-scottish", "stv-meek"].map { (randomRanking(UInt64(seed)), $0, [:]) }
        for (election, rule, options) in InvariantTests.budgets(seed) + InvariantTests.others(seed)
            + transferable
        {
            var turned = election
            turned.ballots = election.ballots.flatMap { counted in
                (0..<counted.count).map { _ in CountedBallot(counted.ballot, count: 1) }
            }.shuffled(using: &random)
            let (one, other) = (try count(election, rule, options), try count(turned, rule, options))
            #expect(one.winners == other.winners && one.tied == other.tied, "\(rule) \(options)")
        }
    }

    @Test("other names for the options change nothing but ties", arguments: seeds(16))
    func neutrality(seed: Int) throws {
        for (election, rule, options) in InvariantTests.others(seed) {
            var renamed = election
            for place in renamed.options.indices { renamed.options[place].id = "z\(99 - place)" }
            let (one, other) = (try count(election, rule, options), try count(renamed, rule, options))
            #expect(Set(one.tied) == Set(other.tied), "\(rule)")
            if one.tied.isEmpty { #expect(one.winners == other.winners, "\(rule)") }
        }
    }

    @Test("options in another order change nothing, since ties go by name", arguments: seeds(16))
    func order(seed: Int) throws {
        for (election, rule, options) in InvariantTests.budgets(seed) + InvariantTests.others(seed) {
            let turned = InvariantTests.reversed(election)
            #expect(
                try winners(election, rule, options) == winners(turned, rule, options), "\(rule) \(options)")
        }
    }

    /// The same election with its options listed from last to first.
    private static func reversed(_ election: Election) -> Election {
        var turned = election
        turned.options.reverse()
        let last = election.options.count - 1
        turned.ballots = election.ballots.map { counted in
            let ballot = counted.ballot
            let places = ballot.options.map { last - Int($0) }
            let other: Ballot =
                switch election.kind {
                case .approval: Ballot(approving: places)
                case .ordinal: Ballot(tiers: ballot.tiers.map { $0.map { last - $0 } })
                default: Ballot(points: zip(places, ballot.points).map { (option: $0, value: $1) })
                }
            return CountedBallot(other, count: counted.count)
        }
        return turned
    }

    @Test("what a loser would need is enough, and one less is not", arguments: seeds(6))
    func explanations(seed: Int) throws {
        let transferable: [Run] = ["stv-scottish", "stv-meek"].map { (randomRanking(UInt64(seed)), $0, [:]) }
        var found = 0
        for (election, name, options) in InvariantTests.budgets(seed) + InvariantTests.others(seed)
            + transferable
        {
            let rule = try RuleList.rule(named: name, for: election)
            let explanation = Explanation(try rule.count(election, options: options))
            for missing in explanation.missing() {
                guard let votes = missing.votes else { continue }
                found += 1
                #expect(explanation.wins(missing.option, with: votes), "\(name) \(options)")
                #expect(!explanation.wins(missing.option, with: votes - 1), "\(name) \(options)")
            }
        }
        #expect(found > 0)
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
        for key in members.keys where key != "output" {
            var damaged = members
            damaged[key] = "odd"
            #expect(throws: TallyRefusal.self, "\(key)") {
                try Replay.again(.object(damaged), election: election, inputHash: "h")
            }
        }
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
