import BigInt
import CanonicalJSON
import Testing

@testable import Tally

@Suite("Filling seats with transferable votes")
struct TransferableTests {
    /// The election of the steering committee of the Green Party of the United States, 24 July 2005: 13
    /// candidates, 4 seats, 94 ballots. Droop (Lundell 2010) publishes counts of it, stage by stage.
    private static let committee = """
        19 7 8 9 11 12 0; 1 13 7 5 4 2 1 0; 1 5 13 2 7 4 1 0; 1 13 4 1 2 0; 1 4 2 13 1 3 0
        1 4 13 2 7 0; 1 7 8 12 1 13 9 2 4 11 5 0; 1 1 13 3 4 7 5 2 0; 2 4 1 13 7 3 5 2 0
        1 1 4 13 2 7 5 3 9 8 12 11 0; 2 7 1 8 9 13 3 2 4 12 5 11 0; 1 5 1 13 3 2 4 7 0
        1 7 8 9 3 12 2 13 5 1 4 0; 2 3 13 1 2 0; 1 4 7 13 5 0; 1 4 5 13 3 2 1 0; 1 7 9 8 12 11 2 13 0
        3 4 3 13 1 0; 1 13 3 4 1 7 2 5 0; 1 3 13 4 1 7 2 5 0; 1 13 3 4 1 2 5 7 0; 1 13 1 4 2 5 3 7 0
        1 13 4 3 1 2 5 0; 1 3 13 1 4 2 7 5 0; 1 4 3 13 8 0; 2 1 4 13 7 0; 1 7 3 4 13 1 5 0
        1 9 11 8 7 0; 1 13 3 5 2 0; 1 4 5 2 3 13 0; 1 13 5 2 4 1 3 7 0; 1 13 5 2 1 7 3 8 0
        1 7 8 9 12 11 0; 1 7 8 4 9 12 0; 1 13 4 7 2 8 0; 1 4 13 2 7 1 8 0; 1 7 8 11 9 12 0
        1 8 4 7 11 13 9 0; 1 7 4 2 13 0; 1 13 1 7 4 0; 1 4 1 2 13 9 5 0; 1 1 4 13 5 3 2 0
        1 7 5 4 8 11 2 13 1 3 9 12 0; 1 4 8 7 5 13 2 1 3 9 0; 1 3 4 7 2 12 13 8 1 5 0; 2 7 8 11 9 0
        1 13 2 4 7 5 1 0; 1 7 8 9 11 0; 1 2 7 8 12 13 11 1 5 9 0; 1 4 7 8 2 0; 1 4 13 5 2 1 3 0
        1 13 4 7 3 1 5 8 2 9 0; 1 4 3 13 1 7 0; 1 13 4 1 3 0; 1 4 1 13 3 2 7 8 0; 1 2 4 13 5 0
        1 2 3 4 1 13 7 0; 1 3 1 4 13 0; 1 4 3 1 2 11 0; 1 3 1 4 13 2 7 0; 1 4 1 2 8 3 0
        2 4 1 5 13 2 3 0; 1 13 7 3 2 5 4 1 0; 1 13 5 7 2 4 1 0; 1 1 13 3 7 2 4 5 0; 2 13 1 2 7 4 5 3 0
        1 3 1 4 2 13 7 9 5 8 0
        """

    private func committee() throws -> Election {
        let ballots = TransferableTests.committee.split { $0 == ";" || $0 == "\n" }.joined(separator: "\n")
        return try read("13 4\n" + ballots + "\n0\n", .blt)
    }

    private func votes(_ step: JSONValue?) -> [String: String] {
        (step?["votes"]?.object ?? [:]).compactMapValues(\.string)
    }

    @Test("the Scottish count of a real election has Droop's figures at every stage")
    func scottish() throws {
        let election = try committee()
        let outcome = try count(election, "stv-scottish")
        #expect(outcome.winnerIDs(election) == ["13", "3", "4", "7"])
        let stages = outcome.steps.filter { $0["nonTransferable"] != nil }
        #expect(stages.first?["quota"] == "19")
        let first = votes(stages[1])
        #expect(first["8"] == "12.45448" && first["1"] == "6.84848" && first["7"] == "19")
        let second = votes(stages[2])
        #expect(second["13"] == "18.54544" && second["3"] == "9.2424" && second["4"] == "19")
        let last = votes(stages.last)
        #expect(last == ["3": "18.59172", "4": "19", "7": "19", "13": "19"])
        let excluded = outcome.steps.filter { $0["code"] == "excluded" }.compactMap { $0["option"]?.string }
        #expect(Set(excluded.prefix(4)) == ["6", "10", "11", "12"])
        #expect(Array(excluded.dropFirst(4)) == ["9", "5", "2", "1", "8"])
    }

    @Test("empty ballots are void: they raise no quota", arguments: ["stv-scottish", "stv-meek"])
    func voidBallots(rule: String) throws {
        let valid = try read("3 1\n3 1 0\n2 2 0\n0\n", .blt)
        let more = try read("3 1\n3 1 0\n2 2 0\n40 0\n0\n", .blt)
        let (one, other) = (try count(valid, rule), try count(more, rule))
        #expect(one.winners == other.winners && one.steps.first?["quota"] == other.steps.first?["quota"])
        #expect(one.steps.first?["quota"] == (rule == "stv-scottish" ? "3" : "2.500000001"))
    }

