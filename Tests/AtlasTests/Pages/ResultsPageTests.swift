import HTTPTypes
import TestKit
import Testing
import Web

@testable import Atlas

@Suite("The page of results")
struct ResultsPageTests {
    @Test("Shows what matches, with its place, its source and the words marked", arguments: Engine.available)
    func found(engine: Engine) async throws {
        try await PagesCast.with(engine) { client, _ in
            let page = try await client.get("/fr/atlas?q=repare&sort=name")
            #expect(page.status == 200)
            #expect(page.plain.contains("<b>2 fiches</b>"))
            #expect(page.plain.contains("<mark>Répare</mark> des ordinateurs &lt;b&gt;et&lt;/b&gt;"))
            #expect(page.plain.contains("Organisation · Association · Lille, France"))
            #expect(page.text.contains(#"href="/fr/sources/alpha""#))
            #expect(!page.text.contains("Tiers-lieu"))
        }
    }

    @Test("Facets add and remove values by plain links; the counts are those of each facet without itself")
    func facets() async throws {
        try await PagesCast.with { client, _ in
            let page = try await client.get("/fr/atlas?country=FR&type=organisation")
            #expect(page.addresses.contains("/fr/atlas?type=organisation&country=BE&country=FR"))
            #expect(page.addresses.contains("/fr/atlas?type=organisation"), "France can be taken away")
            #expect(page.plain.contains("✓ </span>France"))
            #expect(page.plain.contains(#"Belgique</span><span class="n">1</span>"#))
        }
    }

    @Test("A value may be written by its name; the links then carry its code")
    func names() async throws {
        try await PagesCast.with { client, _ in
            let page = try await client.get("/fr/atlas?country=france&q=fil")
            #expect(page.plain.contains("<b>1 fiche</b>"))
            #expect(page.addresses.contains("/api/v1/atlas/entries.csv?q=fil&country=FR"))
        }
    }

    @Test("Filters and words survive the search field, the form and the change of language")
    func kept() async throws {
        try await PagesCast.with { client, _ in
            let page = try await client.get("/fr/atlas?q=lieu&country=FR&typo=1")
            #expect(page.text.contains(#"<input type="hidden" name="country" value="FR">"#))
            #expect(page.text.contains(#"<input type="hidden" name="q" value="lieu">"#))
            #expect(page.addresses.contains("/en/atlas?q=lieu&country=FR&typo=1"))
        }
    }

    @Test("Around a point, entries say how far they are, and the nearest can come first")
    func near() async throws {
        try await PagesCast.with { client, _ in
            let page = try await client.get("/fr/atlas?near=50.63,3.06,150&sort=distance")
            #expect(page.plain.contains("Lille, France · 0 m"))
            #expect(page.plain.contains("Bruxelles, Belgique · 94 km"), "geographiclib 2.0 says 94.3 km")
            #expect(page.plain.contains("150 km autour de 50,63 ; 3,06"))
        }
    }

    @Test("The map asks the API for the points of the same query, and has a picture for who has no scripts")
    func map() async throws {
        try await PagesCast.with { client, _ in
            let page = try await client.get("/fr/atlas?q=repare")
            #expect(page.text.contains(#"data-points="/api/v1/atlas/points.geojson?q=repare""#))
            #expect(page.text.contains(#"<noscript><img src="/atlas/map.svg?q=repare""#))
            let picture = try await client.get("/atlas/map.svg?q=repare")
            #expect(picture["content-type"] == "image/svg+xml")
            #expect(picture.text.ranges(of: "<circle").count == 2, "Lille and Brussels")
            #expect(!(try await client.get("/fr/atlas?q=nuage").text.contains("data-points")))
        }
    }

    @Test("A word nobody wrote is looked for as its neighbour, and the page says so")
    func widened() async throws {
        try await PagesCast.with { client, _ in
            let page = try await client.get("/fr/atlas?q=ordinateyrs")
            #expect(page.plain.contains("Aucune fiche ne contient « ordinateyrs »"))
            #expect(page.plain.contains("<b>1 fiche</b>"))
        }
    }

    @Test("Nothing found: each way on says how much it gives")
    func empty() async throws {
        try await PagesCast.with { client, _ in
            let page = try await client.get("/fr/atlas?q=velos&country=FR&legal_form=cooperative")
            #expect(page.status == 200)
            #expect(page.plain.contains("Retirer le filtre « France »"))
            #expect(page.addresses.contains("/fr/atlas?q=velos&legal_form=cooperative"))
            #expect(!page.plain.contains("Retirer le filtre « Coopérative »"), "that alone gives nothing")
        }
    }

    @Test(
        "A search that cannot be: one sentence in the reader's language, and what was typed",
        arguments: [
            ("near=abc", "Le point s’écrit latitude, longitude, kilomètres"),
            ("near=91,0", "Ce point n’est pas sur la Terre"), ("near=1,2,NaN", "Le point s’écrit"),
            ("bbox=1,2,3", "Le cadre de la carte s’écrit"), ("sort=price", "Les fiches se trient"),
            ("sort=distance", "Pour trier par distance"),
            ("cursor=%C3%A9", "n’appartient pas à cette recherche"),
        ])
    func bad(query: String, sentence: String) async throws {
        try await PagesCast.with { client, _ in
            let page = try await client.get("/fr/atlas?q=chiffon&\(query)")
            #expect(page.status == 400)
            #expect(page.plain.contains(sentence))
            #expect(page.text.contains(#"name="q" type="search" value="chiffon""#))
        }
    }

    @Test("Without a question: what there is, by type, country and source")
    func landing() async throws {
        try await PagesCast.with { client, _ in
            let page = try await client.get("/en/atlas?q=&utm_source=x")
            #expect(page.plain.contains("<b>4</b> entries"))
            #expect(page.addresses.contains("/en/atlas?country=BE"))
            #expect(page.addresses.contains("/en/atlas?type=solution"))
            #expect(!page.text.contains("noindex"))
        }
    }

    @Test("Pages follow one another by cursor and lead back to the first")
    func pages() async throws {
        try await TestAtlas.with(.sqlite) { atlas in
            try await atlas.take(TestRows.table(100..<145, name: "Atelier"))
            let client = try await PagesCast.client(of: atlas)
            var address: String? = "/fr/atlas?sort=name"
            var names: [String] = []
            for _ in 0..<5 {
                guard let here = address else { break }
                let page = try await client.get(here)
                names += page.text.matches(of: />Atelier (\d+)</).map { String($0.1) }
                #expect(here.contains("cursor") == page.plain.contains("← Première page"))
                address = page.addresses.first { $0.hasPrefix("/fr/atlas?") && $0.contains("cursor=") }
            }
            #expect(names == (100..<145).map(String.init))
        }
    }

    @Test("In a frame: the same results, links that leave the frame, and who may frame it")
    func embed() async throws {
        try await PagesCast.with { client, _ in
            let frame = try await client.get("/fr/embed?q=repare")
            #expect(frame.plain.contains("<b>2 fiches</b>"))
            #expect(frame.text.contains(#"<base target="_top">"#))
            #expect(frame.addresses.contains("/fr/atlas?q=repare"))
            #expect(frame["content-security-policy"]?.contains("frame-ancestors *") == true)
            #expect(!frame.text.contains(#"class="foot""#))
        }
    }
}
