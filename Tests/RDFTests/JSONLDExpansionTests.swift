import CanonicalJSON
import RDF
import Testing

@Suite("JSON-LD: expansion")
struct JSONLDExpansionTests {
    /// Documents and their expanded form by PyLD 3.3.0 (base `http://e/d/`, ordered).
    private static let documents: [(String, String)] = [
        (
            #"{"@context": {"name": "http://schema.org/name"}, "@id": "a", "name": "B"}"#,
            #"[{"@id":"http://e/d/a","http://schema.org/name":[{"@value":"B"}]}]"#
        ),
        (
            #"{"@context": {"@vocab": "http://v/", "@language": "fr", "n": {"@language": null}}, "t": "x", "n": ["y", 1, true, null]}"#,
            #"[{"http://v/n":[{"@value":"y"},{"@value":1},{"@value":true}],"http://v/t":[{"@language":"fr","@value":"x"}]}]"#
        ),
        (
            #"{"@context": {"l": {"@id": "urn:l", "@container": "@list"}, "r": {"@reverse": "urn:r"}}, "l": [[1], []], "r": {"@id": "_:x"}}"#,
            #"[{"@reverse":{"urn:r":[{"@id":"_:x"}]},"urn:l":[{"@list":[{"@list":[{"@value":1}]},{"@list":[]}]}]}]"#
        ),
        (
            #"{"@context": {"@vocab": "urn:v:", "T": {"@id": "urn:T", "@context": {"p": "urn:typed"}}}, "@type": "T", "p": {"p": 1}}"#,
            #"[{"@type":["urn:T"],"urn:typed":[{"urn:v:p":[{"@value":1}]}]}]"#
        ),
        (
            #"{"@context": {"i": {"@id": "urn:i", "@container": "@index", "@index": "urn:k"}, "m": {"@id": "urn:m", "@container": ["@graph", "@id"]}, "t": {"@id": "urn:t", "@container": "@language"}}, "i": {"a": {"@id": "urn:x"}}, "m": {"urn:g": {"urn:p": 1}}, "t": {"en": "e", "@none": ["n"]}}"#,
            #"[{"urn:i":[{"@id":"urn:x","urn:k":[{"@value":"a"}]}],"urn:m":[{"@graph":[{"urn:p":[{"@value":1}]}],"@id":"urn:g"}],"urn:t":[{"@value":"n"},{"@language":"en","@value":"e"}]}]"#
        ),
        (
            #"{"@context": {"j": {"@id": "urn:j", "@type": "@json"}, "nest": "@nest", "q": {"@id": "urn:q", "@nest": "nest"}}, "j": {"@id": [1, null]}, "nest": {"q": 1}, "@included": {"@id": "urn:i", "urn:p": 1}}"#,
            #"[{"@included":[{"@id":"urn:i","urn:p":[{"@value":1}]}],"urn:j":[{"@type":"@json","@value":{"@id":[1,null]}}],"urn:q":[{"@value":1}]}]"#
        ),
        (
            #"{"@context": {"d": {"@id": "urn:d", "@direction": "rtl"}, "@direction": "ltr", "e": "urn:e"}, "d": "x", "e": {"@value": "y", "@language": "ar", "@direction": "rtl"}}"#,
            #"[{"urn:d":[{"@direction":"rtl","@value":"x"}],"urn:e":[{"@direction":"rtl","@language":"ar","@value":"y"}]}]"#
        ),
        (#"{"@id": "urn:a"}"#, "[]"), (#"{"@graph": [{"@id": "urn:a"}, {"urn:p": null}, "x"]}"#, "[]"),
        (#"{"undefined": 1, "urn:p": {"@set": []}}"#, #"[{"urn:p":[]}]"#),
    ]

    @Test("gives what PyLD gives", arguments: documents.indices)
    func expands(at index: Int) throws {
        let (document, expanded) = JSONLDExpansionTests.documents[index]
        let result = try JSONLD(base: "http://e/d/").expand(JSONValue(parsing: document))
        #expect(try result == JSONValue(parsing: expanded), "\(result.canonicalString)")
    }

    @Test(
        "refuses what the standard refuses, by the standard's names, with the place",
        arguments: [
            (#"{"@id": 5}"#, JSONLDErrorCode.invalidIDValue, "/@id"),
            (#"{"@type": [1], "a": 1}"#, .invalidTypeValue, "/@type"),
            (#"{"@context": {"a": "b", "b": "a"}, "a": 1}"#, .cyclicIRIMapping, "/@context/a/b"),
            (
                #"{"@context": {"a": {"@id": "urn:a", "@container": "@foo"}}}"#, .invalidContainerMapping,
                "/@context/a"
            ),
            (#"{"@context": {"@id": "urn:a"}}"#, .keywordRedefinition, "/@context/@id"),
            (#"{"@context": {"a": {"@id": "urn:a", "@type": 1}}}"#, .invalidTypeMapping, "/@context/a"),
            (#"{"@context": 5}"#, .invalidLocalContext, "/@context"),
            (#"{"@context": {"@version": 1.0}}"#, .invalidVersionValue, "/@context"),
            (
                #"{"urn:p": [{"@value": "x", "@type": "urn:t", "@language": "en"}]}"#, .invalidValueObject,
                "/urn:p/0"
            ),
            (#"{"urn:p": {"@value": {}}}"#, .invalidValueObjectValue, "/urn:p/@value"),
            (#"{"urn:p": {"@list": [], "@id": "urn:a"}}"#, .invalidSetOrListObject, "/urn:p"),
            (#"{"urn:p": {"@value": 1, "@language": "en"}}"#, .invalidLanguageTaggedValue, "/urn:p"),
            (#"{"urn:p": {"@value": 1, "@type": "_:t"}}"#, .invalidTypedValue, "/urn:p"),
            (#"{"@reverse": "x"}"#, .invalidReverseValue, "/@reverse"),
            (#"{"@reverse": {"urn:p": "x"}}"#, .invalidReversePropertyValue, "/@reverse"),
            (#"{"@nest": 1}"#, .invalidNestValue, "/@nest"),
            (#"{"@reverse": {"@nest": {}}}"#, .invalidReversePropertyMap, "/@reverse/@nest"),
            (#"{"@included": "x"}"#, .invalidIncludedValue, "/@included"),
            (#"{"@included": {}}"#, .invalidIncludedValue, "/@included"),
            (#"{"@included": {"@id": "urn:i"}}"#, .invalidIncludedValue, "/@included"),
            (#"{"@context": {"id": "@id"}, "@id": "urn:a", "id": "urn:b"}"#, .collidingKeywords, "/id"),
            (
                #"{"@context": [{"@protected": true, "a": "urn:a"}, {"a": "urn:b"}]}"#,
                .protectedTermRedefinition,
                "/@context/a"
            ),
            (
                #"{"@context": [{"@protected": true, "a": "urn:a"}, null]}"#, .invalidContextNullification,
                "/@context"
            ),
        ])
    func refuses(document: String, code: JSONLDErrorCode, pointer: String) throws {
        let value = try JSONValue(parsing: document)
        let error = #expect(throws: JSONLDError.self) { try JSONLD(base: "http://e/").expand(value) }
        #expect(error?.code == code)
        #expect(error?.pointer == pointer)
    }

    @Test(
        "a list of nothing may be included; a context inside @nest has no effect, and the careful refuse it")
    func nested() throws {
        #expect(
            try JSONLD().expand(["@included": [], "@type": "urn:t"]) == [
                ["@included": [], "@type": ["urn:t"]]
            ])
        let document: JSONValue = [
            "@context": ["a": "urn:a"], "@nest": ["@context": ["a": "urn:b"], "a": 1],
        ]
        #expect(try JSONLD().expand(document) == [["urn:a": [["@value": 1]]]])
        let error = #expect(throws: JSONLDError.self) { try JSONLD(isSafe: true).expand(document) }
        #expect(error?.code == .dataLoss)
    }

    @Test("Nothing is fetched: a context is at hand or refused")
    func contexts() throws {
        let document = try JSONValue(parsing: #"{"@context": "http://c/one", "a": 1}"#)
        let error = #expect(throws: JSONLDError.self) { try JSONLD().expand(document) }
        #expect(error?.code == .loadingRemoteContextFailed)
        let contexts = ["http://c/one": try JSONValue(parsing: #"{"@context": ["two", {"b": "urn:b"}]}"#)]
        #expect(throws: JSONLDError.self) { try JSONLD(contexts: contexts).expand(document) }
        let both = contexts.merging(["http://c/two": ["@context": ["a": "urn:a"]]]) { one, _ in one }
        #expect(try JSONLD(contexts: both).expand(document) == [["urn:a": [["@value": 1]]]])
    }

    @Test("Contexts that name one another without end are refused")
    func circles() throws {
        let contexts: [String: JSONValue] = [
            "http://c/a": ["@context": "b"], "http://c/b": ["@context": "a"],
        ]
        let error = #expect(throws: JSONLDError.self) {
            try JSONLD(contexts: contexts).expand(["@context": "http://c/a"])
        }
        #expect(error?.code == .contextOverflow)
    }

    @Test(
        "When asked for safety, what would be lost is refused",
        arguments: [
            #"{"undefined": 1}"#, #"{"@context": {"a": null}, "a": 1}"#,
            #"{"@type": "Undefined", "urn:p": 1}"#,
            #"{"@id": "relative", "urn:p": 1}"#, #"{"urn:p": {"undefined": 1}}"#, #"{"@id": "urn:only"}"#,
            #"{"@context": {"p": {"@id": "urn:p", "@type": "@vocab"}}, "p": "undefined"}"#,
            #"{"@context": {"p": {"@id": "urn:p", "@type": "@id"}}, "p": "relative"}"#,
            #"{"@id": "@foo", "urn:p": 1}"#, #"{"@graph": ["text"]}"#, #"{"urn:p": {"@language": "en"}}"#,
        ])
    func safety(document: String) throws {
        let value = try JSONValue(parsing: document)
        let error = #expect(throws: JSONLDError.self) { try JSONLD(isSafe: true).expand(value) }
        #expect(error?.code == .dataLoss)
        _ = try JSONLD().expand(value)
    }

    @Test("Safety has nothing against a document in which all is defined")
    func safe() throws {
        let document = try JSONValue(
            parsing: """
                {"@context": {"@vocab": "urn:v:", "x": {"@type": "@id"}, "ex": "http://e/"}, "@id": "ex:a", "@type": "T",
                 "x": ["ex:b", "_:c"], "n": null, "ex:y": {"@value": "t", "@language": "fr"}, "l": {"@list": []}}
                """)
        #expect(try JSONLD(isSafe: true).expand(document)[0]?["@type"] == ["urn:v:T"])
    }
}