    @Test("Meek's count of the same election elects another fourth, and settles where Droop's does")
    func meekOfCommittee() throws {
        let election = try committee()
        let outcome = try count(election, "stv-meek")
        #expect(outcome.winnerIDs(election) == ["13", "4", "7", "8"])
        let elected = try #require(outcome.steps.first { $0["code"] == "elected" })
        #expect(elected["quota"] == "18.800000001" && votes(elected)["7"] == "33")
        // Four have no votes at all: the surplus must be slight before one of them goes.
        let excluded = try #require(outcome.steps.first { $0["code"] == "excluded" })
        func isNear(_ text: String?, _ expected: String) -> Bool {
            guard let one = Rational(decimal: text ?? ""), let other = Rational(decimal: expected) else {
                return false
            }
            return (one - other).magnitude < Rational(1, 1000)
        }
        #expect(isNear(votes(excluded)["1"], "8.006073598") && isNear(votes(excluded)["8"], "13.000470959"))
        #expect(isNear(excluded["keep"]?["7"]?.string, "0.564156107"))
        #expect(isNear(excluded["keep"]?["4"]?.string, "0.837944884"))
    }

    @Test("papers passing through two elected candidates have the value that Dunedin's calculator gave")
    func dunedin() {
        // Cargill ward, 2004, iteration 9: shares passed on of 0.308948430 and 0.059775757 give 0.018467626.
        let one = BigInt(1_000_000_000)
        var votes: [BigInt] = [0, 0, 0]
        let keep = [one - 308_948_430, one - 59_775_757, one]
        let left = MeekCount.spread([[0], [1], [2]], keep, papers: 1, &votes)
        #expect(votes[2] == 18_467_626 && left == 0)
        #expect(votes.reduce(0, +) == one)
    }

    @Test("Scotland tells equals apart by the latest stage that differs, New Zealand by the first")
    func precedence() {
        let election = ranked([(1, "A"), (1, "B"), (1, "C")])
        func settled(_ precedence: SeatCount.Precedence) -> Int? {
            var count = SeatCount(election, seats: 1, lots: [0, 1, 2], precedence: precedence)
            for votes in [[3, 2, 2], [2, 3, 3], [2, 2, 2]] { count.close(votes) }
            return count.settle([0, 1, 2], prefersMost: true)
        }
        #expect(settled(.first) == 0)
        #expect(settled(.latest) == 1)
    }

    @Test("a surplus is passed on in five decimals; what the cut loses cannot be transferred")
    func decimals() throws {
        // 9 papers, 2 seats: the quota is 4. A has 6, a surplus of 2; each paper passes on 2/6 = 0.33333.
        let election = ranked([(6, "A>B"), (2, "C"), (1, "B")])
        let outcome = try count(election, "stv-scottish", ["seats": "2"])
        #expect(outcome.winnerIDs(election) == ["A", "B"])
        let transferred = outcome.steps.first { $0["code"] == "transferred" }
        #expect(votes(transferred) == ["A": "4", "B": "2.99998", "C": "2"])
        #expect(transferred?["nonTransferable"] == "0.00002")
    }

    @Test("Meek's count keeps nine decimals and its votes add up to the ballots", arguments: 0..<60)
    func meek(seed: Int) throws {
        let election = randomRanking(UInt64(seed))
        let seats = max(1, election.options.count / 2)
        let outcome = try count(election, "stv-meek", ["seats": String(seats)])
        #expect(outcome.winners.count == seats)
        for step in outcome.steps where step["excess"] != nil {
            let votes = (step["votes"]?.object ?? [:]).values.compactMap {
                Rational(decimal: $0.string ?? "")
            }.sum()
            let excess = Rational(decimal: step["excess"]?.string ?? "") ?? .zero
            #expect(votes + excess == Rational(election.voterCount))
        }
    }

    @Test("one seat by either transferable vote goes to a majority of first places")
    func majority() throws {
        let election = ranked([(6, "A>B"), (3, "B>A"), (2, "C>B")])
        #expect(try winners(election, "stv-scottish") == ["A"])
        #expect(try winners(election, "stv-meek") == ["A"])
    }

    @Test("every stage of a Scottish count adds up to the ballots", arguments: 0..<60)
    func sums(seed: Int) throws {
        let election = randomRanking(UInt64(seed))
        for step in try count(election, "stv-scottish", ["seats": "2"]).steps
        where step["nonTransferable"] != nil {
            let sum = votes(step).values.compactMap { Rational(decimal: $0) }.sum()
            let left = Rational(decimal: step["nonTransferable"]?.string ?? "") ?? -1
            #expect(sum + left == Rational(election.voterCount))
        }
    }

    @Test("a count goes on where nine decimals are too few to bring a surplus down")
    func precision() throws {
        let many = 40_000_000
        let election = ranked([
            (5 * many, "A>B>C"), (3 * many, "B>A>D"), (many, "C>D"), (many + 1, "D>C"), (many, "E"),
        ])
        #expect(try winners(election, "stv-meek", ["seats": "3"]).count == 3)
    }
}
