import Testing

@testable import Tally

@Suite("Choosing committees from approvals")
struct CommitteeTests {
    /// The running example of Lackner and Skowron's book (2023), example 2.1: twelve voters, seven
    /// candidates a–g, four seats.
    private let book: Election = {
        let sets: [(Int, [Int])] = [
            (3, [0, 1]), (3, [0, 2]), (2, [0, 3]), (1, [1, 2, 5]), (1, [4]), (1, [5]), (1, [6]),
        ]
        return Election(
            kind: .approval, options: "abcdefg".map { Choice(id: String($0)) }, seats: 4,
            ballots: sets.map { CountedBallot(Ballot(approving: $1), count: $0) })
    }()

    private func committees(_ rule: String) throws -> Set<String> {
        let outcome = try count(book, rule)
        let all = outcome.tied.isEmpty ? [outcome.winners] : outcome.tied
        return Set(all.map { $0.map { book.options[$0].id }.sorted().joined() })
    }

    @Test(
        "the book's example has the committees that the book gives",
        arguments: [
            ("av", ["abcd", "abcf"]), ("pav", ["abcf"]), ("seqpav", ["abcf"]),
            ("equal-shares", ["abcd", "abcf"]),
        ])
    func book(rule: String, expected: [String]) throws {
        #expect(try committees(rule).isSubset(of: ["abcd", "abcf"]))
        #expect(try !committees(rule).isDisjoint(with: Set(expected)))
    }

    @Test("equal shares, PAV and Phragmén give a group of a quarter of the voters a quarter of the seats")
    func proportion() throws {
        let election = Election(
            kind: .approval, options: (0..<8).map { Choice(id: String($0)) }, seats: 4,
            ballots: [
                CountedBallot(Ballot(approving: 0..<4), count: 30),
                CountedBallot(Ballot(approving: 4..<8), count: 10),
            ])
        for rule in [
            "pav", "seqpav", "seqphragmen", "equal-shares", "monroe", "phragmen-enestroem", "maximin-support",
        ] {
            let outcome = try count(election, rule)
            #expect(outcome.winners.count { $0 < 4 } == 3, "\(rule)")
        }
        #expect(try count(election, "av").winners == [0, 1, 2, 3])
    }

    @Test("the seats come from the file, or from the option")
    func seats() throws {
        #expect(try count(book, "av", ["seats": "1"]).winners == [0])
        var open = book
        open.seats = nil
        #expect(throws: TallyRefusal.self) { try count(open, "av") }
        #expect(throws: TallyRefusal.self) { try count(book, "av", ["seats": "9"]) }
    }

    @Test("branch and bound finds the committees that trying all finds", arguments: 0..<60)
    func branching(seed: Int) throws {
        var election = randomBudget(UInt64(seed), voters: 3...9, projects: 4...6)
        (election.budget, election.seats) = (nil, 3)
        let profile = try ApprovalProfile(election, seats: 3, rule: "")
        let score = try ThieleScore.harmonic(3, "")
        var search = ThieleSearch(profile, score)
        let all = try Committees.best(of: profile, rule: "") { score.score($0, profile) }
        #expect(try search.run(rule: "").sorted { $0.lexicographicallyPrecedes($1) } == all)
    }
}
