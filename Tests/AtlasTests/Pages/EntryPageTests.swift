import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Atlas

@Suite("The page of an entry")
struct EntryPageTests {
    @Test("Shows what is known and which source says it", arguments: Engine.available)
    func sources(engine: Engine) async throws {
        try await PagesCast.with(engine) { client, atlas in
            let page = try await page(of: "Le Fil", client, atlas)
            #expect(page.status == 200)
            #expect(page.plain.contains("Organisation · Association · Lille, France"))
            #expect(page.addresses.contains("https://fil.example"))
            #expect(page.plain.contains("732829320"))
            #expect(
                page.addresses.contains("/fr/sources/alpha") && page.addresses.contains("/fr/sources/beta"))
            #expect(
                page.plain.contains("Creative Commons Attribution 4.0"), "the licence of the second record")
            #expect(page.text.contains(#"type="application/ld+json""#))
            #expect(page.text.contains("&lt;b&gt;et&lt;/b&gt;"), "markup of a source is text")
        }
    }

    @Test("A role's address is shown, a person's and a telephone number never")
    func contacts() async throws {
        try await PagesCast.with { client, atlas in
            let role = try await page(of: "Le Fil", client, atlas)
            #expect(role.addresses.contains("mailto:contact@fil.example"))
            #expect(!role.text.contains("123456789"))
            let person = try await page(of: "Atelier du vélo", client, atlas)
            #expect(!person.text.contains("jeanne"))
        }
    }

    @Test("Of a solution, criteria nobody speaks of are said not to be known; of others they are left out")
    func unknown() async throws {
        try await PagesCast.with { client, atlas in
            let solution = try await page(of: "Nuage", client, atlas)
            #expect(solution.plain.contains(#"<span class="unknown">non connu</span>"#))
            #expect(solution.plain.contains("Partage équitable de la valeur"))
            let organisation = try await page(of: "Tiers-lieu", client, atlas)
            #expect(!organisation.plain.contains("non connu"))
        }
    }

    @Test(
        "What a source no longer lists is still shown, and said to be gone; changes are told with their day")
    func gone() async throws {
        try await PagesCast.with { client, atlas in
            try await atlas.take(
                "id,name,summary\nautre,Autre,x", from: "gamma", TestMapping(type: "solution"))
            let page = try await page(of: "Nuage", client, atlas)
            #expect(page.plain.contains("N’est plus dans sa source depuis le 22 novembre 2026."))
            #expect(page.plain.contains("22 novembre 2026 : n’est plus dans « A table »."))
        }
    }

    @Test("An address without a language leads to the reader's; a merged entry to the one that was kept")
    func redirects() async throws {
        try await PagesCast.with { client, atlas in
            let kept = try #require(try await atlas.entry(named: "Le Fil")).id
            let merged = try #require(try await atlas.entry(named: "Tiers-lieu")).id
            try await atlas.database.write { tx in try MergeEntries(merged, into: kept).run(in: tx) }
            let plain = try await client.get("/atlas/\(kept)", [.acceptLanguage: "en"])
            #expect(plain.status == 307 && plain["location"] == "/en/atlas/\(kept)")
            let gone = try await client.get("/fr/atlas/\(merged)")
            #expect(gone.status == 308 && gone["location"] == "/fr/atlas/\(kept)")
        }
    }

    @Test(
        "An address that names nothing says how to search",
        arguments: [
            "org_01h2xcejqtf2nbrexx3vqjhp41", "org_", "zzz", "sol_01H2XCEJQTF2NBREXX3VQJHP41", "%F0%9F%8C%B1",
        ])
    func missing(id: String) async throws {
        try await PagesCast.with { client, _ in
            let page = try await client.get("/fr/atlas/\(id)")
            #expect(page.status == 404)
            #expect(page.plain.contains("Fiche introuvable"))
            #expect(page.addresses.contains("/fr/atlas"))
        }
    }

    private func page(of name: String, _ client: WebClient, _ atlas: TestAtlas) async throws -> WebAnswer {
        let entry = try #require(try await atlas.entry(named: name))
        return try await client.get("/fr/atlas/\(entry.id)")
    }
}
