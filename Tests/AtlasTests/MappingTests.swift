import CanonicalJSON
import Foundation
import Kernel
import Testing

@testable import Atlas

/// What the words of a mapping do to one row.
@Suite struct MappingTests {
    /// Maps one row by fields written as in a mapping file; the key is `/id`.
    static func map(
        _ row: JSONValue, by fields: String, file: String? = nil, around ancestors: [JSONValue] = []
    ) throws -> MappedRow {
        let mapping = try Mapping(
            json: try JSONValue(
                parsing: """
                    {"mapping": "test", "source": {"title": "Test", "licence": "CC0-1.0"}, "format": "json",
                     "key": "/id", "type": "organisation",
                     "fields": [{"to": "name", "from": "/id"}, \(fields)]}
                    """))
        try mapping.verify(with: TestFiles.vocabularies)
        let input = MappingInput(value: row, ancestors: ancestors, file: file)
        return try mapping.apply(to: input, with: TestFiles.vocabularies)
    }

    @Test("The first path that holds something fills a single field; a list takes them all")
    func paths() throws {
        let row: JSONValue = ["id": "1", "a": "", "b": "Lyon", "c": "Paris", "list": ["x", "y"]]
        let mapped = try MappingTests.map(
            row,
            by: """
                {"to": "locality", "from": ["/a", "/b", "/c"]}, {"to": "keywords", "from": ["/b", "/list/*"]}
                """)
        #expect(mapped.content.address.locality == "Lyon")
        #expect(mapped.content.keywords == ["Lyon", "x", "y"])
    }

    @Test("A value may come from the objects around the row, from the file's name, or from the mapping")
    func surroundings() throws {
        let mapped = try MappingTests.map(
            ["id": "1"],
            by: """
                {"to": "keywords", "from": ["^1/name", "^2/name", "@file"]}, {"to": "country", "value": "FR"}
                """, file: "north", around: [["name": "outer"], ["name": "inner"]])
        #expect(mapped.content.keywords == ["inner", "outer", "north"])
        #expect(mapped.content.country?.text == "FR")
    }

    @Test("join makes one text of several values, split several of one")
    func joinAndSplit() throws {
        let mapped = try MappingTests.map(
            ["id": "1", "street": " Main Street ", "number": 12, "none": .null, "tags": "a; b,c;;"],
            by: """
                {"to": "street", "from": ["/none", "/number", "/street"], "join": " "},
                {"to": "keywords", "from": "/tags", "split": ";,"}
                """)
        #expect(mapped.content.address.street == "12 Main Street")
        #expect(mapped.content.keywords == ["a", "b", "c"])
    }

    @Test("Codes are asked in turn; what none of them knows is left out and told")
    func codes() throws {
        let mapped = try MappingTests.map(
            ["id": "1", "country": "SR", "kinds": ["Network", "nonsense", "skip"]],
            by: """
                {"to": "country", "from": "/country", "codes": [{"sr": "SK"}, "countries"]},
                {"to": "kinds", "from": "/kinds/*", "codes": [{"skip": ""}, "kinds"]}
                """)
        #expect(mapped.content.country?.text == "SK")
        #expect(mapped.content.terms[.kinds] == ["network"])
        #expect(mapped.leftOut == [LeftOut("kinds", "nonsense")])
    }

    @Test("The words of one list of several are read with that list's name")
    func sourceWords() throws {
        let mapped = try MappingTests.map(
            ["id": "1", "tag": "Password Managers"],
            by: """
                {"to": "categories", "from": "/tag", "codes": "source-categories/awesome-privacy"}
                """)
        #expect(mapped.content.terms[.categories] == ["passwords"])
    }

    @Test("Texts carry their language and lose their markup")
    func texts() throws {
        let mapped = try MappingTests.map(
            [
                "id": "1", "fr": "Un **outil** [libre](https://x.example)", "en": "A <b>tool</b>",
                "note": "Told.",
            ],
            by: """
                {"to": "summary", "from": "/fr", "language": "fr", "markup": "markdown"},
                {"to": "summary", "from": "/en", "language": "en", "markup": "html"},
                {"to": "note", "from": "/note"}
                """)
        #expect(mapped.content.summary.byLanguage[.french] == "Un outil libre")
        #expect(mapped.content.summary.byLanguage[.english]?.trimmed == "A tool")
        #expect(mapped.content.note == LocalizedText("Told."))
    }

