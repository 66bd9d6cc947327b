import Testing
import Web

/// Cases: the URL standard's parser (WHATWG, § basic URL parser) and OWASP's XSS filter evasion cheat sheet.
@Suite("Addresses a page may carry")
struct SafeAddressTests {
    @Test(
        "Relative, web, mail and telephone addresses are kept",
        arguments: [
            "/fr/atlas?q=a:b", "?q=javascript:x", "#main", "", "a/b:c", "./a:b", "https://example.org/",
            "HTTP://EXAMPLE",
            "//example.org", "mailto:a@example.org", "tel:+33123456789", "é:x", "1a:b",
        ])
    func accepted(address: String) {
        #expect(SafeAddress.accepts(address))
        #expect(H.a("x", .href(address)).rendered.contains("href="))
    }

    @Test(
        "Everything that could run or smuggle is left out, the words stay",
        arguments: [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "\u{1}javascript:alert(1)",
            "java\tscript:alert(1)", "java\nscript:alert(1)", "java\r\nscript:alert(1)",
            "\tjavascript\n:alert(1)",
            "data:text/html;base64,PHNjcmlwdD4=", "vbscript:msgbox(1)", "blob:https://x",
            "file:///etc/passwd",
            "view-source:x", "feed:javascript:x", "ftp://example.org", "x-custom+a.b:1",
        ])
    func refused(address: String) {
        #expect(!SafeAddress.accepts(address))
        #expect(H.a("x", .href(address)).rendered == "<a>x</a>")
    }

    @Test("Scripts, images and forms take no mail or telephone address")
    func embedded() {
        #expect(H.img(.src("mailto:a@b")).rendered == "<img>")
        #expect(H.form(.action("tel:1")).rendered == "<form></form>")
        #expect(H.img(.src("/a.svg")).rendered == "<img src=\"/a.svg\">")
    }
}
