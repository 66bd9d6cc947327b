import CanonicalJSON
import Testing

@testable import Tally

@Suite("Files that are odd or wrong")
struct OddFilesTests {
    private static func voting(_ votes: String) -> String {
        "META\nkey;value\nvote_type;approval\nbudget;5\nPROJECTS\nproject_id;cost\na;1\nVOTES\n" + votes
    }

    @Test(
        "a bad file is refused with the line",
        arguments: [
            (
                BallotFormat.pabulib,
                "META\nkey;value\nvote_type;approval\nbudget;5\nPROJECTS\nproject_id;cost\na;x\n", 7
            ),
            (
                .pabulib,
                "META\nkey;value\nvote_type;approval\nbudget;5\nPROJECTS\nproject_id;cost\na;1\na;2\n", 8
            ),
            (
                .pabulib,
                "META\nkey;value\nvote_type;approval\nbudget;5\nPROJECTS\nproject_id;cost\na;1\nVOTES\nvoter_id;vote\n1;b\n",
                10
            ),
            (.pabulib, "META\nkey;value\nvote_type;sortition\nPROJECTS\nproject_id;cost\na;1\nVOTES\n", 7),
            (.pabulib, "hello\n", 1),
            // Votes divided by semicolons, and a row without its vote
            (.pabulib, voting("voter_id;vote\n1;a\n2;a;a\n"), 11),
            (.pabulib, voting("voter_id;age;vote\n1;30;a\n2;a\n"), 11),
            (.strictIncomplete, "# NUMBER ALTERNATIVES: 2\n1: 1,2\n1: 3\n", 3),
            (.strictIncomplete, "# NUMBER ALTERNATIVES: 2\n1: 1,1\n", 2),
            (.strictIncomplete, "1: 1\n", 1),
            (.tiedIncomplete, "# NUMBER ALTERNATIVES: 2\n1: {1,2\n", 2),
            (.strictComplete, "# NUMBER ALTERNATIVES: 2\n1: 1,2\n1: 2\n", 3),
            (.tiedComplete, "# NUMBER ALTERNATIVES: 2\n1: {1,2}\n1: 2\n", 3),
            (.strictIncomplete, "# NUMBER ALTERNATIVES: 2\n1: {1,2}\n", 2),
            (.strictIncomplete, "# NUMBER ALTERNATIVES: 2\n9223372036854775807: 1\n", 2),
            (
                .strictIncomplete,
                "# NUMBER ALTERNATIVES: 2\n900000000000: 1\n900000000000: 2\n", 3
            ),
            (.abcvoting, "profile: [[9223372036854775807]]\n", 1),
            (.blt, "2 1\n1 1 2\n", 2), (.blt, "2 1\n1 3 0\n0\n", 2), (.blt, "2 1\n1 1 0\n", 2),
            (.abcvoting, "num_cand: 2\n", 1), (.abcvoting, "profile: [[0], [5]]\nnum_cand: 2\n", 1),
            (.csv, "approval,a,b\n1,2,0\n", 2), (.csv, "nonsense,a\n", 1), (.csv, "approval,a\n0,1\n", 2),
            (.csv, "approval,a,\n1,1,0\n", 1), (.csv, "ordinal,a,b\n1,0,1\n", 2),
            (.csv, "ordinal,a,b\n1,1.5,1\n", 2), (.csv, "grades,a,b\n1,-1,0\n", 2),
            (.csv, "grades,a,b\n1,0.5,0\n", 2), (.csv, "grades,a,b\n1,100000000,0\n", 2),
            (.pabulib, "META\nkey;value\nbudget;1,000,000\nvote_type;approval\nVOTES\nvoter_id;vote\n", 3),
            (.pabulib, "META\nkey;value\nPROJECTS\nproject_id;cost\na;1\nPROJECTS\n", 6),
            (.pabulib, "META\nkey;value\nPROJECTS\nproject_id;cost;cost\na;1;2\n", 4),
            (.pabulib, "META\nkey;value\nPROJECTS\nproject_id;cost\n;1\n", 5),
            (.strictIncomplete, "# NUMBER ALTERNATIVES: 2\n1: 1,\n", 2),
            (.strictIncomplete, "# NUMBER ALTERNATIVES: 2\n# NUMBER ALTERNATIVES: 3\n1: 1\n", 2),
            (.tiedIncomplete, "# NUMBER ALTERNATIVES: 2\n1: {1,,2}\n", 2),
            (
                .tiedIncomplete,
                "# NUMBER ALTERNATIVES: 1\n# ALTERNATIVE NAME 1: a\n# ALTERNATIVE NAME 1: b\n", 3
            ),
            (.blt, "2 1\n1 1 = 2 0\n0\n", 2), (.blt, "2 1\n1 1==2 0\n0\n", 2),
            (.blt, "2 1\n1 1 0\n-2\n0\n", 3), (.blt, "2 1\n1 1 0\n0\nAnn\nBob\n", 4),
            (.abcvoting, "num_cand: 3\nprofile: [[0, -2]]\n", 2), (.abcvoting, "profile: [[0 1]]\n", 1),
            (.abcvoting, "profile: [[0}]\n", 1), (.abcvoting, "profile: [[0], [1]\n", 1),
            (.abcvoting, "profile: [[0]] [[1]]\n", 1), (.abcvoting, "profile: &a [[0]]\n", 1),
            (.abcvoting, "profile: [[[0]]]\n", 1),
        ])
    func refused(format: BallotFormat, text: String, line: Int) {
        do {
            _ = try read(text, format)
            Issue.record("the file was read")
        } catch let TallyRefusal.badFile(found, reason) {
            #expect(found == line, "\(reason)")
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test("bytes that are no UTF-8 are refused, since two identifiers would become one")
    func encoding() {
        let bytes = Array("# NUMBER ALTERNATIVES: 1\n# ALTERNATIVE NAME 1: Andr".utf8) + [0xE9, 0x0A]
        do {
            _ = try ElectionReader.read(bytes, format: .strictIncomplete)
            Issue.record("the file was read")
        } catch {
            #expect(error as? TallyRefusal == .badFile(line: 2, reason: "is not written in UTF-8."))
        }
    }

    @Test("ballots beyond the limits of a Pabulib file and voters who stand twice are noted, and count")
    func limits() throws {
        let text =
            "META\nkey;value\nbudget;9\nvote_type;cumulative\nmax_length;1\nmin_length;1\nmax_sum_points;5\n"
            + "PROJECTS\nname;cost;project_id\nA;4;a\nB;5;b\nVOTES\nvote;voter_id;points\n"
            + "a;1;2\na,b;2;3,4.5\nb;1;1\nb;x;1\nb;x;1\n"
        let election = try read(text, .pabulib)
        #expect(election.voterCount == 5 && election.options.map(\.id) == ["a", "b"])
        #expect(
            election.warnings == [
                Election.Warning(fact: "max_length", declared: "1", found: "2"),
                Election.Warning(fact: "max_sum_points", declared: "5", found: "7.5"),
                Election.Warning(fact: "voter_id", declared: "0", found: "2"),
            ])
        let json = try RuleList.rule(named: "greedy", for: election).count(election).json
        #expect(json["warnings"]?.array?.last == ["fact": "voter_id", "declared": "0", "found": 2])
    }

    @Test(
        "what was read, written and read again is the same, identifiers too",
        arguments: [
            (
                BallotFormat.strictIncomplete,
                "# NUMBER ALTERNATIVES: 3\n# ALTERNATIVE NAME 0: Z\n# ALTERNATIVE NAME 4: F\n"
                    + "# ALTERNATIVE NAME 9: N\n3: 9,0\n1: 4\n"
            ),
            (
                .pabulib,
                "META\nkey;value\nbudget;9\nvote_type;cumulative\nPROJECTS\nproject_id;name;cost;category\n"
                    + "a;A;4;\nb;\"B;\nb\";5;sport\nVOTES\nvoter_id;vote;points\n1;b,a;5,1\n2;b;2\n3;a,b;1,5\n"
            ),
            (
                .blt,
                "4 2\n-2\n3 1 3 0\n2 4=1 0\n0\n\"Ann\" # first\n# none\n\"Bob\"\n\"C \"\"x\"\"\"\n\"D\"\n\"T\"\n"
            ),
            (
                .abcvoting,
                "description: \"a # \\\"b\\\": c\"\nprofile: [[0, 1], {2}] # two\nnum_cand: 4 # so many\n"
            ),
            (.csv, "ordinal,\"a, b\",c\nname,\"A \"\"x\"\"\",C\n2,1,1\n1,,1\n"),
        ])
    func stable(format: BallotFormat, text: String) throws {
        let first = try read(text, format)
        let written = try first.text(as: format)
        let again = try read(written, format)
        // NB: a Pabulib file lists its projects by their votes.
        let isInOrder = format != .pabulib
        #expect(
            Set(again.options.map { [$0.id, $0.name] }) == Set(first.options.map { [$0.id, $0.name] })
                && (!isInOrder || again.ballots == first.ballots) && again.seats == first.seats)
        if let text = first.fact("description") { #expect(again.fact("description") == text) }
        #expect(try again.text(as: format) == written)
    }

    @Test("a cell over several lines may stand anywhere in its row")
    func cellsOverLines() throws {
        let pabulib = try read(
            "META\nkey;value\nbudget;9\nvote_type;cumulative\nPROJECTS\nproject_id;name;cost;category\n"
                + "a;\"A\n\n;a\";4;\"x\ny\"\nVOTES\nvoter_id;vote;points\n1;a;1.5\n", .pabulib)
        #expect(pabulib.options[0].name == "A\n\n;a" && pabulib.options[0].cost == Rational(4))
        #expect(pabulib.options[0].fields["category"] == "x\ny")
        // The format wants the greatest sum of points, as a whole number.
        #expect(try pabulib.text(as: .pabulib).contains("\nmax_sum_points;2\n"))
        let table = try read("approval,a,b\nname,\"A\nB\",C\n1,1,\n", .csv)
        #expect(table.options.map(\.name) == ["A\nB", "C"])
    }

    @Test("a description may be quoted or a block, and is written in quotes")
    func descriptions() throws {
        for text in ["\"a \\\"b\\\"\"", "'a \"b\"'", "|\n  a \"b\"", "a \"b\""] {
            let election = try read("description: \(text)\nprofile: [[0]]\n", .abcvoting)
            #expect(election.fact("description") == "a \"b\"")
            #expect(try election.text(as: .abcvoting).hasPrefix("description: \"a \\\"b\\\"\"\n"))
        }
    }

    @Test("names over several lines are written on one where the format has one", arguments: ["blt", "soi"])
    func namesOverLines(format: String) throws {
        let format = try #require(BallotFormat(rawValue: format))
        let table = try read("ordinal,a,b\nname,\"A\nB\",C\n1,1,\n", .csv)
        #expect(try read(table.text(as: format), format).options.map(\.name) == ["A B", "C"])
    }
}
