import CanonicalJSON
import Kernel
import Storage
import TestKit
import Testing

@testable import Atlas

@Suite("An export")
struct ExportTests {
    /// An engine to export from and one to restore into.
    struct Journey: Sendable, CustomTestStringConvertible {
        let from: Engine
        let to: Engine
        var testDescription: String { "\(from) to \(to)" }

        static let all = Engine.available.flatMap { from in
            Engine.available.map { Journey(from: from, to: $0) }
        }
    }

    @Test("Read into an empty atlas and written again is the same bytes", arguments: Journey.all)
    func roundTrip(journey: Journey) async throws {
        try await TestAtlas.with(journey.from) { atlas in
            try await atlas.liveALittle()
            let export = try await atlas.export()
            try await TestAtlas.with(journey.to) { other in
                let restored = try await other.restore(export)
                #expect(try await restored == atlas.entries().count + 1, "and one redirect")
                #expect(try await other.export() == export)
                #expect(try await other.names() == atlas.names())
                for door in [Door.csv, .geojson, .jsonld] {
                    #expect(try await other.export(door) == atlas.export(door))
                }
            }
        }
    }

    @Test("Keeps the redirects of merged entries", arguments: Journey.all)
    func redirects(journey: Journey) async throws {
        try await TestAtlas.with(journey.from) { atlas in
            let (merged, kept) = try await atlas.liveALittle()
            try await TestAtlas.with(journey.to) { other in
                try await other.restore(atlas.export())
                let place = try await other.database.read { tx in try tx.locate(merged) }
                #expect(place == .merged(into: kept))
            }
        }
    }

    @Test("An atlas that was read back takes imports as the first one would", arguments: Engine.available)
    func lifeGoesOn(engine: Engine) async throws {
        try await TestAtlas.with(.sqlite) { atlas in
            try await atlas.liveALittle()
            try await TestAtlas.with(engine) { empty in
                let other = TestAtlas(database: empty.database, clock: atlas.clock, ids: atlas.ids)
                try await other.restore(atlas.export())
                let next = "id,name,website\na,Fablab,https://fablab.example\nz,New,\n"
                let reports = (
                    try await atlas.take(next, from: "beta"), try await other.take(next, from: "beta")
                )
                #expect(reports.0.counts == reports.1.counts)
                #expect(try await other.names() == atlas.names())
            }
        }
    }

