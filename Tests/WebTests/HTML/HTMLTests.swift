import Testing
import Web

/// Expected markup is written by hand from the HTML standard (WHATWG, § Writing HTML documents).
@Suite("HTML values")
struct HTMLTests {
    @Test("Text and attribute values mean themselves, whatever they hold")
    func escaping() {
        let text = "<script>alert('&\"')</script>"
        #expect(H.p(text).rendered == "<p>&lt;script&gt;alert(&#39;&amp;&quot;&#39;)&lt;/script&gt;</p>")
        #expect(
            H.input(.value("\"><b onclick='x'>")).rendered
                == "<input value=\"&quot;&gt;&lt;b onclick=&#39;x&#39;&gt;\">")
    }

    @Test("Control characters that HTML forbids are replaced, white space stays")
    func controlCharacters() {
        #expect(HTML.text("a\u{0}b\u{8}c\u{7F}d\te\nf").rendered == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\te\nf")
    }

    @Test("Accents, emoji and right-to-left text pass unchanged")
    func unicode() {
        #expect(HTML.text("é œ 🌱 مرحبا").rendered == "é œ 🌱 مرحبا")
    }

    @Test("A block lists pieces, text, components, branches and loops in order")
    func builder() {
        let isOpen = true
        let piece = H.ul(.class("a", nil, "b")) {
            for name in ["x", "y"] { H.li(name) }
            if isOpen { "open" } else { H.br() }
            if !isOpen { "never" }
            Figures([("2", "things")])
        }
        #expect(
            piece.rendered
                == "<ul class=\"a b\"><li>x</li><li>y</li>open"
                + "<ul class=\"figures\"><li><b>2</b> things</li></ul></ul>"
        )
    }

    @Test("An attribute is there with a value, there alone, or not there")
    func attributes() {
        #expect(
            H.input(
                .required(), .checked(false), .when(false, .id("x")), .ifLet("9", Attribute.value),
                .class(nil)
            )
            .rendered == "<input required value=\"9\">")
        #expect(
            H.a("x", .current(true), .aria("label", "y"), .data("z", "1")).rendered
                == "<a aria-current=\"page\" aria-label=\"y\" data-z=\"1\">x</a>")
    }

    @Test("Chunks put together are the page, and none but the last is small", arguments: [1, 7, 64, 100_000])
    func chunks(size: Int) {
        let page = H.main { for number in 0..<50 { H.p("Paragraph \(number) & more") } }
        let chunks = Array(page.chunks(of: size))
        #expect(Array(chunks.joined()) == page.utf8)
        #expect(chunks.dropLast().allSatisfy { $0.count >= size })
    }

    @Test("A page nested ten thousand deep is written without exhausting the stack")
    func depth() {
        let deep = (0..<10_000).reduce(HTML.text("x")) { piece, _ in H.b { piece } }
        #expect(deep.utf8.count == 10_000 * 7 + 1)
    }

    @Test("Nothing is empty, in every shape of nothing")
    func emptiness() {
        #expect(HTML.empty.isEmpty)
        #expect(HTML.fragment([.text(""), .empty]).isEmpty)
        #expect(!H.p().isEmpty)
        #expect(HTML.empty.rendered.isEmpty)
    }

    @Test("Pieces are joined by a separator")
    func joining() {
        #expect([HTML.text("a"), H.b("b"), .text("c")].joined(by: " · ").rendered == "a · <b>b</b> · c")
        #expect([HTML]().joined(by: " · ").rendered.isEmpty)
    }

    @Test("A sentence takes pieces where its language wants them")
    func sentences() {
        let slots = ["link": H.a("ici", .href("/fr"))]
        #expect(HTML.sentence("Voir {link}.", slots).rendered == "Voir <a href=\"/fr\">ici</a>.")
        #expect(HTML.sentence("{other} & {link", slots).rendered == "{other} &amp; {link")
    }

    @Test("The pretty form indents blocks and keeps inline text on one line")
    func pretty() {
        let page = H.section {
            H.p {
                "See "
                H.a("this", .href("/"))
            }
            H.ul { H.li("one") }
            H.pre("a\n b")
        }
        #expect(
            page.pretty == """
                <section>
                  <p>See <a href="/">this</a></p>
                  <ul>
                    <li>one</li>
                  </ul>
                  <pre>a
                 b</pre>
                </section>

                """)
    }
}
