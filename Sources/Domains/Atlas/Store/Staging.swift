import Kernel
import Storage

/// One mapped row, ready to be staged.
struct StagedRow: Sendable {
    let key: String
    let type: EntryType
    let payload: String
    let hash: [UInt8]
    let licence: String
    let tokens: [String]
    let relations: [Relation]
}

/// What became of a row.
enum RowOutcomeKind: Sendable {
    case created, updated, unchanged
}

/// An entry that a row is about.
enum StagedEntry: Hashable {
    /// One in the database, by its key.
    case known(Int64)
    /// One that this batch makes, by its number in it.
    case new(Int)

    /// The key of one in the database.
    var key: Int64? {
        guard case .known(let key) = self else { return nil }
        return key
    }
}

/// The record that now stands for a key of a source.
struct CurrentRecord {
    /// Its key; nil while the batch that makes it is not written.
    let recordKey: Int64?
    let entry: StagedEntry
    let occurrence: Int64
    let hash: [UInt8]
    let licence: String
    let isGone: Bool

    func says(_ row: StagedRow) -> Bool { hash == row.hash && licence == row.licence && !isGone }
}

/// Finds out what rows of a source change, and writes it as part of an import.
struct Staging: Sendable {
    let sourceKey: Int64
    private(set) var seen = SeenRecords()

    init(sourceKey: Int64) {
        self.sourceKey = sourceKey
    }

    /// Writes a batch of rows, in order, under an import that nobody sees yet; gives one outcome a row.
    /// `newID` gives the identifier of a new entry.
    mutating func stage(
        _ rows: [StagedRow], under importKey: Int64, newID: (EntryType) -> EntryID, in tx: Transaction
    ) throws -> [RowOutcomeKind] {
        let batch = try plan(rows, newID: newID, in: tx)
        for key in try batch.write(under: importKey, in: tx) { seen.insert(key) }
        return batch.outcomes
    }

    /// What a batch of rows changes, to be written.
    mutating func plan(
        _ rows: [StagedRow], newID: (EntryType) -> EntryID, in tx: Transaction
    ) throws -> StagedBatch {
        var batch = StagedBatch(sourceKey: sourceKey)
        var current = try currentRecords(rows.map(\.key), in: tx)
        var entries = try MatchedEntries(of: rows, sourceKey: sourceKey, in: tx)
        for row in rows {
            let known = current[row.key] ?? []
            if let index = known.firstIndex(where: { !isSeen($0) }) {
                restage(row, at: index, &current, &batch)
                continue
            }
            let entry = known.first?.entry ?? entry(for: row, &entries, &batch, newID: newID)
            entries.takeAsOwn(entry)
            current[row.key, default: []].append(batch.add(row, about: entry, occurrence: known.count))
            batch.note(known.isEmpty ? .created : .updated)
        }
        return batch
    }

    /// What one row changes about an entry that is known: a new version when the source spoke of it before.
    mutating func plan(_ row: StagedRow, for entryKey: Int64, in tx: Transaction) throws -> StagedBatch {
        var batch = StagedBatch(sourceKey: sourceKey)
        var current = try currentRecords([row.key], in: tx)
        if current[row.key] != nil {
            restage(row, at: 0, &current, &batch)
        } else {
            _ = batch.add(row, about: .known(entryKey), occurrence: 0)
            batch.add(row.tokens, of: .known(entryKey))
            batch.note(.created)
        }
        return batch
    }

    private func isSeen(_ record: CurrentRecord) -> Bool { record.recordKey.map(seen.contains) ?? true }

    /// A row whose key the source had before: nothing to do when it says the same, a new version otherwise.
    private mutating func restage(
        _ row: StagedRow, at index: Int, _ current: inout [String: [CurrentRecord]],
        _ batch: inout StagedBatch
    ) {
        guard let record = current[row.key]?[index], let recordKey = record.recordKey else {
            return batch.note(.unchanged)
        }
        if record.says(row) {
            seen.insert(recordKey)
            return batch.note(.unchanged)
        }
        batch.supersede(recordKey)
        current[row.key]?[index] = batch.add(row, about: record.entry, occurrence: Int(record.occurrence))
        batch.add(row.tokens, of: record.entry)
        batch.note(.updated)
    }

    private func currentRecords(_ keys: [String], in tx: Transaction) throws -> [String: [CurrentRecord]] {
        var found: [String: [CurrentRecord]] = [:]
        let rows = try tx.rows(
            """
            select record_key, entry_key, key_in_source, occurrence, hash, licence, gone_import_key
            from atlas_record
            where source_key = \(sourceKey) and key_in_source in \(values: Array(Set(keys)))
              and superseded_import_key is null
            order by key_in_source, occurrence
            """)
        for row in rows {
            let gone: Int64? = try row["gone_import_key"]
            found[try row["key_in_source"], default: []].append(
                CurrentRecord(
                    recordKey: try row["record_key"] as Int64, entry: .known(try row["entry_key"]),
                    occurrence: try row["occurrence"], hash: try row["hash"], licence: try row["licence"],
                    isGone: gone != nil))
        }
        return found
    }

    /// The entry that shares a token with the row, or a new one.
    private func entry(
        for row: StagedRow, _ entries: inout MatchedEntries, _ batch: inout StagedBatch,
        newID: (EntryType) -> EntryID
    ) -> StagedEntry {
        let entry = entries.match(row) ?? batch.add(newID(row.type))
        entries.note(row.tokens, of: entry)
        batch.add(row.tokens, of: entry)
        return entry
    }

    /// Counts the records of these keys as met: their rows were there, and refused.
    mutating func keep(_ keys: [String], in tx: Transaction) throws {
        for start in stride(from: 0, to: keys.count, by: 500) {
            let some = Array(keys[start..<min(start + 500, keys.count)])
            for record in try currentRecords(some, in: tx).values.joined() {
                if let key = record.recordKey { seen.insert(key) }
            }
        }
    }

    /// Marks those of the `limit` records after `recordKey` that the import did not meet as gone; gives how
    /// many, and the last place looked at, or nil at the end.
    func markGone(
        after recordKey: Int64, limit: Int, under importKey: Int64, in tx: Transaction
    ) throws -> (gone: Int, last: Int64?) {
        let (end, last) = (recordKey + Int64(limit), try tx.lastRecordKey())
        // NB: the plus keeps SQLite from sorting all records of the source instead.
        let keys: [Int64] = try tx.rows(
            """
            select record_key from atlas_record
            where record_key > \(recordKey) and record_key <= \(end) and +source_key = \(sourceKey)
              and superseded_import_key is null and gone_import_key is null
            """
        ).map { try $0["record_key"] }
        let missing = keys.filter { !seen.contains($0) }
        if !missing.isEmpty {
            _ = try tx.execute(
                """
                update atlas_record set gone_import_key = \(importKey) where record_key in \(values: missing)
                """
            )
        }
        return (missing.count, end < last ? end : nil)
    }
}

extension Transaction {
    /// The greatest key of a record; 0 when there is none.
    fileprivate func lastRecordKey() throws -> Int64 {
        try first("select record_key from atlas_record order by record_key desc limit 1")?["record_key"] ?? 0
    }
}
