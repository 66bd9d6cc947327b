import Kernel
import Storage
import TestKit
import Testing

@testable import Atlas

@Suite("Experiences as records")
struct ExperienceRecordTests {
    static let id = EntryID(type: .solution, uuid: UUIDv7(high: 1, low: 2))

    private static func experience(_ outcome: String, key: String = "ans_1") -> StoredRecord {
        .said(by: Source.experiences.name, precedence: 0, key: key) { content in
            content.website = "never"
            content.criteria = [CriterionStatement(criterion: "experience", value: outcome)]
        }
    }

    @Test("Bring their evidence and nothing else of the thing")
    func evidenceOnly() throws {
        let listed = StoredRecord.said(by: "a") { $0.website = nil }
        let entry = try #require(Fold.entry(Self.id, [Self.experience("well"), listed]))
        #expect(entry.content.website == nil)
        #expect(entry.evidence.map(\.statement.value) == ["well"])
        #expect(entry.records[entry.evidence[0].record].source == Source.experiences.name)
        #expect(entry.support["name"] == [0])
        #expect(!entry.isGone)
    }

    @Test("Do not keep a thing listed that its source has dropped, nor empty what is shown of it")
    func gone() throws {
        let gone = StoredRecord.said(by: "a", gone: true) { $0.website = "kept" }
        let entry = try #require(Fold.entry(Self.id, [Self.experience("well"), gone]))
        #expect(entry.isGone)
        #expect(entry.content.website == "kept")
        #expect(entry.evidence.map(\.statement.value) == ["well"])
        #expect(entry.records[entry.evidence[0].record].source == Source.experiences.name)
    }

    @Test("Count up to the newest hundred")
    func newest() throws {
        let many = (1000..<1150).map { Self.experience("well", key: "ans_\($0)") }
        let entry = try #require(Fold.entry(Self.id, [.said(by: "a")] + many.shuffled()))
        #expect(entry.evidence.count == 100)
        #expect(entry.records.dropFirst().map(\.key) == (1050..<1150).map { "ans_\($0)" })
    }

    @Test("Alone make no entry")
    func alone() {
        #expect(Fold.entry(Self.id, [Self.experience("well")]) == nil)
    }

    @Test("Stand in a source whose name no import may take")
    func reserved() {
        let defaults = Mapping.SourceDefaults(title: "x", url: nil, licence: "CC0-1.0", precedence: 50)
        #expect(throws: AtlasRefusal.badSourceName("terreau-experiences")) {
            try Source(named: "terreau-experiences", defaults: defaults)
        }
    }

    private static func answer(_ id: String, of solution: EntryID, _ outcome: String = "well") -> Experience {
        Experience(
            id: id, solution: solution.description, outcome: outcome,
            date: CalendarDate(daysSinceEpoch: 20_779), author: "association, FR")
    }

    private static let table =
        "id,name,website\n1,Paheko,https://paheko.example\n2,Galette,https://galette.example\n"

    @Test(
        "Are kept once each, with day and class of author, and the search index hears of it",
        arguments: Engine.available)
    func kept(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            try await atlas.take(Self.table, TestMapping(type: "solution"))
            let id = try #require(try await atlas.entry(named: "Paheko")).id
            let index = try await atlas.loadedIndex()
            let directory = AtlasDirectory(atlas.database, index: index)
            let before = try await directory.revision()
            let recorder = RecordExperience(
                in: atlas.database, now: { atlas.clock.now() }, ids: atlas.ids.source)
            for _ in 0..<2 { try await recorder.record(Self.answer("ans_1", of: id)) }
            try await recorder.record(Self.answer("ans_2", of: id, "gave-up"))

            let acts = try await atlas.database.read { tx in
                try tx.rows("select id from ledger_pending where type = 'atlas.import'").count
            }
            #expect(acts == 3, "the import and each experience once")
            let entry = try #require(try await atlas.entry(named: "Paheko"))
            #expect(entry.evidence.map(\.statement.value).sorted() == ["gave-up", "well"])
            #expect(entry.evidence.allSatisfy { $0.statement.author == "association, FR" })
            #expect(entry.evidence.allSatisfy { $0.statement.date?.description == "2026-11-22" })
            #expect(entry.sources == ["alpha", "terreau-experiences"])
            #expect(try await directory.revision() != before)
            #expect(try await eventually { try await index.catchUp() ? true : nil } == true)
            let profile = try #require(try await directory.profiles([id.description]).first)
            #expect(profile.evidence.filter { $0.criterion == "experience" }.count == 2)
        }
    }

    @Test(
        "Outlive imports of other sources, follow a merge, and leave with the export",
        arguments: Engine.available)
    func lasting(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            try await atlas.take(Self.table, TestMapping(type: "solution"))
            let id = try #require(try await atlas.entry(named: "Paheko")).id
            let other = try #require(try await atlas.entry(named: "Galette")).id
            let recorder = RecordExperience(
                in: atlas.database, now: { atlas.clock.now() }, ids: atlas.ids.source)
            try await recorder.record(Self.answer("ans_1", of: id))

            // The source drops it: it is gone, with its name and its evidence
            try await atlas.take(
                "id,name,website\n2,Galette,https://galette.example\n", TestMapping(type: "solution"))
            #expect(try await atlas.names() == ["Galette", "Paheko †"])
            let export = try await atlas.export()
            try await TestAtlas.with(engine) { copy in
                try await copy.restore(export)
                #expect(try await copy.names() == ["Galette", "Paheko †"])
                let entry = try #require(try await copy.entry(named: "Paheko"))
                #expect(entry.evidence.map(\.statement.value) == ["well"])
            }

            // It is merged into another: the evidence goes with it, and later answers too
            try await atlas.database.write { tx in try MergeEntries(id, into: other).run(in: tx) }
            try await recorder.record(Self.answer("ans_2", of: id, "partly"))
            let entry = try #require(try await atlas.entry(named: "Galette"))
            #expect(entry.evidence.map(\.statement.value).sorted() == ["partly", "well"])
        }
    }

    @Test("Of nothing the atlas holds are refused, and leave nothing behind", arguments: Engine.available)
    func unknown(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            let before = try await atlas.rowCounts()
            let recorder = RecordExperience(
                in: atlas.database, now: { atlas.clock.now() }, ids: atlas.ids.source)
            await #expect(throws: AtlasRefusal.unknownEntry(Self.id.description)) {
                try await recorder.record(Self.answer("ans_1", of: Self.id))
            }
            #expect(try await atlas.rowCounts() == before)
        }
    }
}
