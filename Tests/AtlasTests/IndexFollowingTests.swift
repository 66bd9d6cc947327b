import Kernel
import Ledger
import SearchIndex
import Storage
import TestKit
import Testing

@testable import Atlas

@Suite("The index of a node")
struct IndexFollowingTests {
    @Test("Finds what another node imported, changed and merged", arguments: Engine.available)
    func follows(engine: Engine) async throws {
        try await withPlace(on: engine) { place in
            let (here, there) = (try await Database.open(place.url), try await Database.open(place.url))
            try await closing(here) {
                try await closing(there) {
                    try await here.migrate(TestAtlas.migrations)
                    let (reader, writer) = (TestAtlas(database: here), TestAtlas(database: there))
                    let index = try await reader.loadedIndex()
                    #expect(try index.found("") == 0)
                    try await writer.take("id,name\n1,Ressourcerie\n2,Atelier vélo\n")
                    #expect(try await index.comesToFind(2, for: ""))
                    #expect(try index.found("velo") == 1)
                    try await writer.take("id,name\n1,Recyclerie\n2,Atelier vélo\n")
                    #expect(try await index.comesToFind(1, for: "recyclerie"))
                    #expect(try index.found("ressourcerie") == 0)
                    let entries = try await writer.entries()
                    try await there.write { tx in
                        try MergeEntries(entries[1].id, into: entries[0].id).run(in: tx)
                    }
                    #expect(try await index.comesToFind(1, for: ""))
                    #expect(try index.found("velo") == 1)
                    #expect(try index.found("recyclerie") == 1, "it is another name of the one kept")
                    try await writer.take("id,name\n1,Recyclerie\n")
                    #expect(try await index.comesToFind(0, for: "velo"), "no source says so any more")
                    #expect(try index.found("") == 1)
                }
            }
        }
    }

    @Test("Reads everything again when the feed has forgotten what came since", arguments: Engine.available)
    func stale(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            try await atlas.take("id,name\n1,One\n2,Two\n")
            let index = try await atlas.loadedIndex()
            try await atlas.take("id,name\n1,Changed\n2,Two\n3,New\n")
            let entries = try await atlas.entries()
            try await atlas.database.write { tx in
                try MergeEntries(entries[1].id, into: entries[2].id).run(in: tx)
            }
            let hasForgotten = try await eventually {
                try await atlas.database.write { tx in
                    guard let last = try tx.changes(after: .start, limit: 1000).last,
                        last.topic == "atlas.entry"
                    else { return false }
                    try tx.forgetChanges(through: last.cursor)
                    return true
                } ? true : nil
            }
            #expect(hasForgotten == true)
            #expect(try await index.catchUp())
            #expect(try index.found("") == 2)
            #expect(try index.found("changed") == 1)
            try await atlas.take("id,name\n9,Later\n", from: "beta")
            #expect(try await index.comesToFind(1, for: "later"))
        }
    }

    @Test("Does not count an entry for a source that no longer lists it", arguments: Engine.available)
    func goneSource(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            try await atlas.take("id,name,FR-SIREN\n1,Enercoop,732829320\n2,Other,\n", from: "alpha")
            try await atlas.take("id,name,FR-SIREN\n1,Enercoop,732829320\n", from: "beta")
            try await atlas.take("id,name,FR-SIREN\n2,Other,\n", from: "alpha")
            let search = SearchEntries(in: atlas.database, by: try await atlas.loadedIndex())
            let counts = try await search(AtlasQuery()).facets[.source]
            #expect(counts == [.init(value: "alpha", count: 1), .init(value: "beta", count: 1)])
        }
    }
}

extension AtlasIndex {
    /// How many entries a search finds.
    func found(_ words: String) throws -> Int {
        try index.search(SearchIndex.Query(words: words)).total
    }

    /// Follows the feed until a search finds so many entries.
    func comesToFind(_ count: Int, for words: String) async throws -> Bool {
        try await eventually {
            try await catchUp()
            return try found(words) == count ? true : nil
        } ?? false
    }
}
