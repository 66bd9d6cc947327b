import Formats
import Foundation
import Identity
import Kernel
import Ledger
import Storage
import TestKit

@testable import Atlas

/// An atlas whose clock goes on by a second at every look and whose identifiers are counted, so that two runs
/// of a story give the same bytes.
struct TestAtlas: Sendable {
    let database: Database
    var clock = Clock()
    var ids = CountedIDs()

    /// Its tables, and those that they join to.
    static let migrations =
        LedgerSchema.migrations + IdentitySchema.migrations + AtlasDomain.migrations

    /// Gives `body` an empty atlas on `engine`.
    static func with(_ engine: Engine, _ body: (TestAtlas) async throws -> Void) async throws {
        try await withDatabase(on: engine, Self.migrations) { database in
            try await body(TestAtlas(database: database))
        }
    }

    /// Imports the rows of a CSV text.
    @discardableResult
    func take(
        _ csv: String, from source: String = "alpha", _ mapping: TestMapping = TestMapping(),
        isDryRun: Bool = false
    ) async throws -> ImportReport {
        var rows = TestRows(csv)
        return try await importing(source, mapping, isDryRun: isDryRun).run(nextRow: { try rows.next() })
    }

    /// An import that is ready to run.
    func importing(
        _ source: String = "alpha", _ mapping: TestMapping = TestMapping(), isDryRun: Bool = false
    ) throws -> ImportRecords {
        try importing(mapping.parsed, as: source, isDryRun: isDryRun)
    }

    /// An import by any mapping.
    func importing(_ mapping: Mapping, as source: String, isDryRun: Bool = false) throws -> ImportRecords {
        ImportRecords(
            into: database, mapping: mapping, source: try Source(named: source, defaults: mapping.source),
            vocabularies: TestFiles.vocabularies, isDryRun: isDryRun, now: { [clock] in clock.now() },
            ids: ids.source)
    }

    /// What readers see, by name.
    func entries() async throws -> [Entry] {
        let entries = try await database.read { tx in
            var entries: [Entry] = []
            try tx.eachEntry { entries.append($1) }
            return entries
        }
        return entries.sorted { $0.shownName < $1.shownName }
    }

    /// The names that readers see, each with `†` when no source lists the entry any more.
    func names() async throws -> [String] {
        try await entries().map { $0.shownName + ($0.isGone ? " †" : "") }
    }

    /// The one entry of a name.
    func entry(named name: String) async throws -> Entry? {
        try await entries().first { $0.shownName == name }
    }

    /// How many rows each table of the atlas holds, but for that of sources, which keeps the name of a source
    /// whose first import failed.
    func rowCounts() async throws -> [String: Int64] {
        try await database.read { tx in
            var counts: [String: Int64] = [:]
            for table in [
                "atlas_import", "atlas_entry", "atlas_record", "atlas_match", "atlas_relation",
            ] {
                counts[table] = try tx.first("select count(*) as n from \(sql: SQL(trusted: table))")?["n"]
            }
            return counts
        }
    }

    /// The whole atlas through one door.
    func export(_ door: Door = .ndjson, licences: Set<String>? = nil) async throws -> String {
        try await exportWithOutcome(door, licences: licences).text
    }

    /// The atlas through one door, and what the export says of itself.
    func exportWithOutcome(
        _ door: Door = .ndjson, licences: Set<String>? = nil
    ) async throws -> (text: String, outcome: ExportEntries.Outcome) {
        let pieces = Collected<String>()
        let outcome = try await ExportEntries(
            of: database, site: TestAtlas.site, languages: [.french], licences: licences
        ).run(as: door) { pieces.append($0) }
        return (pieces.all.joined(), outcome)
    }

    /// Reads a full export back; gives how many entries it held.
    @discardableResult
    func restore(_ export: String) async throws -> Int {
        var rows = TestRows(export, format: .ndjson)
        return try await RestoreExport(into: database, now: clock.now, ids: ids.source).run {
            try rows.next()
        }
    }

    /// An index that holds the atlas as it is now.
    func loadedIndex() async throws -> AtlasIndex {
        let index = try AtlasIndex(database, vocabularies: TestFiles.vocabularies)
        try await index.load()
        return index
    }

    static let site = PublicAddress("https://atlas.example")
}

extension Entry {
    /// The name that a reader without wishes sees.
    var shownName: String { content.name.best(for: [])?.text ?? "" }
}
