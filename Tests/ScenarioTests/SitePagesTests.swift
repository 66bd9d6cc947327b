import TestKit
import Testing
import Web

@Suite("Pages of the site itself")
struct SitePagesTests {
    private static let standing = [
        "", "/sources", "/vocabularies", "/about", "/legal", "/accessibility", "/developers",
    ]

    @Test("answer in both languages, with a heading and no key of a catalog")
    func everyPage() async throws {
        try await SiteForTests.run(on: .sqlite) { client in
            for language in ["fr", "en"] {
                let sources = PageReading(try await client.get("/\(language)/sources"))
                let lists = PageReading(try await client.get("/\(language)/vocabularies"))
                let deeper =
                    sources.links(beginning: "/\(language)/sources/")
                    + lists.links(beginning: "/\(language)/vocabularies/")
                #expect(deeper.count > 20)
                for path in Self.standing.map({ "/\(language)\($0)" }) + deeper {
                    let answer = try await client.get(path)
                    #expect(answer.status == 200, "\(path)")
                    #expect(!PageReading(answer).heading.isEmpty, "\(path)")
                    let keys = answer.text.matches(
                        of: #/(site|source|sources|vocabulary|vocabularies)\.[a-z-]+\.[a-z.-]+|\{[a-z]+\}/#)
                    let shown = keys.map { String($0.0) }.filter { !$0.hasSuffix(".json") }
                    #expect(path.hasSuffix("developers") || shown.isEmpty, "\(path): \(shown)")
                }
            }
        }
    }

    @Test(
        "say so when there is no such source or vocabulary",
        arguments: ["/fr/sources/nobody", "/en/vocabularies/nothing"])
    func missing(path: String) async throws {
        try await SiteForTests.run(on: .sqlite, starter: false) { client in
            let answer = try await client.get(path)
            #expect(answer.status == 404)
            #expect(!answer.text.contains("refusal."))
        }
    }

    @Test("tell the operator what the legal notice still lacks, and show what is filled in")
    func legal() async throws {
        try await SiteForTests.run(on: .sqlite, starter: false) { client in
            let answer = try await client.get("/en/legal")
            #expect(
                answer.text.contains("the operator of this instance must fill in the setting publisher-name"))
        }
        var settings = Settings()
        try settings.set("publisher-name", to: "Réseau <R&D>")
        try settings.set("publisher-contact", to: "contact@example.org")
        try await SiteForTests.run(on: .sqlite, settings: settings, starter: false) { client in
            let text = try await client.get("/en/legal").text
            #expect(text.contains("Réseau &lt;R&amp;D&gt;"))
            #expect(text.contains("href=\"mailto:contact@example.org\""))
            #expect(!text.contains("setting publisher-name"))
        }
    }

    @Test(
        "say in the legal notice what is kept of people, and until when",
        arguments: [
            ("fr", ["dès que la lettre est partie", "attend que quelqu’un la lise", "gardés dans la base"]),
            ("en", ["as soon as the letter has left", "until somebody has read it", "kept in the database"]),
        ])
    func kept(language: String, passages: [String]) async throws {
        try await SiteForTests.run(on: .sqlite, starter: false) { client in
            let text = try await client.get("/\(language)/legal").text
            for passage in passages { #expect(text.contains(passage), "\(passage)") }
            let about = try await client.get("/\(language)/about").text
            #expect(about.contains(language == "fr" ? "Terreau, appréciation" : "Terreau, assessment"))
        }
    }

    @Test("keep an empty atlas friendly")
    func empty() async throws {
        try await SiteForTests.run(on: .sqlite, starter: false) { client in
            let home = try await client.get("/en")
            #expect(home.text.contains("terreau serve --starter"))
            let sources = try await client.get("/en/sources")
            #expect(sources.status == 200)
        }
    }
}
