import CanonicalJSON
import TestKit
import Testing

@Suite("A newcomer on the starter atlas")
struct NewcomerTests {
    private static let words = "ressourcerie%20num%C3%A9rique"

    @Test(
        "asks, narrows, opens an organisation, sees its source, and takes the list away",
        arguments: Engine.available)
    func story(engine: Engine) async throws {
        try await SiteForTests.run(on: engine) { client in
            // Given the home page and its one question
            let home = try await client.get("/fr")
            #expect(home.status == 200)
            #expect(home.text.contains("action=\"/fr/atlas\""))

            // When they search and narrow
            let found = PageReading(try await client.get("/fr/atlas?q=\(Self.words)"))
            let narrowed = "q=\(Self.words)&country=FR&legal_form=association"
            let list = PageReading(try await client.get("/fr/atlas?\(narrowed)"))
            let entries = list.links(beginning: "/fr/atlas/org_")
            let entry = try #require(entries.first)
            #expect(found.links(beginning: "/fr/atlas/org_").contains(entry))

            // Then the organisation says where each fact comes from
            let page = PageReading(try await client.get(entry))
            let source = try #require(page.links(beginning: "/fr/sources/").first)
            let sourcePage = try await client.get(source)
            #expect(sourcePage.status == 200)

            // And the same list comes as a table with the same rows
            let table = try await client.get("/api/v1/atlas/entries.csv?\(narrowed)")
            #expect(table.status == 200)
            let identifier = try #require(entry.split(separator: "/").last)
            let rows = table.text.split(separator: "\r\n")
            #expect(rows.first?.hasPrefix("id,type,name") == true)
            #expect(rows.dropFirst().contains { $0.hasPrefix(identifier) })
        }
    }

    @Test("finds something behind every link of the home page", arguments: Engine.available)
    func homeLinks(engine: Engine) async throws {
        try await SiteForTests.run(on: engine) { client in
            for language in ["fr", "en"] {
                let links = PageReading(try await client.get("/\(language)")).links(
                    beginning: "/\(language)/atlas?")
                #expect(links.count > 20)
                for link in links {
                    let query = link.split(separator: "?").last ?? ""
                    let answer = try await client.get("/api/v1/atlas/entries?limit=1&\(query)")
                    let total = try #require(try answer.json["total"]?.integer, "\(link)")
                    #expect(total > 0, "\(link)")
                }
            }
        }
    }
}
