import CanonicalJSON
import Kernel
import Ledger
import Storage

/// An import of one statement, read, written and published by one transaction, so that nobody sees half of
/// it.
struct KeptStatement {
    /// The key of the import.
    let importKey: Int64
    /// What it did.
    let report: ImportReport
    private let act: ImportAct
    private let at: Instant

    /// Keeps a statement of a source in a transaction. `plan` says what it changes.
    init(
        _ id: ID<Import>, of source: Source, mapping: String, at now: Instant, in tx: Transaction,
        plan: (inout Staging) throws -> StagedBatch
    ) throws {
        var staging = Staging(sourceKey: try tx.renew(source))
        let batch = try plan(&staging)
        report = ImportReport(of: batch.outcomes[0])
        importKey = try tx.insert(
            """
            insert into atlas_import (id, source_key, mapping, started_at, published_at, report)
            values (\(id), \(staging.sourceKey), \(mapping), \(now), \(now), \(report.json.canonicalString))
            returning import_key
            """)
        try batch.write(under: importKey, in: tx)
        try tx.recordChange(topic: AtlasDomain.importTopic, key: importKey)
        act = ImportAct(id: id, source: source, mapping: mapping, report: report)
        at = now
    }

    /// Records the import in the ledger.
    func record(as id: ID<LedgerEntry>, in tx: Transaction) throws { try tx.record(act.entry(id, at: at)) }
}
