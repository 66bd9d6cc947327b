import CanonicalJSON
import RDF
import Testing

@Suite("JSON-LD: RDF")
struct JSONLDRDFTests {
    private func nquads(_ document: String, _ reader: JSONLD = JSONLD()) throws -> String {
        try reader.dataset(from: JSONValue(parsing: document)).canonicalized().nquads
    }

    private let xsd = "http://www.w3.org/2001/XMLSchema#"
    private let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

    @Test("Nodes, named graphs, reverse properties and lists become quads")
    func structure() throws {
        let text = try nquads(
            """
            {"@id": "urn:a", "@type": "urn:T", "urn:p": {"@list": [{"@id": "urn:b"}, "x"]},
             "@reverse": {"urn:r": {"@id": "urn:c"}}, "@graph": [{"@id": "urn:d", "urn:q": {"@value": "é", "@language": "fr"}}],
             "@included": [{"@id": "urn:e", "urn:q": {"@id": "_:x"}}]}
            """)
        #expect(
            text == """
                <urn:a> <\(rdf)type> <urn:T> .
                <urn:a> <urn:p> _:c14n0 .
                <urn:c> <urn:r> <urn:a> .
                <urn:d> <urn:q> "é"@fr <urn:a> .
                <urn:e> <urn:q> _:c14n2 .
                _:c14n0 <\(rdf)first> <urn:b> .
                _:c14n0 <\(rdf)rest> _:c14n1 .
                _:c14n1 <\(rdf)first> "x" .
                _:c14n1 <\(rdf)rest> <\(rdf)nil> .

                """)
    }

    @Test(
        "Values become literals",
        arguments: [
            ("true", #""true"^^<X#boolean>"#), ("1", #""1"^^<X#integer>"#), ("1.0", #""1"^^<X#integer>"#),
            ("-5e0", #""-5"^^<X#integer>"#), ("1.5", #""1.5E0"^^<X#double>"#), ("\"a\\n\"", #""a\n""#),
            ("1e20", #""100000000000000000000"^^<X#integer>"#), ("1e21", #""1.0E21"^^<X#double>"#),
            (#"{"@value": 5, "@type": "http://www.w3.org/2001/XMLSchema#double"}"#, #""5.0E0"^^<X#double>"#),
            (#"{"@value": 5, "@type": "urn:t"}"#, #""5"^^<urn:t>"#),
            (#"{"@value": {"b": 1.0, "a": []}, "@type": "@json"}"#, #""{\"a\":[],\"b\":1}"^^<R#JSON>"#),
            (#"{"@value": "x", "@language": "en-GB"}"#, #""x"@en-GB"#),
        ])
    func literals(value: String, literal: String) throws {
        let expected = literal.replacing("X#", with: xsd).replacing("R#", with: rdf)
        #expect(try nquads(#"{"@id": "urn:a", "urn:p": \#(value)}"#) == "<urn:a> <urn:p> \(expected) .\n")
    }

    /// C's `%1.15E` without zeros at the end, by Python.
    @Test(
        "Numbers are written as printf writes them",
        arguments: [
            (0.1, "1.0E-1"), (1.1, "1.1E0"), (5e-324, "4.940656458412465E-324"),
            (1.7976931348623157e+308, "1.797693134862316E308"), (123_456_789.125, "1.23456789125E8"),
            (-2.5e-07, "-2.5E-7"), (0.30000000000000004, "3.0E-1"), (1.0 / 3, "3.333333333333333E-1"),
            (2.0 / 3, "6.666666666666666E-1"), (5.5e-05, "5.5E-5"), (1e+23, "9.999999999999999E22"),
            (1.0000000000000002, "1.0E0"), (123456789012345.67, "1.234567890123457E14"),
        ])
    func doubles(value: Double, text: String) throws {
        let document: JSONValue = ["@id": "urn:a", "urn:p": .number(value)]
        let object = try JSONLD().dataset(from: document).defaultGraph.object(of: .iri("urn:a"), "urn:p")
        #expect(object == .literal(Literal(text, datatype: XSD.double)))
    }

    @Test("What RDF cannot say is left out, or refused for the careful")
    func leftOut() throws {
        let document = """
            {"@id": "urn:a b", "urn:p": {"@id": "urn:b", "urn:q": 1}, "_:p": 2, "urn:l": {"@value": "x", "@language": "no tag"}}
            """
        #expect(try nquads(document) == "<urn:b> <urn:q> \"1\"^^<\(xsd)integer> .\n")
        #expect(throws: JSONLDError.self) { try nquads(document, JSONLD(isSafe: true)) }
        #expect(throws: JSONLDError.self) { try nquads(#"{"@id": "urn:a", "_:p": 2}"#, JSONLD(isSafe: true)) }
    }

    @Test("A value that stands in a graph by itself says nothing")
    func freeValues() throws {
        let document = """
            {"@context": {"g": {"@id": "urn:g", "@type": "urn:t", "@container": ["@graph", "@index"]}}, "@id": "urn:a",
             "g": {"i": 1}}
            """
        #expect(try nquads(document) == "<urn:a> <urn:g> _:c14n0 .\n")
        let map = #"{"@context": {"m": {"@id": "urn:m", "@container": "@id"}}, "m": {"urn:x": 1}}"#
        let error = #expect(throws: JSONLDError.self) { try nquads(map) }
        #expect(error?.code == .invalidValueObject)
    }

    @Test("A direction is written in the form that was asked for")
    func directions() throws {
        let document = #"{"@id": "urn:a", "urn:p": {"@value": "x", "@language": "AR", "@direction": "rtl"}}"#
        #expect(try nquads(document) == "<urn:a> <urn:p> \"x\"@AR .\n")
        #expect(
            try nquads(document, JSONLD(directionForm: .i18nDatatype))
                == "<urn:a> <urn:p> \"x\"^^<https://www.w3.org/ns/i18n#ar_rtl> .\n")
        #expect(
            try nquads(document, JSONLD(directionForm: .compoundLiteral)) == """
                <urn:a> <urn:p> _:c14n0 .
                _:c14n0 <\(rdf)direction> "rtl" .
                _:c14n0 <\(rdf)language> "ar" .
                _:c14n0 <\(rdf)value> "x" .

                """)
    }

    @Test(
        "A refused text names its line",
        arguments: [
            ("{\n\"a\": }", 2, 6, "A value was expected here."),
            ("{\n  \"urn:p\": [1,\n    {\"@id\": 5}]}", 3, 6, "invalid @id value: An @id is a string."),
            (
                "{\"urn:p\": \"a\\\"}\",\n \"a/b~\": 1}", 2, 2, "No context defines “a/b~”."
            ),
            (
                "{\n \"@context\": \"http://c/no\"}", 2, 2,
                "loading remote context failed: The context http://c/no is not among those at hand, and nothing is fetched."
            ),
        ])
    func lines(text: String, line: Int, column: Int, reason: String) {
        #expect(throws: RDFSyntaxError(line: line, column: column, reason: reason)) {
            try JSONLD(isSafe: true).dataset(parsing: text.utf8)
        }
    }
}
