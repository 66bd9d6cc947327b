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

    /// Keeps one, in place of what the source said under that key before, and records it in the ledger.
    public func callAsFunction(_ content: RecordContent, under key: String) async throws {
        let (source, instant) = (source, now())
        let (id, act) = (ID<Import>(ids(at: instant)), ID<LedgerEntry>(ids(at: instant)))
        let newID = EntryID(type: content.type, uuid: ids(at: instant))
        let row = StagedRow(key, content, licence: source.licence)
        try await database.write { tx in
            let kept = try KeptStatement(id, of: source, mapping: "statement", at: instant, in: tx) {
                try $0.plan([row], newID: { _ in newID }, in: tx)
            }
            try kept.record(as: act, in: tx)
        }
    }
}
