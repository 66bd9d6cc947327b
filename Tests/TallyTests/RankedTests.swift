import CanonicalJSON
import Testing

@testable import Tally

@Suite("Choosing one option, or seats, from rankings")
struct RankedTests {
    /// Schulze 2011, example 1: 45 voters, five options; the winner is E.
    private let schulze = ranked([
        (5, "A>C>B>E>D"), (5, "A>D>E>C>B"), (8, "B>E>D>A>C"), (3, "C>A>B>E>D"), (7, "C>A>E>B>D"),
        (2, "C>B>A>D>E"), (7, "D>C>E>B>A"), (8, "E>B>A>D>C"),
    ])
    /// Tennessee's capital: the textbook example of every rule.
    private let tennessee = ranked([
        (42, "Memphis>Nashville>Chattanooga>Knoxville"), (26, "Nashville>Chattanooga>Knoxville>Memphis"),
        (15, "Chattanooga>Knoxville>Nashville>Memphis"), (17, "Knoxville>Chattanooga>Nashville>Memphis"),
    ])

    @Test("Schulze's first example has the winner he gives")
    func schulzeExample() throws {
        #expect(try winners(schulze, "schulze-winning-votes") == ["E"])
        #expect(try winners(schulze, "schulze-margins") == ["E"])
    }

    @Test(
        "Tennessee's capital",
        arguments: [
            ("plurality", "Memphis"), ("two-round", "Nashville"), ("instant-runoff", "Knoxville"),
            ("borda", "Nashville"), ("schulze-margins", "Nashville"), ("ranked-pairs", "Nashville"),
            ("minimax", "Nashville"), ("copeland", "Nashville"), ("split-cycle", "Nashville"),
        ])
    func capitals(rule: String, city: String) throws {
        #expect(try winners(tennessee, rule) == [city])
    }

    @Test("a circle of equal majorities is a tie of three, under every rule by pairs")
    func circle() throws {
        let circle = ranked([(1, "A>B>C"), (1, "B>C>A"), (1, "C>A>B")])
        for rule in [
            "schulze-winning-votes", "schulze-margins", "ranked-pairs", "minimax", "copeland", "split-cycle",
        ] {
            #expect(try count(circle, rule).tied == [[0], [1], [2]], "\(rule)")
            #expect(try winners(circle, rule) == ["A"])
        }
    }

    @Test("options that a ballot does not name stand together last")
    func unnamed() throws {
        let table = try PairwiseTable(ranked([(3, "A"), (2, "B>C")]), rule: "")
        #expect(table.preferring == [[0, 3, 3], [2, 0, 2], [2, 0, 0]])
    }

    @Test("majority judgment takes away medians until they differ, as published")
    func judgment() throws {
        // Two options with the same median and the same shares above and below it are told apart further out.
        let grades = ["Excellent", "Good", "Fair", "Poor"]
        func column(_ counts: [Int]) -> [Int] {
            counts.enumerated().flatMap { Array(repeating: $0, count: $1) }
        }
        let (one, two) = (column([2, 2, 1, 2]), column([1, 3, 2, 1]))
        let ballots = zip(one, two).map { a, b in
            CountedBallot(
                Ballot(points: [(option: 0, value: Rational(a)), (option: 1, value: Rational(b))]), count: 1)
        }
        let election = Election(
            kind: .grades, options: [Choice(id: "a"), Choice(id: "b")], gradeNames: grades, ballots: ballots)
        // a: E E G G F P P, b: E G G G F F P. Medians G; then G against G; then a falls to E or F first.
        #expect(try winners(election, "majority-judgment") == [MedianWords.winner(one, two)])
    }

    /// The published procedure, one ballot at a time.
    private enum MedianWords {
        static func winner(_ one: [Int], _ two: [Int]) -> String {
            var (a, b) = (one.sorted(), two.sorted())
            while !a.isEmpty {
                let place = a.count / 2
                if a[place] != b[place] { return a[place] < b[place] ? "a" : "b" }
                a.remove(at: place)
                b.remove(at: place)
            }
            return "tie"
        }
    }

    @Test("majority judgment equals the published procedure on random grades", arguments: 0..<200)
    func judgmentAtRandom(seed: Int) throws {
        var random = SplitMix(state: UInt64(seed))
        let voters = Int.random(in: 1...14, using: &random)
        let columns = (0..<2).map { _ in (0..<voters).map { _ in Int.random(in: 0...3, using: &random) } }
        let ballots = (0..<voters).map { voter in
            CountedBallot(
                Ballot(points: (0..<2).map { (option: $0, value: Rational(columns[$0][voter])) }), count: 1)
        }
        let election = Election(
            kind: .grades, options: [Choice(id: "a"), Choice(id: "b")], gradeNames: ["0", "1", "2", "3"],
            ballots: ballots)
        let outcome = try count(election, "majority-judgment")
        let expected = MedianWords.winner(columns[0], columns[1])
        #expect(expected == "tie" ? outcome.tied.count == 2 : outcome.winnerIDs(election) == [expected])
    }

    @Test("a rule refuses ballots it cannot use, and options it does not have")
    func refusals() throws {
        #expect(throws: TallyRefusal.self) { try winners(randomBudget(1), "stv-scottish") }
        #expect(throws: TallyRefusal.self) { try winners(schulze, "majority-judgment") }
        #expect(throws: TallyRefusal.self) { try winners(schulze, "borda", ["seats": "2"]) }
        #expect(throws: TallyRefusal.self) { try winners(schulze, "nonsense") }
        #expect(throws: TallyRefusal.self) { try winners(schulze, "greedy") }
    }
}