    @Test("A condition on the row decides whether a field is filled", arguments: [("yes", 1), ("no", 0)])
    func condition(flag: String, count: Int) throws {
        let mapped = try MappingTests.map(
            ["id": "1", "flag": .string(flag)],
            by: #"{"to": "labels", "value": "certified", "when": {"path": "/flag", "is": ["yes", "oui"]}}"#)
        #expect(mapped.content.terms[.labels, default: []].count == count)
    }

    @Test("A criterion has its evidence: day, address and author")
    func criterion() throws {
        let mapped = try MappingTests.map(
            ["id": "1", "open": true, "seen": "2026-08-21T10:00:00Z", "proof": "example.org/proof"],
            by: """
                {"to": "criterion:open-code", "from": "/open", "codes": {"true": "yes", "false": "no"},
                 "date": "/seen", "link": "/proof", "author": "Somebody"}
                """)
        #expect(
            mapped.content.criteria == [
                CriterionStatement(
                    criterion: "open-code", value: "yes", date: CalendarDate(iso8601: "2026-08-21"),
                    author: "Somebody", link: "https://example.org/proof")
            ])
    }

    @Test("Identifiers are checked; zeros stand for none")
    func identifiers() throws {
        let mapped = try MappingTests.map(
            [
                "id": "1", "siret": "000 000 000 00000",
                "all": "FR-SIREN:839085230 wikidata:q52 FR-SIREN:839085231",
            ],
            by: """
                {"to": "identifier:FR-SIRET", "from": "/siret"},
                {"to": "identifiers", "from": "/all", "split": " "}
                """)
        #expect(mapped.content.identifiers.map(\.description) == ["FR-SIREN:839085230", "XI-WIKIDATA:Q52"])
        #expect(mapped.leftOut == [LeftOut("identifiers", "FR-SIREN:839085231")])
    }

    @Test("A relation has a name, and with a target a way to find the other one")
    func relations() throws {
        let mapped = try MappingTests.map(
            ["id": "1", "parents": "starter/soga=The Accelerator; other", "member": "A network"],
            by: """
                {"to": "relation:part-of", "from": "/parents", "split": ";", "target": "key:"},
                {"to": "relation:member-of", "from": "/member"}
                """)
        #expect(
            mapped.content.relations == [
                Relation(.partOf, name: "The Accelerator", target: "key:starter/soga"),
                Relation(.partOf, name: "other", target: "key:other"), Relation(.memberOf, name: "A network"),
            ])
    }

    @Test("Coordinates may have a decimal comma; null island and points off the Earth are none")
    func coordinates() throws {
        let fields = #"{"to": "latitude", "from": "/lat"}, {"to": "longitude", "from": "/lon"}"#
        let right = try MappingTests.map(["id": "1", "lat": "48,85", "lon": 2.35], by: fields)
        #expect(right.content.position == Coordinate(latitude: 48.85, longitude: 2.35))
        for (lat, lon) in [(0.0, 0.0), (91, 2), (48, 181)] {
            let wrong = try MappingTests.map(
                ["id": "1", "lat": .number(lat), "lon": .number(lon)], by: fields)
            #expect(wrong.content.position == nil)
            #expect(wrong.leftOut.count == 1)
        }
    }

    @Test("What a row holds beside what is read is named, nested things by their path")
    func unread() throws {
        let mapping = try TestMapping().parsed
        var unread: Set<String> = []
        let row: JSONValue = [
            "id": "1", "name": "A", "empty": "", "other": ["deep": ["x": 1]], "none": .null,
        ]
        mapping.collectUnread(in: MappingInput(value: row), into: &unread)
        #expect(unread == ["/other"])
    }

    @Test("A row without a key, without a name or with an endless key is refused")
    func refusedRows() throws {
        let mapping = try TestMapping().parsed
        let rows: [(JSONValue, RowRefusal)] = [
            (["name": "A"], .noKey), (["id": " ", "name": "A"], .noKey), (["id": "1"], .noName),
            (["id": .string(String(repeating: "x", count: 501)), "name": "A"], .longKey),
        ]
        for (row, reason) in rows {
            #expect(throws: reason) {
                try mapping.apply(to: MappingInput(value: row), with: TestFiles.vocabularies)
            }
        }
    }
}
