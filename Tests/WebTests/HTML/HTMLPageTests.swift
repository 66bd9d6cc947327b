import Foundation
import Kernel
import Language
import Testing
import Web

/// What must hold of every page, read from its markup: WCAG 2.2 and the HTML standard.
@Suite("Pages")
struct HTMLPageTests {
    let catalogs: Catalogs

    init() throws {
        catalogs = try Catalogs.load(folder: try #require(Self.languageFolder))
    }

    private func frame(publicURL: String = "https://terreau.example") -> Frame {
        Frame(
            siteName: "Essai", publicURL: publicURL,
            navigation: [NavigationItem(title: "web.footer.sources", path: "/sources")], catalogs: catalogs
        ) { "/assets/\($0)" }
    }

    private func gallery(_ language: LanguageTag) -> String {
        let say = catalogs.messages(in: language)
        return frame().document(Gallery(say).page, say).rendered
    }

    @Test("A page says its language, title, canonical address and translations")
    func head() {
        let say = catalogs.messages(in: .french)
        let page = Page(title: "Sources & données", description: "D", path: "/sources", query: "a=1&b=2") {
            H.h1("S")
        }
        let text = frame().document(page, say).rendered
        #expect(text.hasPrefix("<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\">"))
        #expect(text.contains("<title>Sources &amp; données — Essai</title>"))
        #expect(text.contains("<link rel=\"canonical\" href=\"https://terreau.example/fr/sources\">"))
        #expect(text.contains("hreflang=\"en\" href=\"https://terreau.example/en/sources\">"))
        #expect(text.contains("hreflang=\"x-default\" href=\"https://terreau.example/sources\">"))
        #expect(text.contains("href=\"/en/sources?a=1&amp;b=2\">English</a>"))
    }

    @Test("Without a public address no canonical one is invented")
    func withoutPublicAddress() {
        let say = catalogs.messages(in: .english)
        let text = frame(publicURL: "").document(Page(title: "Essai", path: "/") { H.h1("T") }, say).rendered
        #expect(!text.contains("canonical"))
        #expect(!text.contains("x-default"))
        #expect(text.contains("<title>Essai</title>"))
    }

    @Test("A page kept out of search engines names no canonical address")
    func notIndexed() {
        let say = catalogs.messages(in: .english)
        let text = frame().document(Page(title: "T", path: "/x", isIndexed: false) { H.h1("T") }, say)
            .rendered
        #expect(text.contains("<meta name=\"robots\" content=\"noindex\">"))
        #expect(!text.contains("canonical") && !text.contains("x-default"))
    }

    @Test("The footer leads to the source code and names the host of map tiles, when there are any")
    func footer() {
        let say = catalogs.messages(in: .english)
        let frame = Frame(
            siteName: "Essai", navigation: [], sourceCode: "https://code.example/terreau",
            tileHost: "tiles.example", catalogs: catalogs
        ) { $0 }
        let text = frame.document(Page(title: "T", path: "/") { H.h1("T") }, say).rendered
        #expect(text.contains("<a href=\"https://code.example/terreau\">Source code</a>"))
        #expect(text.contains("tiles.example"))
    }

    @Test("The place the page belongs to is current in the header")
    func currentPlace() {
        let say = catalogs.messages(in: .english)
        let page = Page(title: "T", path: "/sources/susy", section: "/sources") { H.h1("T") }
        let text = frame().document(page, say).rendered
        #expect(text.contains("<a href=\"/en/sources\" aria-current=\"page\">Data sources</a>"))
    }

    @Test(
        "Ids are unique, and every reference to one leads somewhere",
        arguments: [LanguageTag.french, .english])
    func references(language: LanguageTag) {
        let text = gallery(language)
        let ids = text.values(of: "id")
        #expect(ids.count == Set(ids).count)
        let references = ["for", "aria-describedby", "aria-labelledby", "aria-controls"].flatMap {
            text.values(of: $0).flatMap { $0.split(separator: " ").map(String.init) }
        }
        let fragments = text.values(of: "href").filter { $0.hasPrefix("#") }.map { String($0.dropFirst()) }
        #expect(!references.isEmpty && fragments.contains("main"))
        #expect(Set(references + fragments).subtracting(ids) == [])
    }

    @Test("Headings begin with one h1 and never skip a rank", arguments: [LanguageTag.french, .english])
    func headings(language: LanguageTag) {
        let ranks = gallery(language).matches(of: /<h([1-6])/).compactMap { Int($0.1) }
        #expect(ranks.first == 1 && ranks.count(where: { $0 == 1 }) == 1)
        #expect(zip(ranks, ranks.dropFirst()).allSatisfy { $1 <= $0 + 1 })
    }

    @Test("No style, handler or script stands in a page", arguments: [LanguageTag.french, .english])
    func contentSecurityPolicy(language: LanguageTag) {
        let text = gallery(language)
        #expect(text.firstMatch(of: /\s(style|on[a-z]+)=/) == nil)
        #expect(!text.contains("<style"))
        #expect(text.firstMatch(of: /<script(?![^>]* src=)/) == nil)
    }

    @Test("Every sentence has been said in words", arguments: [LanguageTag.french, .english])
    func noKeys(language: LanguageTag) {
        #expect(gallery(language).firstMatch(of: />\s*(web|form|error)\.[a-z]/) == nil)
    }

    @Test("An error names the request only when there is one, and leads home")
    func errorReport() {
        let say = catalogs.messages(in: .french)
        let missing = ErrorReport(status: 404, sentence: say("error.404.text"), say: say).html.rendered
        #expect(missing.contains("<h1>Page introuvable</h1>") && missing.contains("href=\"/fr\""))
        #expect(!missing.contains("<code>"))
        let broken = ErrorReport(status: 599, sentence: "x", requestID: "0f3a", say: say).html.rendered
        #expect(broken.contains("<h1>Une panne de notre côté</h1>") && broken.contains("<code>0f3a</code>"))
    }

    @Test("A text that begins with a line break comes back with it")
    func textarea() {
        let say = catalogs.messages(in: .english)
        let field = TextField("a", label: "A", kind: .lines(rows: 2), value: "\nb</textarea>", say: say)
        #expect(field.html.rendered.contains(">\n\nb&lt;/textarea&gt;</textarea>"))
    }

    @Test("Content in another language carries its tag; in the page's own it is plain")
    func foreignText() throws {
        let say = catalogs.messages(in: .french)
        let german = try #require(LanguageTag("de"))
        #expect(ForeignText("Bonjour", .french, say: say).html.rendered == "Bonjour")
        #expect(
            ForeignText("Hallo", german, say: say).html.rendered.hasPrefix("<span lang=\"de\">Hallo</span> "))
        #expect(ForeignText("?", .undetermined, say: say).html.rendered == "<span lang=\"\">?</span>")
    }

    private static var languageFolder: String? {
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let candidate = folder.appendingPathComponent("Resources/Language").path
            if FileManager.default.fileExists(atPath: candidate) { return candidate }
        }
        return nil
    }
}

extension String {
    /// The values of an attribute, in the order of the page.
    fileprivate func values(of attribute: String) -> [String] {
        components(separatedBy: " \(attribute)=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }
}
