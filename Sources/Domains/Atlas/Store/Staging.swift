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

/// The record that now stands for a key of a source.
private struct CurrentRecord {
    var recordKey: Int64
    let entryKey: Int64
    let occurrence: Int64
    var hash: [UInt8]
    var licence: String
    var isGone: Bool
}

/// Which records of the source the running import has met: one bit a record.
struct SeenRecords: Sendable {
    private var words: [UInt64] = []

    func contains(_ key: Int64) -> Bool {
        let word = Int(key >> 6)
        return word < words.count && words[word] >> UInt64(key & 63) & 1 == 1
    }

    mutating func insert(_ key: Int64) {
        let word = Int(key >> 6)
        if word >= words.count {
            words += Array(repeating: 0, count: max(word + 1 - words.count, words.count))
        }
        words[word] |= 1 << UInt64(key & 63)
    }
}

/// Writes batches of rows under an import that nobody sees yet.
struct Staging: Sendable {
    let importKey: Int64
    let sourceKey: Int64
    private(set) var seen = SeenRecords()

    init(importKey: Int64, sourceKey: Int64) {
        self.importKey = importKey
        self.sourceKey = sourceKey
    }

    /// Stages a batch in order; gives one outcome a row. `newID` gives the identifier of a new entry.
    mutating func stage(
        _ rows: [StagedRow], newID: (EntryType) -> EntryID, in tx: Transaction
    ) throws -> [RowOutcomeKind] {
        var current = try currentRecords(rows.map(\.key), in: tx)
        var entries = try MatchedEntries(of: rows, sourceKey: sourceKey, in: tx)
        return try rows.map { row in
            let known = current[row.key] ?? []
            if let index = known.firstIndex(where: { !seen.contains($0.recordKey) }) {
                return try restage(row, at: index, &current, in: tx)
            }
            let entryKey = try known.first?.entryKey ?? entry(for: row, &entries, newID: newID, in: tx)
            entries.takeAsOwn(entryKey)
            let occurrence = Int64(known.count)
            let recordKey = try insert(row, entryKey: entryKey, occurrence: occurrence, in: tx)
            seen.insert(recordKey)
            current[row.key, default: []].append(
                CurrentRecord(
                    recordKey: recordKey, entryKey: entryKey, occurrence: occurrence, hash: row.hash,
                    licence: row.licence, isGone: false))
            return known.isEmpty ? .created : .updated
        }
    }

    /// Stages one row about an entry that is known: a new version when the source spoke of it before.
    mutating func stage(_ row: StagedRow, for entryKey: Int64, in tx: Transaction) throws -> RowOutcomeKind {
        var current = try currentRecords([row.key], in: tx)
        if current[row.key] != nil { return try restage(row, at: 0, &current, in: tx) }
        _ = try insert(row, entryKey: entryKey, occurrence: 0, in: tx)
        try addTokens(row.tokens, to: entryKey, in: tx)
        return .created
    }

    /// A row whose key the source had before: nothing to do when it says the same, a new version otherwise.
    private mutating func restage(
        _ row: StagedRow, at index: Int, _ current: inout [String: [CurrentRecord]], in tx: Transaction
    ) throws -> RowOutcomeKind {
        guard var record = current[row.key]?[index] else { return .unchanged }
        if record.hash == row.hash, record.licence == row.licence, !record.isGone {
            seen.insert(record.recordKey)
            return .unchanged
        }
        _ = try tx.execute(
            """
            update atlas_record set superseded_import_key = \(importKey)
            where record_key = \(record.recordKey)
            """
        )
        record.recordKey = try insert(row, entryKey: record.entryKey, occurrence: record.occurrence, in: tx)
        (record.hash, record.licence, record.isGone) = (row.hash, row.licence, false)
        seen.insert(record.recordKey)
        current[row.key]?[index] = record
        try addTokens(row.tokens, to: record.entryKey, in: tx)
        return .updated
    }

    private func currentRecords(_ keys: [String], in tx: Transaction) throws -> [String: [CurrentRecord]] {
        var found: [String: [CurrentRecord]] = [:]
        try tx.each(
            """
            select record_key, entry_key, key_in_source, occurrence, hash, licence, gone_import_key
            from atlas_record
            where source_key = \(sourceKey) and key_in_source in \(values: Array(Set(keys)))
              and superseded_import_key is null
            order by key_in_source, occurrence
            """
        ) { row in
            let gone: Int64? = try row["gone_import_key"]
            found[try row["key_in_source"], default: []].append(
                CurrentRecord(
                    recordKey: try row["record_key"], entryKey: try row["entry_key"],
                    occurrence: try row["occurrence"], hash: try row["hash"], licence: try row["licence"],
                    isGone: gone != nil))
        }
        return found
    }

    /// The entry that shares a token with the row, or a new one.
    private func entry(
        for row: StagedRow, _ entries: inout MatchedEntries, newID: (EntryType) -> EntryID,
        in tx: Transaction
    ) throws -> Int64 {
        let key =
            try entries.match(row)
            ?? tx.insert(
                """
                insert into atlas_entry (id, import_key) values (\(newID(row.type).description), \(importKey))
                returning entry_key
                """)
        entries.note(row.tokens, of: key)
        try addTokens(row.tokens, to: key, in: tx)
        return key
    }

    /// Counts the records of these keys as met: their rows were there, and refused.
    mutating func keep(_ keys: [String], in tx: Transaction) throws {
        for start in stride(from: 0, to: keys.count, by: 500) {
            let some = Array(keys[start..<min(start + 500, keys.count)])
            for record in try currentRecords(some, in: tx).values.joined() { seen.insert(record.recordKey) }
        }
    }

    private func insert(
        _ row: StagedRow, entryKey: Int64, occurrence: Int64, in tx: Transaction
    ) throws -> Int64 {
        let recordKey = try tx.insert(
            """
            insert into atlas_record
                (entry_key, source_key, key_in_source, occurrence, hash, payload, licence, import_key)
            values (\(entryKey), \(sourceKey), \(row.key), \(occurrence), \(row.hash), \(row.payload),
                \(row.licence), \(importKey))
            returning record_key
            """)
        try tx.addRelations(row.relations, of: recordKey, importKey: importKey)
        return recordKey
    }

    private func addTokens(_ tokens: [String], to entryKey: Int64, in tx: Transaction) throws {
        for token in tokens {
            _ = try tx.execute(
                """
                insert into atlas_match (token, entry_key, import_key)
                values (\(token), \(entryKey), \(importKey)) on conflict do nothing
                """)
        }
    }

    /// Marks up to `limit` records after `recordKey` that the import did not meet as gone; gives how many,
    /// and the last record looked at, or nil at the end.
    func markGone(after recordKey: Int64, limit: Int, in tx: Transaction) throws -> (gone: Int, last: Int64?)
    {
        let keys: [Int64] = try tx.rows(
            """
            select record_key from atlas_record
            where source_key = \(sourceKey) and record_key > \(recordKey)
              and superseded_import_key is null and gone_import_key is null
            order by record_key limit \(limit)
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
        return (missing.count, keys.count < limit ? nil : keys.last)
    }
}
