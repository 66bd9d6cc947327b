import CanonicalJSON
import Kernel
import Ledger
import Storage

/// A row on its way in, or the reason why it could not be read.
public enum ImportRow: Sendable {
    /// A row with its place.
    case row(MappingInput, line: Int)
    /// A row that could not be read; the rest of its file can.
    case refused(line: Int, file: String?, reason: String)
}

/// Reads a source into the atlas: maps every row, stages the records in batches that nobody sees, marks what
/// the source no longer has, and publishes everything by one short transaction. A file that breaks in the
/// middle, a dry run or a crash leaves the atlas as it was.
public struct ImportRecords: Sendable {
    let database: Database
    let mapping: Mapping
    let source: Source
    let vocabularies: Vocabularies
    let isDryRun: Bool
    let now: @Sendable () -> Instant
    let ids: IDSource

    /// Rows a transaction.
    static let batchSize = 500
    /// Bytes of payload from which on a transaction takes no further row.
    static let batchBytes = 4 << 20
    /// How long the database is left to others between two transactions: on SQLite, one process at a time
    /// writes, and those that wait look every two milliseconds whether they may.
    static let pause: Duration = .milliseconds(5)
    /// Rows looked at or taken back in a transaction.
    static let sweepSize = 5000

    /// An import of `source` read by `mapping`.
    public init(
        into database: Database, mapping: Mapping, source: Source, vocabularies: Vocabularies,
        isDryRun: Bool = false, now: @escaping @Sendable () -> Instant, ids: IDSource = .random
    ) {
        self.database = database
        self.mapping = mapping
        self.source = source
        self.vocabularies = vocabularies
        self.isDryRun = isDryRun
        self.now = now
        self.ids = ids
    }

    /// Runs it. `nextRow` gives the rows in order, nil at the end, and throws when the file is broken;
    /// `progress` is called after each batch with the rows read so far. When every row is refused nothing is
    /// changed: that is another file than the mapping is for.
    public func run(
        nextRow: () throws -> ImportRow?, progress: (Int) -> Void = { _ in }
    ) async throws -> ImportReport {
        do {
            try mapping.verify(with: vocabularies)
        } catch {
            throw AtlasRefusal.badMapping("\(mapping.name): \(error)")
        }
        return try await database.withLock("atlas-import") {
            try await ImportRecords.discardAbandoned(in: database)
            let (source, mapping, start) = (source, mapping, now())
            let id = ID<Import>(ids(at: start))
            let (importKey, sourceKey) = try await database.write { tx in
                let sourceKey = try tx.sourceKey(of: source)
                return (try tx.beginImport(id, of: sourceKey, mapping: mapping.name, at: start), sourceKey)
            }
            do {
                return try await stageAndPublish(
                    Staging(sourceKey: sourceKey), of: id, under: importKey, nextRow: nextRow,
                    progress: progress)
            } catch {
                try await ImportRecords.discard(importKey, in: database)
                throw error
            }
        }
    }

    private func stageAndPublish(
        _ staging: Staging, of id: ID<Import>, under importKey: Int64, nextRow: () throws -> ImportRow?,
        progress: (Int) -> Void
    ) async throws -> ImportReport {
        var staging = staging
        var report = ImportReport()
        var seen = RowsSeen()
        var batch = try readBatch(nextRow, into: &report, &seen)
        while let rows = batch {
            // Rows are read and mapped while those before are written.
            let (before, read) = (staging, report.read)
            async let staged = stage(rows, under: importKey, before)
            batch = try readBatch(nextRow, into: &report, &seen)
            let (next, outcomes) = try await staged
            staging = next
            for outcome in outcomes { report.count(outcome) }
            progress(read)
        }
        guard report.read > 0 else { throw AtlasRefusal.emptySource }
        report.setUnmapped(seen.unreadColumns)
        // NB: a row that could not be told from the others may be any of those that seem to be missing.
        if report.unidentified == 0, !report.tookNothing {
            report.gone = try await markGone(under: importKey, keeping(seen.refusedKeys, staging))
        }
        let (final, source) = (report, source)
        guard !isDryRun, !report.tookNothing else {
            try await ImportRecords.discard(importKey, in: database)
            return final
        }
        let end = now()
        let act = ImportAct(id: id, source: source, mapping: mapping.name, report: final)
        let entryID = ID<LedgerEntry>(ids(at: end))
        try await database.write { tx in
            try tx.publishImport(importKey, of: source, report: final.json.canonicalString, at: end)
            try tx.record(act.entry(entryID, at: end))
        }
        return final
    }

