import CanonicalJSON
import RDF
import Testing

/// Documents that ask for much more than their size; each must be refused before it costs much.
@Suite("Bombs")
struct BombTests {
    private func code(of document: String, _ limits: JSONLDLimits) throws -> JSONLDErrorCode? {
        let value = try JSONValue(parsing: document)
        do {
            _ = try JSONLD(limits: limits).expand(value)
            return nil
        } catch {
            return error.code
        }
    }

    @Test("A long vocabulary before many terms")
    func longVocabulary() throws {
        let members = (0..<1_000).map { "\"t\($0)\": 1" }.joined(separator: ",")
        let document =
            #"{"@context": {"@vocab": "urn:\#(String(repeating: "x", count: 10_000))"}, \#(members)}"#
        #expect(try code(of: document, JSONLDLimits(iriBytes: 1 << 20)) == .tooLarge)
        #expect(try code(of: document, .standard) == nil)
    }

    @Test("A large context inside every one of many nodes")
    func manyContexts() throws {
        let terms = (0..<100).map { "\"t\($0)\": \"urn:t\($0)\"" }.joined(separator: ",")
        let nodes = Array(repeating: #"{"@context": {"a": "urn:a"}, "a": 1}"#, count: 500).joined(
            separator: ",")
        let document = #"{"@context": {\#(terms)}, "urn:p": [\#(nodes)]}"#
        #expect(try code(of: document, JSONLDLimits(definitions: 10_000)) == .tooLarge)
        #expect(try code(of: document, .standard) == nil)
    }

    @Test("Contexts within terms within contexts")
    func scopedContexts() throws {
        var context = #"{"t": "urn:t"}"#
        for level in 0..<50 {
            context =
                #"{"a\#(level)": {"@id": "urn:a", "@context": \#(context)}, "b\#(level)": {"@id": "urn:b", "@context": {}}}"#
        }
        #expect(try code(of: #"{"@context": \#(context), "urn:p": 1}"#, .standard) == nil)
        #expect(
            try code(of: #"{"@context": \#(context), "urn:p": 1}"#, JSONLDLimits(definitions: 100))
                == .tooLarge)
    }

    @Test("Terms that need one another in a long chain")
    func chain() throws {
        let terms = (0..<50_000).map { "\"t\($0)\": \"t\($0 + 1):x\"" }.joined(separator: ",")
        #expect(try code(of: #"{"@context": {\#(terms)}, "t0": 1}"#, .standard) == .contextOverflow)
    }

    @Test(
        "A term whose own context names or imports the context that defines it", arguments: ["@import", ""])
    func selfReference(way: String) throws {
        let inner: JSONValue = way.isEmpty ? "http://c/one" : ["@import": "http://c/one"]
        let context: JSONValue = ["@context": ["a": ["@id": "urn:a", "@context": inner], "b": "urn:b"]]
        let reader = JSONLD(contexts: ["http://c/one": context])
        let document = try JSONValue(parsing: #"{"@context": "http://c/one", "a": {"a": {"b": 1}}}"#)
        #expect(
            try reader.expand(document) == [["urn:a": [["urn:a": [["urn:b": [["@value": 1]]]]]]]])
    }

    @Test("A type with thousands of empty contexts")
    func emptyContexts() throws {
        let nulls = Array(repeating: "null", count: 5_000).joined(separator: ",")
        let document =
            #"{"@context": {"T": {"@id": "urn:T", "@context": [\#(nulls)]}}, "@type": "T", "urn:p": 1}"#
        #expect(try code(of: document, .standard) == .contextOverflow)
    }

    @Test("JSON deeper than its limit, and larger")
    func json() {
        let deep = String(repeating: #"{"urn:p":"#, count: 10_000)
        #expect(throws: RDFSyntaxError.self) { try JSONLD().dataset(parsing: deep.utf8) }
        let limits = JSONLDLimits(json: JSONLimits(bytes: 10))
        #expect(
            throws: RDFSyntaxError(
                line: 1, column: 1, reason: "The text is larger than the limit of 10 bytes.")
        ) {
            try JSONLD(limits: limits).dataset(parsing: #"{"urn:p": "aaa"}"#.utf8)
        }
    }

    @Test("A document of 120 levels is read")
    func deep() throws {
        let document = String(repeating: #"{"urn:p":"#, count: 120) + "1" + String(repeating: "}", count: 120)
        #expect(try JSONLD().dataset(parsing: document.utf8).count == 120)
    }
}
