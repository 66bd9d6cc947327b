import CanonicalJSON
import Foundation
import Testing

@testable import Atlas

/// Mapping files: what is wrong with one is said in a sentence, and the guide describes every word.
@Suite struct MappingFileTests {
    /// A mapping that is right, with one part replaced.
    static func mapping(_ replaced: [String: JSONValue] = [:], field: JSONValue? = nil) -> JSONValue {
        var object: [String: JSONValue] = [
            "mapping": "test", "source": ["title": "Test", "licence": "CC0-1.0"], "format": "csv",
            "key": "/id",
            "type": "organisation",
        ]
        object["fields"] = .array([["to": "name", "from": "/name"]] + (field.map { [$0] } ?? []))
        return .object(object.merging(replaced) { $1 })
    }

    static let wrong: [(JSONValue, String)] = [
        (["mapping": "x"], "“source” is missing"),
        (mapping(["colour": "red"]), "“colour” is not a word of the mapping"),
        (mapping(["format": "xml"]), "“format” must be one of csv, json, ndjson, geojson, yaml"),
        (mapping(["type": "person"]), "“type” must be organisation, solution, place or other"),
        (mapping(["key": "id"]), "“id” is not a path such as /name"),
        (mapping(["key": []]), "“key” must say where a row's key stands"),
        (mapping(["files": ".json"]), "“files” must be a list of texts"),
        (mapping(["separator": ";;"]), "“separator” must be one character"),
        (mapping(["encoding": "ebcdic"]), "“encoding” ebcdic is not known"),
        (mapping(["fields": []]), "“fields” must say where the name stands"),
        (mapping(["fields": "name"]), "“fields” must be a list"),
        (
            mapping(["source": ["title": "T", "licence": "CC0-1.0", "precedence": 101]]),
            "“precedence” must be a whole number from 0 to 100"
        ),
        (mapping(field: ["from": "/x"]), "“to” is missing"),
        (mapping(field: ["to": "colour", "from": "/x"]), "there is no field “colour” to map to"),
        (mapping(field: ["to": "link:nowhere", "from": "/x"]), "there is no field “link:nowhere” to map to"),
        (mapping(field: ["to": "keywords"]), "the field “keywords” has neither “from” nor “value”"),
        (
            mapping(field: ["to": "keywords", "from": 5]),
            "“from” must be a path such as /name, or a list of paths"
        ),
        (
            mapping(field: ["to": "keywords", "from": "/x", "spilt": ";"]),
            "“spilt” is not a word of the field “keywords”"
        ),
        (
            mapping(field: ["to": "summary", "from": "/x", "language": "français"]),
            "“français” is not a language tag"
        ),
        (
            mapping(field: ["to": "summary", "from": "/x", "markup": "rtf"]),
            "“markup” must be markdown or html"
        ),
        (mapping(field: ["to": "keywords", "from": "/x", "split": 3]), "“split” must be a text"),
        (
            mapping(field: ["to": "kinds", "from": "/x", "codes": 3]),
            "“codes” of the field “kinds” must be a vocabulary, a list, or several of them"
        ),
        (
            mapping(field: ["to": "kinds", "from": "/x", "codes": ["a": 1]]),
            "“codes” of the field “kinds” must give a text for “a”"
        ),
        (
            mapping(field: ["to": "labels", "value": "x", "when": ["path": "/y"]]),
            "“when” needs a “path” and what it “is”"
        ),
        (mapping(field: ["to": "kinds", "from": "/x", "codes": "kidns"]), "there is no vocabulary “kidns”"),
        (
            mapping(field: ["to": "kinds", "from": "/x", "codes": ["a": "netwrk"]]),
            "the vocabulary “kinds” has no term “netwrk”"
        ),
        (mapping(field: ["to": "country", "value": "ZZ"]), "the vocabulary “countries” has no term “ZZ”"),
        (
            mapping(field: ["to": "identifier:FR-SIRENE", "from": "/x"]),
            "there is no identifier scheme “FR-SIRENE”"
        ),
        (
            mapping(field: ["to": "criterion:beauty", "from": "/x"]),
            "the vocabulary “criteria” has no term “beauty”"
        ),
    ]

    @Test("What is wrong with a mapping is one clear sentence", arguments: wrong)
    func sentences(json: JSONValue, sentence: String) {
        let error = #expect(throws: MappingError.self) {
            try Mapping(json: json).verify(with: TestFiles.vocabularies)
        }
        #expect(error?.description == sentence)
    }

    @Test("Every mapping that is shipped speaks of what there is")
    func shipped() throws {
        let names = Mapping.shippedNames(in: "\(TestFiles.repository)/Resources/Mappings")
        #expect(names.count >= 10)
        for name in names {
            let mapping = try TestFiles.mapping(name)
            #expect(mapping.name == name)
            try mapping.verify(with: TestFiles.vocabularies)
        }
    }

    @Test("The guide describes every word of a field and every field there is")
    func guide() throws {
        let text = try String(
            contentsOfFile: "\(TestFiles.repository)/docs/guides/mappings.md", encoding: .utf8)
        let fields =
            FieldRule.Target.simple.keys.sorted() + TermField.allCases.map(\.payloadKey)
            + ["link:", "identifier:", "criterion:", "relation:", "contact:"]
        for word in FieldRule.words.sorted() + Mapping.words.sorted() + fields {
            #expect(text.contains("`\(word)"), "the guide has no \(word)")
        }
        for family in [Link.Purpose.allCases.map(\.rawValue), Relation.Kind.allCases.map(\.rawValue)] {
            for member in family { #expect(text.contains("`\(member)`"), "the guide has no \(member)") }
        }
    }

    @Test("The examples of the guide are mappings")
    func examples() throws {
        let text = try String(
            contentsOfFile: "\(TestFiles.repository)/docs/guides/mappings.md", encoding: .utf8)
        let blocks = text.split(separator: "```json").dropFirst().compactMap {
            $0.split(separator: "```").first
        }
        #expect(blocks.count >= 10)
        for block in blocks {
            let json = try JSONValue(parsing: String(block))
            let whole = json["mapping"] == nil ? MappingFileTests.mapping(field: json) : json
            try Mapping(json: whole).verify(with: TestFiles.vocabularies)
        }
    }
}
