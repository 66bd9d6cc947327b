import CanonicalJSON
import Foundation
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Atlas

@Suite("The atlas's API")
struct APITests {
    @Test("A search answers with the entries, their sources and the counts", arguments: Engine.available)
    func search(engine: Engine) async throws {
        try await APICast.with(engine) { client, _ in
            let found = try await client.get("/api/v1/atlas/entries?q=fil&country=FR").json
            #expect(found["total"] == 1)
            #expect(found["results"]?[0]?["name"] == "Le Fil")
            #expect(found["results"]?[0]?["sources"]?[1]?["licence"] == "CC-BY-4.0")
            #expect(found["facets"]?["country"] == ["FR": 1])
            #expect(found["left_out"] == nil)
        }
    }

    @Test("With a licence, entries are folded again without what may not go, and the rest is counted")
    func licence() async throws {
        try await APICast.with { client, _ in
            let free = try await client.get("/api/v1/atlas/entries?licence=cc0&sort=name")
            let found = try free.json
            #expect(found["results"].items.map { $0["name"]?.string } == ["Le Fil", "Tiers-lieu"])
            #expect(found["results"]?[0]?["website"] == nil, "only the CC-BY record has a site")
            #expect(found["results"]?[0]?["licences"] == ["CC0-1.0"])
            #expect(found["left_out"] == ["entries": 1, "records": 1])
            #expect(free["Terreau-Left-Out"] == "entries=1, records=1")
            let table = try await client.get("/api/v1/atlas/entries.csv?licence=CC0-1.0")
            #expect(table["Terreau-Left-Out"] == "entries=1, records=1")
            #expect(!table.text.contains("fil.example") && !table.text.contains("CC-BY"))
            let both = try await client.get("/api/v1/atlas/entries?licence=CC0&licence=CC-BY-4.0").json
            #expect(both["total"] == 3 && both["left_out"] == ["entries": 0, "records": 0])
        }
    }

    @Test("Every door gives the same entries in the same order")
    func doors() async throws {
        try await APICast.with { client, _ in
            let query = "sort=name&country=FR&country=BE"
            let answer = { (door: String) in try await client.get("/api/v1/atlas/entries\(door)?\(query)") }
            let ids = try await answer("").json["results"].items.compactMap { $0["id"]?.string }
            #expect(ids.count == 3)
            let table = try await answer(".csv").text.split(separator: "\r\n").dropFirst()
            #expect(table.map { String($0.prefix { $0 != "," }) } == ids)
            let features = try await answer(".geojson").json["features"].items
            #expect(features.compactMap { $0["id"]?.string } == ids)
            let nodes = try await answer(".jsonld").json["@graph"].items
            #expect(nodes.compactMap { $0["@id"]?.string } == ids.map { "https://atlas.example/atlas/\($0)" })
            let lines = try await answer(".ndjson").text.split(separator: "\n")
            #expect(try lines.map { try JSONValue(parsing: String($0))["id"]?.string } == ids)
            let feed = try await answer(".atom").text
            #expect(ids.allSatisfy { feed.contains("<id>https://atlas.example/atlas/\($0)</id>") })
        }
    }