    @Test(
        "Is refused by an atlas that holds something, and changes nothing there", arguments: Engine.available)
    func notEmpty(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            try await atlas.take("id,name\n1,One\n")
            let export = try await atlas.export()
            await #expect(throws: AtlasRefusal.notEmpty) { try await atlas.restore(export) }
            #expect(try await atlas.export() == export)
        }
    }

    @Test("That is damaged is refused with its line and leaves an empty atlas", arguments: Engine.available)
    func damaged(engine: Engine) async throws {
        var lines: [String] = []
        try await TestAtlas.with(.sqlite) { atlas in
            try await atlas.liveALittle()
            lines = try await atlas.export().split(separator: "\n").map(String.init)
        }
        let entry = try #require(lines.firstIndex { $0.contains("\"records\":[{") })
        let damages: [(String, [String])] = [
            ("cut in a line", Array(lines[..<entry]) + [String(lines[entry].prefix(60))]),
            ("a line of something else", lines + ["{\"colour\":\"blue\"}"]),
            ("an entry twice", lines + [lines[entry]]),
            (
                "an unknown import",
                lines.map { replaced("\"import\":\"imp_0", by: "\"import\":\"imp_1", in: $0) }
            ),
            (
                "a redirect to nowhere",
                lines.map { replaced("\"merged_into\":\"org_", by: "\"merged_into\":\"x_", in: $0) }
            ),
            (
                "a character that cannot be kept",
                lines.map { replaced("\"key\":\"", by: "\"key\":\"\\u0000", in: $0) }
            ),
        ]
        for (what, damaged) in damages {
            try await TestAtlas.with(engine) { atlas in
                let refusal = await #expect(throws: AtlasRefusal.self, "\(what)") {
                    try await atlas.restore(damaged.joined(separator: "\n") + "\n")
                }
                guard case .brokenFile? = refusal else {
                    Issue.record("\(what): \(String(describing: refusal))")
                    return
                }
                let counts = try await atlas.rowCounts()
                #expect(counts.values.allSatisfy { $0 == 0 }, "\(what)")
            }
        }
    }

    @Test(
        "That breaks off after much was read leaves nothing, and can be read again",
        arguments: Engine.available)
    func cutLate(engine: Engine) async throws {
        var export = ""
        try await TestAtlas.with(.sqlite) { atlas in
            try await atlas.take(TestRows.table(0..<600, name: "Before"))
            try await atlas.take(TestRows.table(0..<600, name: "After"))
            export = try await atlas.export()
        }
        try await TestAtlas.with(engine) { atlas in
            let refusal = await #expect(throws: AtlasRefusal.self) {
                try await atlas.restore(String(export.dropLast(20)))
            }
            guard case .brokenFile? = refusal else {
                Issue.record("\(String(describing: refusal))")
                return
            }
            let left = try await atlas.rowCounts()
            #expect(left.values.allSatisfy { $0 == 0 }, "\(left)")
            #expect(try await atlas.restore(export) == 600)
            #expect(try await atlas.export() == export)
        }
    }

    @Test("Under a licence holds only its records, and says what it left out")
    func licences() async throws {
        try await TestAtlas.with(.sqlite) { atlas in
            try await atlas.take(
                "id,name,FR-SIREN,keywords\n1,Free,732829320,libre\n2,Only free,,\n", from: "free")
            try await atlas.take(
                "id,name,FR-SIREN,keywords\n1,Other,732829320,captif\n3,Only other,,\n", from: "other",
                TestMapping(licence: "CC-BY-SA-4.0", precedence: 90))
            for door in [Door.ndjson, .csv, .geojson, .jsonld] {
                let (text, outcome) = try await atlas.exportWithOutcome(door, licences: ["CC0-1.0"])
                #expect(outcome == .init(written: 2, entriesLeftOut: 1, recordsLeftOut: 1))
                #expect(text.contains("Only free") && !text.contains("Only other"))
                #expect(text.contains("Free") && !text.contains("captif"))
                #expect(!text.contains("CC-BY-SA") || door == .ndjson, "NDJSON names every source")
            }
        }
    }

    private func replaced(_ part: String, by other: String, in line: String) -> String {
        line.replacing(part, with: other)
    }
}

extension TestAtlas {
    /// Some history: two sources that speak of the same things, a changed row, one that is gone, one that
    /// came back, a key that stands twice, personal and role contacts, and a merge, whose identifiers are
    /// returned.
    @discardableResult
    func liveALittle() async throws -> (merged: EntryID, kept: EntryID) {
        try await take(
            #"""
            id,name,name_fr,website,locality,email,phone,keywords,changed_on,latitude,longitude,licence
            1,,Ressourcerie,https://r.example,Lyon,jeanne@r.example,0612345678,"réemploi|""vélo""",2026-01-02,45.75,4.85,
            2,Leaves,,,,,,,,,,
            3,Comes back,,,,contact@c.example,,,,-89.9999999,179.9999999,etalab-2.0
            4,Doublet,,,,,,,,,,
            4,Doublet,Doublet,,,,,,,,,
            5,Repair café,,,,,,,,,,
            """#)
        try await take("id,name,website\na,Fablab,https://fablab.example\nb,Repair Cafe,\n", from: "beta")
        try await take("id,name\n1,Ressourcerie\n4,Doublet\n5,Repair café\n")
        try await take(
            "id,name,locality\n1,Ressourcerie,Villeurbanne\n3,Comes back,\n4,Doublet,\n4,Two,\n5,Repair café,\n"
        )
        let merged = try #require(try await entry(named: "Repair Cafe")).id
        let kept = try #require(try await entry(named: "Repair café")).id
        try await database.write { tx in try MergeEntries(merged, into: kept).run(in: tx) }
        return (merged, kept)
    }
}