    /// Reads and maps up to a batch of rows; nil at the end of the source.
    private func readBatch(
        _ nextRow: () throws -> ImportRow?, into report: inout ImportReport, _ seen: inout RowsSeen
    ) throws -> [StagedRow]? {
        var (batch, bytes, hasMore): ([StagedRow], Int, Bool) = ([], 0, false)
        while batch.count < ImportRecords.batchSize, bytes < ImportRecords.batchBytes,
            let next = try nextRow()
        {
            hasMore = true
            report.read += 1
            switch next {
            case .refused(let line, let file, let reason):
                report.unidentified += 1
                report.refuse(.init(file: file, line: line, reason: .unreadable(reason)))
            case .row(let row, let line):
                if seen.unreadColumns.count < ImportReport.columnLimit {
                    mapping.collectUnread(in: row, into: &seen.unreadColumns)
                }
                do throws(RowRefusal) {
                    let staged = try stagedRow(row, &report)
                    batch.append(staged)
                    bytes += staged.payload.utf8.count
                } catch {
                    if !seen.noteRefused(try? mapping.key(of: row)) { report.unidentified += 1 }
                    report.refuse(.init(file: row.fileInFolder, line: line, reason: error))
                }
            }
        }
        return hasMore ? batch : nil
    }

    private func stagedRow(_ row: MappingInput, _ report: inout ImportReport) throws(RowRefusal) -> StagedRow
    {
        let mapped = try mapping.apply(to: row, with: vocabularies)
        let staged = try StagedRow(mapped, sourceLicence: source.licence)
        report.note(mapped.leftOut)
        return staged
    }

    private func stage(
        _ batch: [StagedRow], under importKey: Int64, _ staging: Staging
    ) async throws -> (Staging, [RowOutcomeKind]) {
        guard !batch.isEmpty else { return (staging, []) }
        let (instant, ids) = (now(), ids)
        try await Task.sleep(for: ImportRecords.pause)
        return try await database.write { tx in
            var attempt = staging
            let outcomes = try attempt.stage(
                batch, under: importKey, newID: { EntryID(type: $0, uuid: ids(at: instant)) }, in: tx)
            return (attempt, outcomes)
        }
    }

    /// What the source said before in rows that are refused now still stands.
    private func keeping(_ keys: Set<String>, _ staging: Staging) async throws -> Staging {
        try await database.read { tx in
            var kept = staging
            try kept.keep(Array(keys), in: tx)
            return kept
        }
    }

    private func markGone(under importKey: Int64, _ staging: Staging) async throws -> Int {
        var total = 0
        var position: Int64? = 0
        while let after = position {
            let (gone, last) = try await database.write { tx in
                try staging.markGone(after: after, limit: ImportRecords.sweepSize, under: importKey, in: tx)
            }
            total += gone
            position = last
            try await Task.sleep(for: ImportRecords.pause)
        }
        return total
    }

    /// Takes back what an import wrote, a batch at a time.
    static func discard(_ importKey: Int64, in database: Database) async throws {
        while try await database.write({ tx in try tx.discardImport(importKey, limit: sweepSize) }) > 0 {}
    }

    /// Takes back whatever imports that never ended left behind. The caller holds the import lock. A restore
    /// that never ended leaves many, with records of one about entries of another: entries go last.
    static func discardAbandoned(in database: Database) async throws {
        let abandoned = try await database.read { tx in try tx.abandonedImports() }
        for importKey in abandoned {
            while try await database.write({ tx in
                try tx.discardStatements(of: importKey, limit: sweepSize)
            }) > 0 {}
        }
        for importKey in abandoned { try await discard(importKey, in: database) }
    }
}

/// What an import remembers of the rows it has read.
private struct RowsSeen {
    /// How many keys of refused rows are remembered.
    static let refusedKeyLimit = 20_000

    /// Columns that the mapping does not read.
    var unreadColumns: Set<String> = []
    /// Keys of refused rows: what the source said under them before still stands.
    private(set) var refusedKeys: Set<String> = []

    /// Remembers the key of a refused row; false when it has none, or too many are remembered.
    mutating func noteRefused(_ key: String?) -> Bool {
        guard let key, refusedKeys.count < RowsSeen.refusedKeyLimit else { return false }
        refusedKeys.insert(key)
        return true
    }
}
