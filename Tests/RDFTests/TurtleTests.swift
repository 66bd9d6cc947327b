import RDF
import Testing

@Suite("Turtle")
struct TurtleTests {
    private static let xsd = "http://www.w3.org/2001/XMLSchema#"
    private static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

    /// The text with the prefixes `:` and `xsd:`, and the triples it says.
    private static let texts: [(String, String)] = [
        (":a a :B .", "<urn:x:a> <\(rdf)type> <urn:x:B> .\n"),
        (
            ":a :p :b, :c ; :q :d ; ; . :e :p :f.",
            "<urn:x:a> <urn:x:p> <urn:x:b> .\n<urn:x:a> <urn:x:p> <urn:x:c> .\n"
                + "<urn:x:a> <urn:x:q> <urn:x:d> .\n<urn:x:e> <urn:x:p> <urn:x:f> .\n"
        ),
        (
            ":a :p 1, -2.50, +.5, 1e3, 1.E-2, .1E5, true, false.",
            ["1", "-2.50", "+.5", "1e3", "1.E-2", ".1E5", "true", "false"].enumerated().map { at, text in
                let kind = [
                    "integer", "decimal", "decimal", "double", "double", "double", "boolean", "boolean",
                ][at]
                return "<urn:x:a> <urn:x:p> \"\(text)\"^^<\(xsd)\(kind)> .\n"
            }.joined()
        ),
        (
            #":a :p "x", 'y', """a"b""c\n""", '''d'e'''@en-GB, "z"^^xsd:token ."#,
            #"<urn:x:a> <urn:x:p> "x" ."# + "\n" + #"<urn:x:a> <urn:x:p> "y" ."# + "\n"
                + #"<urn:x:a> <urn:x:p> "a\"b\"\"c\n" ."# + "\n" + #"<urn:x:a> <urn:x:p> "d'e"@en-GB ."#
                + "\n"
                + "<urn:x:a> <urn:x:p> \"z\"^^<\(xsd)token> .\n"
        ),
        (
            ":a :p [ :q _:x ; :r [] ] . _:x :p :y . [ :p :z ] .",
            "_:b0 <urn:x:q> _:b1 .\n_:b0 <urn:x:r> _:b2 .\n<urn:x:a> <urn:x:p> _:b0 .\n"
                + "_:b1 <urn:x:p> <urn:x:y> .\n_:b3 <urn:x:p> <urn:x:z> .\n"
        ),
        (
            ":a :p ( 1 () ) .",
            "_:b0 <\(rdf)first> \"1\"^^<\(xsd)integer> .\n_:b0 <\(rdf)rest> _:b1 .\n"
                + "_:b1 <\(rdf)first> <\(rdf)nil> .\n_:b1 <\(rdf)rest> <\(rdf)nil> .\n<urn:x:a> <urn:x:p> _:b0 .\n"
        ),
        (#":a\,b :%41-. :c.d:e . "#.replacing("-.", with: "-"), "<urn:x:a,b> <urn:x:%41-> <urn:x:c.d:e> .\n"),
        ("BASE <http://e/d/> <a> <../b> <#c> .", "<http://e/d/a> <http://e/b> <http://e/d/#c> .\n"),
        (
            "@base <http://e/> . pReFiX prefix: <p#> <a> prefix: prefix:b . @prefix prefix: <q#> . <a> prefix:c prefix: .",
            "<http://e/a> <http://e/p#> <http://e/p#b> .\n<http://e/a> <http://e/q#c> <http://e/q#> .\n"
        ),
        ("<urn:\\u00E9> :p <http://a/../b> . # end", "<urn:é> <urn:x:p> <http://a/../b> .\n"),
        ("", ""), ("\u{FEFF}# nothing", ""),
    ]

    @Test("says these triples", arguments: texts.indices)
    func reads(at index: Int) throws {
        let (text, triples) = TurtleTests.texts[index]
        let head = "@prefix : <urn:x:> . @prefix xsd: <\(TurtleTests.xsd)> .\n"
        let whole = text.hasPrefix("\u{FEFF}") ? text + "\n" + head : head + text
        #expect(try TurtleParser().graph(from: whole).ntriples == triples)
    }

    @Test(
        "is refused with the line, the column and the reason",
        arguments: [
            (":a :p :b .", 1, 1, "The prefix : is not declared."),
            ("<a> <urn:p> <urn:o> .", 1, 1, "This IRI is relative, and the text has no base."),
            ("<urn:s> <urn:p> <urn:o>", 1, 24, "A full stop was expected here."),
            ("<urn:s>\n  <urn:p> , <urn:o> .", 2, 11, "An object was expected here."),
            ("<urn:s> a .", 1, 11, "An object was expected here."),
            ("<urn:s> b <urn:o> .", 1, 9, "A predicate was expected here."),
            ("a a a .", 1, 1, "A subject was expected here."),
            ("\"s\" <urn:p> <urn:o> .", 1, 1, "A subject was expected here."),
            ("[] .", 1, 4, "A predicate was expected here."),
            ("() .", 1, 4, "A predicate was expected here."),
            ("<urn:s> <urn:p> ( 1 .", 1, 21, "An object was expected here."),
            ("<urn:s> <urn:p> [ <urn:q> 1 .", 1, 29, "A semicolon or ] was expected here."),
            ("<urn:s> <urn:p> \"\"\"a\"\" .", 1, 17, "This text has no closing quote."),
            ("<urn:s> <urn:p> \"\"\"a\"\"\"\" .", 1, 24, "A full stop was expected here."),
            ("@prefix a.: <urn:a> .", 1, 11, "A prefix and a colon were expected here."),
            ("@prefix : <urn:a>", 1, 18, "A full stop was expected here."),
            ("@PREFIX : <urn:a> .", 1, 1, "@prefix or @base was expected here."),
            ("PREFIX : <urn:a> .", 1, 18, "A subject was expected here."),
            ("@prefix : <urn:a#> . : : :%4 .", 1, 27, "Two hexadecimal digits were expected after %."),
            ("@prefix : <urn:a#> . : : :\\x .", 1, 27, "There is no such escape in a name."),
            ("<urn:s> <urn:p> True .", 1, 17, "An object was expected here."),
            ("<urn:s> <urn:p> 1e .", 1, 18, "A full stop was expected here."),
            ("<urn:s> <urn:p> + .", 1, 17, "An object was expected here."),
            ("<urn:s> <urn:p> <urn:o> ; a , .", 1, 29, "An object was expected here."),
            ("<urn:s> <urn:p> \"a\"@ .", 1, 20, "A language tag was expected after @."),
            ("{ <urn:s> <urn:p> <urn:o> }", 1, 1, "A subject was expected here."),
            ("<urn:s> = <urn:o> .", 1, 9, "A predicate was expected here."),
        ])
    func refuses(text: String, line: Int, column: Int, reason: String) {
        #expect(throws: RDFSyntaxError(line: line, column: column, reason: reason)) {
            try TurtleParser().graph(from: text)
        }
    }

