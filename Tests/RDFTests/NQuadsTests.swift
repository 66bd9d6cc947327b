import RDF
import Testing

@Suite("N-Quads and N-Triples")
struct NQuadsTests {
    @Test(
        "are read and written in their canonical form",
        arguments: [
            ("<urn:s> <urn:p> <urn:o> .", "<urn:s> <urn:p> <urn:o> .\n"),
            ("<urn:s><urn:p><urn:o>.", "<urn:s> <urn:p> <urn:o> .\n"),
            (" \t<urn:s>\t<urn:p> \"a\" .# why\r\n\n#\n", "<urn:s> <urn:p> \"a\" .\n"),
            (
                "_:a-b.c <urn:p> \"é\\u00E9\\U0001F303\"@fr-BE <urn:g> .",
                "_:a-b.c <urn:p> \"éé🌃\"@fr-BE <urn:g> .\n"
            ),
            (
                #"<urn:s> <urn:p> "\t\b\n\r\f\"\'\\"^^<urn:t> _:g ."#,
                #"<urn:s> <urn:p> "\t\b\n\r\f\"'\\"^^<urn:t> _:g ."# + "\n"
            ),
            (
                "<urn:s> <urn:p> \"a\"^^<http://www.w3.org/2001/XMLSchema#string> .",
                "<urn:s> <urn:p> \"a\" .\n"
            ),
            ("<urn:\\u00e9> <urn:p> <urn:\\U0001F303> .", "<urn:é> <urn:p> <urn:🌃> .\n"),
        ])
    func reads(text: String, canonical: String) throws {
        #expect(try NQuadsParser().dataset(from: text).nquads == canonical)
    }

    /// The escapes that the test `test060` of the W3C suite of RDFC-1.0 asks for.
    @Test("escape controls, DEL and the two noncharacters, and nothing else")
    func escapes() throws {
        let text =
            #"<urn:s> <urn:p> "\u0000\u0007\u000b\u000e\u001f\u007f\u0080\uFFFD\uFFFE\uFFFF\U0010FFFF" ."#
        let written = try NQuadsParser().dataset(from: text).nquads
        #expect(
            written == #"<urn:s> <urn:p> "\u0000\u0007\u000B\u000E\u001F\u007F"# + "\u{80}\u{FFFD}"
                + #"\uFFFE\uFFFF"# + "\u{10FFFF}\" .\n")
    }

    @Test(
        "refuse a fault with its line, its column and the reason",
        arguments: [
            ("<urn:s> <urn:p> <urn:o>", 1, 24, "A full stop was expected here."),
            ("<urn:s> <urn:p> .", 1, 17, "An object was expected here."),
            ("<s> <urn:p> <urn:o> .", 1, 1, "This IRI is not absolute."),
            ("\n<urn:s> <urn:p> <urn:o> . <urn:s>", 2, 27, "Only one statement may stand on a line."),
            ("<urn:s> _:p <urn:o> .", 1, 9, "A predicate was expected here."),
            ("\"s\" <urn:p> <urn:o> .", 1, 1, "A subject was expected here."),
            ("<urn:s> <urn:p> \"a\nb\" .", 1, 17, "This text has no closing quote."),
            ("<urn:s> <urn:p> 'a' .", 1, 17, "An object was expected here."),
            ("<urn:s> <urn:p> \"\\x\" .", 1, 18, "There is no such escape here."),
            ("<urn:s> <urn:p> \"\\uD800\" .", 1, 18, "This escape stands for no character."),
            ("<urn:s> <urn:p> \"\\UFFFFFFFF\" .", 1, 18, "This escape stands for no character."),
            ("<urn:s> <urn:p> \"é\\u12\" .", 1, 19, "This escape needs 4 hexadecimal digits."),
            ("<urn:s> <urn:a b> <urn:o> .", 1, 15, "This character cannot stand in an IRI."),
            ("<urn:s> <urn:\\u0020> <urn:o> .", 1, 14, "This character cannot stand in an IRI."),
            ("<urn:s> <urn:p> \"a\"@1 .", 1, 20, "A language tag was expected after @."),
            ("<urn:s> <urn:p> \"a\"^^t .", 1, 22, "A datatype was expected here."),
            ("_: <urn:p> <urn:o> .", 1, 1, "A label was expected after _:."),
            ("<urn:s> <urn:p> <urn:o> <urn:g> <urn:h> .", 1, 33, "A full stop was expected here."),
            ("<urn:s", 1, 1, "This IRI has no closing >."),
        ])
    func refuses(text: String, line: Int, column: Int, reason: String) {
        #expect(throws: RDFSyntaxError(line: line, column: column, reason: reason)) {
            try NQuadsParser().dataset(from: text)
        }
    }

    @Test("are refused when they are not UTF-8, or too large, or have too many statements")
    func limits() {
        let line = Array("<urn:s> <urn:p> \"a\" .\n".utf8)
        #expect(throws: RDFSyntaxError(line: 2, column: 1, reason: "The text is not valid UTF-8.")) {
            try NQuadsParser().dataset(from: line + [0xC3, 0x28])
        }
        #expect(
            throws: RDFSyntaxError(
                line: 1, column: 1, reason: "The text is larger than the limit of 20 bytes.")
        ) {
            try NQuadsParser(limits: RDFLimits(bytes: 20)).dataset(from: line)
        }
        #expect(throws: RDFSyntaxError(line: 3, column: 1, reason: "There are more than 2 statements.")) {
            try NQuadsParser(limits: RDFLimits(statements: 2)).dataset(from: line + line + line)
        }
        let long = "<urn:s> <urn:p> \"aaaaaaaaaa\" ."
        #expect(throws: RDFSyntaxError.self) {
            try NQuadsParser(limits: RDFLimits(termBytes: 8)).dataset(from: long)
        }
    }

    @Test("N-Triples have no names of graphs")
    func triples() throws {
        let text = "<urn:s> <urn:p> <urn:o> <urn:g> ."
        #expect(throws: RDFSyntaxError(line: 1, column: 25, reason: "A full stop was expected here.")) {
            try NQuadsParser().graph(fromNTriples: text.utf8)
        }
        #expect(try NQuadsParser().graph(fromNTriples: "<urn:s> <urn:p> _:o .".utf8).count == 1)
    }
}
