import CanonicalJSON
import Testing

@testable import Tally

@Suite("Files of the field")
struct FilesTests {
    private let budget = """
        META
        key;value
        description;"A ""park""; and more"
        budget;1000,50
        vote_type;approval
        PROJECTS
        project_id;cost;name
        a;400;Park
        b;600.5;"School; new"
        VOTES
        voter_id;vote
        1;a,b
        2;
        3;b
        4;a,b

        """

    @Test("a Pabulib file is read with its quotes, its decimal comma and its empty ballot")
    func pabulib() throws {
        let election = try read(budget, .pabulib)
        #expect(election.fact("description") == "A \"park\"; and more")
        #expect(election.budget == Rational(100_050, 100))
        #expect(election.options.map(\.name) == ["Park", "School; new"])
        #expect(election.voterCount == 4)
        #expect(election.ballots.map(\.count) == [2, 1, 1])
    }

    @Test("what is written is read back the same", arguments: 0..<40)
    func roundTrip(seed: Int) throws {
        let budget = randomBudget(UInt64(seed))
        for format in [BallotFormat.pabulib, .csv] {
            let again = try read(budget.text(as: format), format)
            #expect(FilesTests.named(again) == FilesTests.named(budget))
            #expect(
                Set(again.options.map { [$0.id, $0.cost?.exactText] })
                    == Set(budget.options.map { [$0.id, $0.cost?.exactText] }))
        }
        let ranking = randomRanking(UInt64(seed))
        for format in [BallotFormat.tiedIncomplete, .blt, .csv] {
            let again = try read(ranking.text(as: format), format)
            #expect(Set(again.ballots) == Set(ranking.ballots))
        }
        let committee = try read(budget.text(as: .abcvoting), .abcvoting)
        #expect(committee.voterCount == budget.voterCount)
    }

    /// Ballots by the identifiers they name; a Pabulib file lists the projects by votes.
    private static func named(_ election: Election) -> [Set<String>: Int] {
        Dictionary(
            election.ballots.map { counted in
                (Set(counted.ballot.options.map { election.options[Int($0)].id }), counted.count)
            }, uniquingKeysWith: +)
    }

    @Test("what a Pabulib file leaves out or writes oddly is read as its library reads it")
    func oddPabulib() throws {
        let text =
            "\u{feff}meta;\r\nkey;value\r\nbudget;100\r\nvote_type;cumulative\r\nvotes;12\r\n\r\nPROJECTS\r\n"
            + "project_id;cost;selected;name\r\na;40\r\n b ; 60 ;None;\"An; \"\"old\"\"\r\nhouse\"\r\n"
            + "VOTES\r\nvoter_id;age;vote;points\r\n1;;a, b;2,3\r\n2;;b;1.5\r\n3;;;\r\n4;;;\r\n5;;none;none"
        let election = try read(text, .pabulib)
        #expect(election.options.map(\.id) == ["a", "b"] && election.options[1].cost == Rational(60))
        #expect(election.options[1].name == "An; \"old\"\nhouse" && election.fact("votes") == "12")
        #expect(
            election.ballots.map(\.count) == [1, 1, 3]
                && election.ballots[0].ballot.points == [Rational(2), Rational(3)])
    }

    @Test("counts in a file's head that are not so are noted, and the file is read")
    func warnings() throws {
        let pabulib = try read(budget + "5;a\n", .pabulib)
        #expect(pabulib.warnings.isEmpty)
        let short = "# NUMBER ALTERNATIVES: 2\n# NUMBER VOTERS: 9\n3: 1,2\n"
        let election = try read(short, .strictComplete)
        #expect(election.warnings == [Election.Warning(fact: "NUMBER VOTERS", declared: "9", found: "3")])
        let json = try RuleList.rule(named: "borda", for: election).count(election).json
        #expect(json["warnings"] == [["fact": "NUMBER VOTERS", "declared": "9", "found": 3]])
    }

    @Test("alternatives may be counted from 0, or have gaps in their numbers")
    func fromZero() throws {
        let text =
            "# NUMBER ALTERNATIVES: 2\n# ALTERNATIVE NAME 0: Zero\n# ALTERNATIVE NAME 1: One\n2: 1, 0\n"
        let election = try read(text, .strictComplete)
        #expect(election.options.map(\.id) == ["0", "1"] && election.options[0].name == "Zero")
        #expect(try winners(election, "plurality") == ["1"])
        let gap = "# NUMBER ALTERNATIVES: 2\n# ALTERNATIVE NAME 3: c\n# ALTERNATIVE NAME 9: i\n2: 9,3\n"
        #expect(try winners(read(gap, .strictComplete), "plurality") == ["9"])
        let late = "# NUMBER ALTERNATIVES: 2\n2: 1,2\n# ALTERNATIVE NAME 2: b\n"
        #expect(throws: TallyRefusal.self) { try read(late, .strictComplete) }
    }

    @Test("PrefLib's orders have ties in braces")
    func preflib() throws {
        let election = try read(
            "# NUMBER ALTERNATIVES: 4\n# ALTERNATIVE NAME 2: Two\n3: 1,{2,4}\n1: 3\n", .tiedIncomplete)
        #expect(election.ballots.map(\.ballot.tiers) == [[[0], [1, 3]], [[2]]])
        #expect(election.options[1].name == "Two")
    }

    @Test("categories are grades, the first the best")
    func categories() throws {
        let text =
            "# NUMBER ALTERNATIVES: 3\n# NUMBER CATEGORIES: 2\n# CATEGORY NAME 1: Yes\n2: {1,3},2\n1: {},{1,2,3}\n"
        let election = try read(text, .categories)
        #expect(election.kind == .grades)
        #expect(election.ballots[0].ballot.points(of: 2) == .zero)
        #expect(election.ballots[1].ballot.points(of: 2) == .one)
        #expect(try read(election.text(as: .categories), .categories).ballots == election.ballots)
    }

    @Test("a BLT file leaves out who has withdrawn")
    func blt() throws {
        let text = "3 1\n-2\n4 1 2 3 0\n2 3=1 0\n0\n\"Ann\"\n\"Bob\"\n\"Cyd \"\"C\"\"\"\n\"Title\"\n"
        let election = try read(text, .blt)
        #expect(election.options.map(\.name) == ["Ann", "Cyd \"C\""])
        #expect(election.options.map(\.id) == ["1", "3"])
        #expect(election.ballots.map(\.ballot.tiers) == [[[0], [1]], [[0, 1]]])
        #expect(election.seats == 1)
    }

    @Test("abcvoting's YAML may break its lists over lines and list its ballots in blocks")
    func yaml() throws {
        let flow = try read(
            "description: \"x\"\nprofile: [[0, 1], [1,\n    2], []]\nnum_cand: 4\ncommitteesize: 2\n",
            .abcvoting)
        #expect(flow.ballots.map(\.ballot.options) == [[0, 1], [1, 2], []])
        #expect(flow.seats == 2 && flow.options.count == 4)
        let block = try read("profile:\n- [0]\n- [1, 2]\nnum_cand: 3\n", .abcvoting)
        #expect(block.ballots.map(\.ballot.options) == [[0], [1, 2]])
    }

    @Test("equal ballots stand together however the bytes come", arguments: [1, 7, 4096])
    func streaming(piece: Int) throws {
        var text = "# NUMBER ALTERNATIVES: 3\n"
        for place in 0..<3000 { text += "1: \(place % 3 + 1),\((place + 1) % 3 + 1)\n" }
        var reader = ElectionReader(format: .strictIncomplete)
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            try reader.feed(bytes.prefix(piece))
            bytes = bytes.dropFirst(piece)
        }
        #expect(try reader.finish().ballots.map(\.count) == [1000, 1000, 1000])
    }
}
