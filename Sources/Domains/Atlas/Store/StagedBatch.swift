import Kernel
import Storage

/// What a batch of rows changes, gathered first and then written in few statements.
struct StagedBatch {
    /// What becomes of each row, in order.
    private(set) var outcomes: [RowOutcomeKind] = []
    private let sourceKey: Int64
    private var newEntries: [EntryID] = []
    private var superseded: [Int64] = []
    private var records: [NewRecord] = []
    private var tokens: [(token: String, entry: StagedEntry)] = []

    private struct NewRecord {
        let row: StagedRow
        let entry: StagedEntry
        let occurrence: Int64
    }

    /// A record of the import at hand: no two have the same.
    private struct Place: Hashable {
        let key: String
        let occurrence: Int64
    }

    init(sourceKey: Int64) {
        self.sourceKey = sourceKey
    }

    /// Notes what becomes of a row.
    mutating func note(_ outcome: RowOutcomeKind) { outcomes.append(outcome) }

    /// A new entry with an identifier.
    mutating func add(_ id: EntryID) -> StagedEntry {
        newEntries.append(id)
        return .new(newEntries.count - 1)
    }

    /// A new record.
    mutating func add(_ row: StagedRow, about entry: StagedEntry, occurrence: Int) -> CurrentRecord {
        let occurrence = Int64(occurrence)
        records.append(NewRecord(row: row, entry: entry, occurrence: occurrence))
        return CurrentRecord(
            recordKey: nil, entry: entry, occurrence: occurrence, hash: row.hash, licence: row.licence,
            isGone: false)
    }

    /// Tokens that lead to an entry.
    mutating func add(_ tokens: [String], of entry: StagedEntry) {
        self.tokens += tokens.map { ($0, entry) }
    }

    /// A record that no longer stands.
    mutating func supersede(_ recordKey: Int64) { superseded.append(recordKey) }

    /// Writes everything as part of an import; gives the keys of the new records.
    @discardableResult
    func write(under importKey: Int64, in tx: Transaction) throws -> [Int64] {
        let newKeys = try writeEntries(under: importKey, in: tx)
        func key(_ entry: StagedEntry) -> Int64 {
            switch entry {
            case .known(let key): key
            case .new(let number): newKeys[number]
            }
        }
        if !superseded.isEmpty {
            _ = try tx.execute(
                """
                update atlas_record set superseded_import_key = \(importKey)
                where record_key in \(values: superseded)
                """)
        }
        let keys = try writeRecords(under: importKey, in: tx, entryKey: key)
        try tx.insert(each: tokens) { token, entry in
            "(\(token), \(key(entry)), \(importKey))"
        } into: {
            """
            insert into atlas_match (token, entry_key, import_key) values \(sql: $0) on conflict do nothing
            """
        }
        return keys
    }

    /// Writes the new entries; gives their keys in order.
    private func writeEntries(under importKey: Int64, in tx: Transaction) throws -> [Int64] {
        let ids = newEntries.map(\.description)
        var keys: [String: Int64] = [:]
        try tx.insert(each: ids) {
            "(\($0), \(importKey))"
        } into: {
            "insert into atlas_entry (id, import_key) values \(sql: $0) returning id, entry_key"
        } _: { row in
            keys[try row["id"]] = try row["entry_key"]
        }
        return try ids.map { id in
            guard let key = keys[id] else { throw DamagedRow(what: "an entry without a key") }
            return key
        }
    }

    /// Writes the new records and what they relate to; gives their keys.
    private func writeRecords(
        under importKey: Int64, in tx: Transaction, entryKey: (StagedEntry) -> Int64
    ) throws -> [Int64] {
        var keys: [Place: Int64] = [:]
        try tx.insert(each: records) { record in
            """
            (\(entryKey(record.entry)), \(sourceKey), \(record.row.key), \(record.occurrence),
            \(record.row.hash), \(record.row.payload), \(record.row.licence), \(importKey))
            """
        } into: {
            """
            insert into atlas_record
                (entry_key, source_key, key_in_source, occurrence, hash, payload, licence, import_key)
            values \(sql: $0) returning record_key, key_in_source, occurrence
            """
        } _: { row in
            let place = Place(key: try row["key_in_source"], occurrence: try row["occurrence"])
            keys[place] = try row["record_key"]
        }
        let related = records.flatMap { record in
            let key = keys[Place(key: record.row.key, occurrence: record.occurrence)]
            return key.map { key in record.row.relations.map { (recordKey: key, relation: $0) } } ?? []
        }
        try tx.addRelations(related, importKey: importKey)
        return Array(keys.values)
    }
}
