import RDF
import Testing

@Suite("References")
struct IRIReferenceTests {
    /// RFC 3986, sections 5.4.1 and 5.4.2.
    private static let examples: [(String, String)] = [
        ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
        ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
        ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"),
        (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"), ("g;x?y#s", "http://a/b/c/g;x?y#s"),
        ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"),
        ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../", "http://a/"),
        ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"),
        ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"),
        ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"),
        ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"),
        ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g;x=1/../y", "http://a/b/c/y"),
        ("g?y/./x", "http://a/b/c/g?y/./x"), ("g?y/../x", "http://a/b/c/g?y/../x"),
        ("g#s/./x", "http://a/b/c/g#s/./x"), ("g#s/../x", "http://a/b/c/g#s/../x"), ("http:g", "http:g"),
    ]

    @Test("resolve as the examples of RFC 3986 do", arguments: examples)
    func resolves(reference: String, target: String) {
        #expect(IRI("http://a/b/c/d;p?q").resolving(reference).string == target)
    }

    @Test("know an absolute IRI, and a well-formed one")
    func kinds() {
        #expect(IRI("urn:a").isAbsolute && IRI("a+b.c-1:").isAbsolute)
        #expect(
            !IRI("a").isAbsolute && !IRI("1a:b").isAbsolute && !IRI("/a:b").isAbsolute && !IRI("").isAbsolute)
        #expect(IRI("urn:é").isWellFormed)
        for text in ["urn:a b", "urn:<", "urn:a\u{0}", "urn:{", "urn:\\", "a", "urn:a#b#c"] {
            #expect(!IRI(text).isWellFormed, "\(text)")
        }
    }
}
