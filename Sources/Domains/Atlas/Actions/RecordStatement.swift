import CanonicalJSON
import Kernel
import Ledger
import Storage

/// Keeps one statement of a source about one thing, with the same provenance as any import's.
public struct RecordStatement: Sendable {
    let database: Database
    let source: Source
    let now: @Sendable () -> Instant
    let ids: IDSource

    /// Statements of a source, kept in an atlas.
    public init(
        in database: Database, source: Source, now: @escaping @Sendable () -> Instant, ids: IDSource = .random
    ) {
        self.database = database
        self.source = source
        self.now = now
        self.ids = ids
    }

    /// Keeps one, in place of what the source said under that key before. One transaction begins an import,
    /// writes the record, publishes it and records it in the ledger, so that nobody sees half of it.
    public func callAsFunction(_ content: RecordContent, under key: String) async throws {
        let (source, instant) = (source, now())
        let (id, act) = (ID<Import>(ids(at: instant)), ID<LedgerEntry>(ids(at: instant)))
        let newID = EntryID(type: content.type, uuid: ids(at: instant))
        let row = StagedRow(key, content, licence: source.licence)
        try await database.write { tx in
            let sourceKey = try tx.sourceKey(of: source)
            let importKey = try tx.beginImport(id, of: sourceKey, mapping: "statement", at: instant)
            var staging = Staging(importKey: importKey, sourceKey: sourceKey)
            let report = ImportReport(of: try staging.stage([row], newID: { _ in newID }, in: tx)[0])
            try tx.publishImport(importKey, of: source, report: report.json.canonicalString, at: instant)
            let done = ImportAct(id: id, source: source, mapping: "statement", report: report)
            try tx.record(done.entry(act, at: instant))
        }
    }
}
