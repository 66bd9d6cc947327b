import CanonicalJSON
import Formats
import Testing

@Suite("YAML is read with the scalars of the 1.2 core schema")
struct YAMLTests {
    @Test(
        "Plain scalars (YAML 1.2.2, section 10.3.2)",
        arguments: [
            ("null", .null), ("~", .null), ("", .null), ("NULL", .null), ("nUll", "nUll"),
            ("true", true), ("True", true), ("FALSE", false), ("yes", "yes"), ("no", "no"), ("on", "on"),
            ("y", "y"),
            ("0", 0), ("-19", -19), ("+12", 12), ("007", 7), ("0o7", 7), ("0x3A", 58), ("0b1", "0b1"),
            ("-0x1", "-0x1"),
            ("1_000", "1_000"), ("0o8", "0o8"), ("0x", "0x"), ("0x-1", "0x-1"),
            ("0.", 0.0), ("-0.0", -0.0), (".5", 0.5), ("+12e03", 12000.0), ("-2E+05", -200000.0),
            ("1e", "1e"),
            (".", "."), ("+", "+"), ("-.", "-."), ("1.2.3", "1.2.3"), (".e1", ".e1"), ("1e5", 100000.0),
            (".inf", ".inf"), (".nan", ".nan"), ("1e999", "1e999"), ("12:30:45", "12:30:45"),
            ("2026-11-22", "2026-11-22"), ("2001-12-14t21:59:43.10-05:00", "2001-12-14t21:59:43.10-05:00"),
            ("9223372036854775807", 9_223_372_036_854_775_807),
            ("9223372036854775808", 9223372036854775808.0),
            ("'12'", "12"), ("\"true\"", "true"), ("|\n  a\n  b\n", "a\nb\n"), (">-\n  a\n  b\n", "a b"),
            ("!!str 12", "12"), ("!!int '12'", 12), ("!!float 1", 1.0), ("! 12", "12"), ("!local x", "x"),
        ] as [(String, JSONValue)])
    func scalars(text: String, value: JSONValue) {
        #expect(Reading(.yaml, "v: \(text)").values == [["v": value]])
    }

    @Test("Collections in block and flow style, and keys as they are written")
    func collections() {
        let text = """
            # a comment
            name: Ackee
            tags: [a, 'b', {c: 1}]
            commit_history:
              2025-09: 59
              1: x
            ? explicit
            : - 1
              -
            """
        #expect(
            Reading(.yaml, text).values == [
                [
                    "name": "Ackee", "tags": ["a", "b", ["c": 1]],
                    "commit_history": ["2025-09": 59, "1": "x"],
                    "explicit": [1, .null],
                ]
            ])
    }

    @Test("Aliases stand for what their anchor names")
    func aliases() {
        let text = "- &a {x: 1}\n- {y: *a}\n- *a\n- {&k key: 1}"
        #expect(Reading(.yaml, text).values == [["x": 1], ["y": ["x": 1]], ["x": 1], ["key": 1]])
        #expect(Reading(.yaml, "a: &k key\nb: {*k : 2}").values == [["a": "key", "b": ["key": 2]]])
    }

    @Test("Rows and their ancestors are where the item path says, with their lines")
    func itemPath() throws {
        let text = """
            categories:
              - name: Essentials
                sections:
                  - name: Password managers
                    alternativeTo: [LastPass]
                    services:
                      - name: Bitwarden
                      - name: KeePassXC
                  - name: Empty
                    services:
                  - name: None
            """
        let reading = Reading(
            .yaml, text, ReadOptions(itemPath: try #require(ItemPath("categories/*/sections/*/services/*"))))
        let around: [JSONValue] = [
            ["name": "Essentials"], ["name": "Password managers", "alternativeTo": ["LastPass"]],
        ]
        #expect(
            reading.outcomes == [
                .row(SourceRow(value: ["name": "Bitwarden"], line: 7, ancestors: around)),
                .row(SourceRow(value: ["name": "KeePassXC"], line: 8, ancestors: around)),
            ])
    }

    @Test("Each document of a stream gives its rows")
    func documents() {
        #expect(Reading(.yaml, "a: 1\n---\n- a: 2\n- a: 3\n...\n").values == [["a": 1], ["a": 2], ["a": 3]])
    }

    @Test("What is not a mapping is refused")
    func refusals() {
        #expect(Reading(.yaml, "- a: 1\n- text\n").refusals == ["2: This element is not a mapping."])
    }

    @Test(
        "What cannot be read breaks the file, at its place",
        arguments: [
            ("", 1), ("# nothing\n", 1), ("a: 1\nb: [1", 2), ("a: 1\na: 2", 2), ("a: *none", 1),
            ("&a [*a]", 1),
            ("? [1]\n: 2", 1), ("a: 1\n\tb: 2", 2), ("a: !!int x", 1), ("%YAML 3.0\n---\na: 1", 1),
            ("a: 'x", 1),
        ])
    func broken(text: String, line: Int) {
        let failure = Reading(.yaml, text).failure
        #expect(failure != nil)
        if let failure { #expect(failure.line >= line) }
    }

    @Test("Bytes that are not UTF-8 are refused at their place")
    func badUTF8() {
        let failure = Reading(.yaml, Array("a: é\nbc: ".utf8) + [0xE9, 0x0A]).failure
        #expect(failure?.line == 2)
        #expect(failure?.column == 5)
    }

    @Test("Aliases of aliases cannot stand for gigabytes")
    func billionLaughs() {
        var text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
        for level in 1...12 {
            let alias = "*a\(level - 1)"
            text += "a\(level): &a\(level) [\(Array(repeating: alias, count: 9).joined(separator: ", "))]\n"
        }
        #expect(
            Reading(.yaml, text).failure?.reason
                == "The values take more than the limit of 134217728 bytes, aliases written out.")
        #expect(Reading(.yaml, text + "? *a12\n: x").failure != nil)
    }

    @Test("Depth and size have limits")
    func limits() {
        let options = ReadOptions(limits: ReadLimits(depth: 2, documentBytes: 20))
        #expect(Reading(.yaml, "a: [1]", options).failure == nil)
        #expect(Reading(.yaml, "a: [[1]]", options).failure != nil)
        #expect(Reading(.yaml, String(repeating: " ", count: 21), options).failure != nil)
        #expect(Reading(.yaml, String(repeating: "[", count: 100_000)).failure != nil)
        #expect(Reading(.yaml, String(repeating: "- ", count: 100_000)).failure != nil)
        #expect(Reading(.yaml, String(repeating: "? ", count: 100_000)).failure != nil)
    }
}
