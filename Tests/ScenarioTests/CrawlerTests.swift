import CanonicalJSON
import TestKit
import Testing
import Web

@Suite("What programs read first")
struct CrawlerTests {
    private static func settings() throws -> Settings {
        var settings = Settings()
        try settings.set("public-url", to: "https://atlas.example.org")
        return settings
    }

    /// sitemaps.org 0.9: one root, absolute addresses, at most 50,000 in a file.
    @Test("The sitemap names every entry once a language", arguments: Engine.available)
    func sitemap(engine: Engine) async throws {
        try await SiteForTests.run(on: engine, settings: Self.settings()) { client in
            let index = try await client.get("/sitemap.xml")
            let parts = index.text.matches(of: #/<loc>https://atlas\.example\.org(.*?)</loc>/#).map {
                String($0.1)
            }
            #expect(parts.first == "/sitemaps/pages.xml")
            var entries: [String] = []
            for part in parts {
                let answer = try await client.get(part)
                #expect(answer["Content-Type"] == "application/xml; charset=utf-8")
                let document = try XMLDocumentReading(answer.bytes)
                #expect(document.addresses.count <= 50_000)
                #expect(document.alternates == document.addresses.count * 3)
                entries += document.addresses.filter { $0.contains("/fr/atlas/") }
            }
            let total = try await client.get("/api/v1/atlas/entries?limit=1").json["total"]?.integer
            #expect(Set(entries).count == entries.count)
            #expect(total.map(Int.init) == entries.count)
        }
    }

    @Test("A part that does not exist is not there", arguments: ["0", "99", "-1", "x", "1.5"])
    func noSuchPart(number: String) async throws {
        try await SiteForTests.run(on: .sqlite, starter: false) { client in
            let answer = try await client.get("/sitemaps/entries-\(number).xml")
            #expect(answer.status == 404)
        }
    }

    /// RFC 9309.
    @Test("robots.txt keeps crawlers out of filtered lists and names the sitemap")
    func robots() async throws {
        try await SiteForTests.run(on: .sqlite, settings: Self.settings(), starter: false) { client in
            let answer = try await client.get("/robots.txt")
            #expect(answer["Content-Type"] == "text/plain; charset=utf-8")
            #expect(answer.text.contains("Disallow: /*/atlas?\n"))
            #expect(answer.text.contains("Sitemap: https://atlas.example.org/sitemap.xml\n"))
        }
    }

    /// RFC 9116: Contact is a URI, Expires an RFC 3339 date less than a year away.
    @Test("security.txt is there only with a contact")
    func security() async throws {
        try await SiteForTests.run(on: .sqlite, starter: false) { client in
            let answer = try await client.get("/.well-known/security.txt")
            #expect(answer.status == 404)
        }
        var settings = try Self.settings()
        try settings.set("security-contact", to: "security@example.org")
        try await SiteForTests.run(on: .sqlite, settings: settings, starter: false) { client in
            let lines = try await client.get("/.well-known/security.txt").text.split(separator: "\n")
            #expect(lines.contains("Contact: mailto:security@example.org"))
            #expect(lines.contains("Expires: 2027-05-23T00:00:00.000Z"))
            #expect(lines.contains("Canonical: https://atlas.example.org/.well-known/security.txt"))
        }
    }
}