    @Test("Brackets may stand 128 deep, and no deeper")
    func depth() throws {
        func nested(_ count: Int) -> String {
            "<urn:s> <urn:p> " + String(repeating: "[ <urn:p> ", count: count) + "1"
                + String(repeating: "]", count: count) + " ."
        }
        #expect(try TurtleParser().graph(from: nested(128)).count == 129)
        #expect(throws: RDFSyntaxError.self) { try TurtleParser().graph(from: nested(129)) }
        #expect(throws: RDFSyntaxError.self) {
            try TurtleParser().graph(from: "<urn:s> <urn:p> " + String(repeating: "(", count: 1_000_000))
        }
    }

    @Test("gives its prefixes and base, and is written so that it reads the same")
    func writes() throws {
        let text = """
            @base <http://e/> .
            @prefix : <http://e/x#> . @prefix y: <http://e/x#y> .
            :a a :B ; :p "t\\n"@en, 1, [ :q (:a :yz) ] ; :p <http://e/x#%41>, "\\u0000" .
            """
        let document = try TurtleParser().document(from: text.utf8)
        #expect(document.base == "http://e/")
        #expect(document.prefixes == ["": "http://e/x#", "y": "http://e/x#y"])
        let written = document.graph.turtle(prefixes: document.prefixes)
        #expect(written.contains("\n:a a :B ;\n    :p \"t\\n\"@en, \"1\"^^"))
        #expect(written.contains("y:z"))
        let again = try TurtleParser().graph(from: written)
        #expect(
            try Dataset(again).canonicalized().nquads == Dataset(document.graph).canonicalized().nquads)
    }

    @Test("A prefix is told from a keyword, and a word from a name")
    func words() throws {
        let text = "prefix a: <urn:a:> prefix base: <urn:b:> a:a a a:a . base:x a:p true."
        #expect(try TurtleParser().graph(from: text).count == 2)
    }
}