    @Test("A file holds the whole result, however many pages that takes", arguments: Engine.available)
    func whole(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            let count = WholeResult.pageSize * 2 + 3
            try await atlas.take(TestRows.table(0..<count, name: "Atelier"))
            let answer = try await APICast.client(of: atlas).get("/api/v1/atlas/entries.csv?q=atelier")
            let ids = answer.text.split(separator: "\r\n").dropFirst().map { $0.prefix { $0 != "," } }
            #expect(ids.count == count && Set(ids).count == count)
            #expect(answer["Content-Type"] == "text/csv; charset=utf-8; header=present")
            #expect(answer["Content-Disposition"] == "attachment; filename=\"atlas-2026-11-22.csv\"")
        }
    }

    @Test("Following next leads through every entry once")
    func paging() async throws {
        try await APICast.with { client, _ in
            var (names, cursor): ([String], String?) = ([], nil)
            repeat {
                let next = cursor.map { "&cursor=\(FormValues([.init("", $0)]).encoded.dropFirst())" } ?? ""
                let page = try await client.get("/api/v1/atlas/entries?sort=name&limit=2\(next)").json
                names += page["results"].items.compactMap { $0["name"]?.string }
                cursor = page["next"]?.string
            } while cursor != nil
            #expect(names == ["Atelier vélo", "Le Fil", "Tiers-lieu"])
        }
    }

    @Test("An entry answers as JSON, or as linked data for who prefers that", arguments: Engine.available)
    func entry(engine: Engine) async throws {
        try await APICast.with(engine) { client, atlas in
            let id = try #require(try await atlas.entry(named: "Le Fil")).id
            let path = "/api/v1/atlas/entries/\(id)"
            let plain = try await client.get(path)
            #expect(try plain.json["id"] == .string(id.description))
            #expect(plain["Vary"]?.contains("Accept,") == true)
            let linked = try await client.get(path, [.accept: "application/ld+json, application/json;q=0.5"])
            #expect(linked["Content-Type"] == "application/ld+json")
            #expect(try linked.json["@id"] == .string("https://atlas.example/atlas/\(id)"))
            #expect(try await client.get(path + ".jsonld").bytes == linked.bytes)
            let indifferent = try await client.get(path, [.accept: "*/*"])
            #expect(indifferent["Content-Type"] == "application/json")
        }
    }

    @Test("A merged entry leads to the one that was kept; what does not exist is 404")
    func merged() async throws {
        try await APICast.with { client, atlas in
            let gone = try #require(try await atlas.entry(named: "Atelier vélo")).id
            let kept = try #require(try await atlas.entry(named: "Le Fil")).id
            try await atlas.database.write { tx in try MergeEntries(gone, into: kept).run(in: tx) }
            let answer = try await client.get("/api/v1/atlas/entries/\(gone).jsonld?lang=fr")
            #expect(answer.status == 308)
            #expect(answer["Location"] == "/api/v1/atlas/entries/\(kept).jsonld?lang=fr")
            let unknown = "org_01h2xcejqtf2nbrexx3vqjhp41"
            for path in [unknown, unknown + ".jsonld"] {
                let missing = try await client.get("/api/v1/atlas/entries/\(path)")
                #expect(missing.status == 404 && missing["Content-Type"] == "application/problem+json")
            }
            #expect(try await client.get("/api/v1/atlas/entries/nothing").status == 400)
        }
    }

    @Test(
        "A query that cannot be is refused with a sentence, on every door",
        arguments: [
            "sort=distance", "near=91,0,5", "near=0,0,0", "bbox=0,10,1,5", "cursor=nothing", "sort=price",
            "near=here", "colour=red", "typo=maybe",
            "q=" + (1...33).map { "a\($0)" }.joined(separator: "+"),
        ])
    func refused(query: String) async throws {
        try await APICast.with { client, _ in
            for door in ["", ".csv", ".geojson", ".jsonld", ".ndjson", ".atom"] {
                let answer = try await client.get("/api/v1/atlas/entries\(door)?\(query)")
                #expect(answer.status == 400, "\(door)")
                #expect(answer["Content-Type"] == "application/problem+json")
                #expect(try answer.json["detail"]?.string?.isEmpty == false)
            }
        }
    }

    @Test("Answers are as the OpenAPI document says", arguments: APICast.reads)
    func contract(path: String) async throws {
        try await APICast.with { client, atlas in
            let domain = try await APICast.domain(of: atlas)
            let id = try #require(try await atlas.entry(named: "Le Fil")).id.description
            let route = try #require(domain.apiRoutes.first { $0.path == path })
            let real = ["{id}": path.hasPrefix("/vocab") ? "legal-forms" : id, "{name}": "alpha"]
                .reduce(path) { $0.replacingOccurrences(of: $1.key, with: $1.value) }
            for query in ["", "?q=fil&near=48,2,500&licence=cc0&typo=1"]
            where query.isEmpty || path.hasSuffix("entries") {
                let answer = try await client.get("/api/v1" + real + query)
                #expect(answer.status == 200)
                let schema = route.answers.first { $0.mediaType == answer["Content-Type"] }?.schema
                #expect(try schema?.faults(in: answer.json) == [])
            }
        }
    }

    @Test("Points are light, have a place, and say when there are more")
    func points() async throws {
        try await APICast.with { client, _ in
            let all = try await client.get("/api/v1/atlas/points.geojson?lang=fr").json
            #expect(all["total"] == 2 && all["truncated"] == false)
            let first = try await client.get("/api/v1/atlas/points.geojson?near=48.85,2.35,5000&limit=1").json
            #expect(first["total"] == 2 && first["truncated"] == true)
            let properties = first["features"]?[0]?["properties"]
            #expect(properties?["name"] == "Le Fil", "the nearest comes first")
            #expect(properties?["href"]?.string?.hasPrefix("/") == true)
        }
    }

    @Test("Clusters count what the same query finds, and name what stands alone")
    func clusters() async throws {
        try await APICast.with { client, _ in
            let far = try await client.get("/api/v1/atlas/clusters?zoom=0&lang=fr").json
            #expect(far["total"] == 2)
            let near = try await client.get("/api/v1/atlas/clusters?q=fil&zoom=12&lang=fr").json
            #expect(near["total"] == 1)
            #expect(near["features"]?[0]?["properties"]?["count"] == 1)
            #expect(near["features"]?[0]?["properties"]?["name"] == "Le Fil")
            let counts = (far["features"]?.array ?? []).compactMap { $0["properties"]?["count"]?.integer }
            #expect(counts.reduce(0, +) == 2)
            let nowhere = try await client.get("/api/v1/atlas/clusters?bbox=-150,-60,-149,-59&zoom=3").json
            #expect(nowhere["total"] == 0 && nowhere["features"] == [])
            #expect(try await client.get("/api/v1/atlas/clusters?zoom=23").status == 400)
        }
    }

    @Test("Suggestions are entries and completed words, with where they lead")
    func suggestions() async throws {
        try await APICast.with { client, atlas in
            let id = try #require(try await atlas.entry(named: "Atelier vélo")).id
            let found = try await client.get("/api/v1/atlas/suggestions?q=v%C3%A9l&lang=fr").json
            #expect(found["suggestions"]?[0]?["label"] == "Atelier vélo")
            #expect(found["suggestions"]?[0]?["href"] == .string("/fr/atlas/\(id)"))
            #expect(found["suggestions"]?[1] == ["label": "velo", "href": "/fr/atlas?q=velo"])
            #expect(try await client.get("/api/v1/atlas/suggestions?q=+").json == ["suggestions": []])
            #expect(try await client.get("/api/v1/atlas/suggestions").json == ["suggestions": []])
        }
    }

    @Test("A feed is newest first and leads to its next page")
    func feed() async throws {
        try await APICast.with { client, _ in
            let text = try await client.get("/api/v1/atlas/entries.atom?limit=1&lang=en").text
            #expect(text.contains("Tiers-lieu") && !text.contains("Le Fil"))
            #expect(
                text.contains("<id>https://atlas.example/api/v1/atlas/entries.atom?limit=1&amp;lang=en</id>"))
            #expect(
                text.contains(
                    "<link rel=\"next\" href=\"https://atlas.example/api/v1/atlas/entries.atom?limit=1"))
            #expect(text.contains("<rights>alpha: CC0-1.0</rights>"))
        }
    }
}
