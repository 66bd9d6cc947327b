import CanonicalJSON
import Kernel
import Storage

/// What readers see of entries and their records: published imports only.
extension Transaction {
    /// The key of an entry, or where it went when it was merged into another. Nil when there is no such
    /// entry.
    func locate(_ id: EntryID) throws -> LocatedEntry? {
        let row = try first(
            """
            select e.entry_key, e.merged_into from atlas_entry e
            join atlas_import i on i.import_key = e.import_key
            where e.id = \(id.description) and i.published_at is not null
            """)
        guard let row else { return nil }
        let mergedInto: String? = try row["merged_into"]
        if let target = mergedInto.flatMap({ EntryID($0) }) { return .merged(into: target) }
        return .here(try row["entry_key"])
    }

    /// The entries with these keys, folded from what their sources say now; in the order of `keys`.
    func keyedEntries(_ keys: [Int64]) throws -> [(key: Int64, entry: Entry)] {
        guard !keys.isEmpty else { return [] }
        var groups: [Int64: EntryRecords] = [:]
        for row in try rows("\(sql: Transaction.currentRecords) and r.entry_key in \(values: keys)") {
            let key: Int64 = try row["entry_key"]
            if groups[key] == nil { groups[key] = try EntryRecords(row) }
            try groups[key]?.append(row)
        }
        return keys.compactMap { key in
            groups[key].flatMap { Fold.entry($0.id, $0.records) }.map { (key, $0) }
        }
    }

    /// Every entry that is listed, or those with some keys, in the order of its key, folded one at a time.
    func eachEntry(in keys: ClosedRange<Int64>? = nil, _ body: (Int64, Entry) throws -> Void) throws {
        var group: (key: Int64, records: EntryRecords)?
        func close() throws {
            if let group, let entry = Fold.entry(group.records.id, group.records.records) {
                try body(group.key, entry)
            }
        }
        let range: SQL =
            keys.map { "and r.entry_key >= \($0.lowerBound) and r.entry_key <= \($0.upperBound)" } ?? ""
        try each("\(sql: Transaction.currentRecords) \(sql: range) order by r.entry_key") { row in
            let key: Int64 = try row["entry_key"]
            if group?.key != key {
                try close()
                group = (key, try EntryRecords(row))
            }
            try group?.records.append(row)
        }
        try close()
    }

    /// The keys of the entries that some imports touched.
    func entriesTouched(byImports importKeys: [Int64]) throws -> Set<Int64> {
        let touched = try rows(
            """
            select entry_key from atlas_record where import_key in \(values: importKeys)
            union select entry_key from atlas_record where superseded_import_key in \(values: importKeys)
            union select entry_key from atlas_record where gone_import_key in \(values: importKeys)
            """)
        return Set(try touched.map { try $0["entry_key"] })
    }

    /// What every source said of an entry and until when, the newest statement of each record first.
    func history(of entryKey: Int64) throws -> [PastRecord] {
        try rows(
            """
            select r.payload, r.key_in_source, r.occurrence, s.name as source, i.started_at as said_from,
                u.started_at as said_until, g.started_at as gone_at, i.id as read_by,
                coalesce(g.id, u.id) as ended_by
            from atlas_record r
            join atlas_source s on s.source_key = r.source_key
            join atlas_import i on i.import_key = r.import_key and i.published_at is not null
            left join atlas_import u on u.import_key = r.superseded_import_key and u.published_at is not null
            left join atlas_import g on g.import_key = r.gone_import_key and g.published_at is not null
            where r.entry_key = \(entryKey)
            order by s.name, r.key_in_source, r.occurrence, i.started_at desc, r.record_key desc
            """
        ).compactMap(PastRecord.init(row:))
    }

    /// Records that stand now in the eyes of readers. NB: what ended a record is looked up for each, since
    /// PostgreSQL would read every import for a join while it does not know yet how many there are.
    private static let currentRecords: SQL = """
        select r.entry_key, e.id, s.name as source, s.precedence, r.key_in_source, r.occurrence, r.hash, r.payload,
            r.licence, i.started_at as first_seen, r.gone_at,
            coalesce((select l.started_at from atlas_import l where l.source_key = r.source_key
                and l.published_at is not null and (r.gone_at is null or l.started_at < r.gone_at)
                order by l.started_at desc limit 1), i.started_at) as last_seen
        from (select a.*, (select g.started_at from atlas_import g
                where g.import_key = a.gone_import_key and g.published_at is not null) as gone_at
            from atlas_record a) r
        join atlas_entry e on e.entry_key = r.entry_key
        join atlas_source s on s.source_key = r.source_key
        join atlas_import i on i.import_key = r.import_key and i.published_at is not null
        where (select u.published_at from atlas_import u where u.import_key = r.superseded_import_key) is null
        """
}

/// Where an identifier leads.
enum LocatedEntry: Sendable, Hashable {
    /// To the entry with this key.
    case here(Int64)
    /// To another entry, since this one was merged into it.
    case merged(into: EntryID)
}

/// What a source said of a thing in the past, or says now.
public struct PastRecord: Sendable {
    /// The source's short name.
    public let source: String
    /// The thing's key there.
    public let key: String
    /// Which of several records of that key.
    public let occurrence: Int
    /// What it said.
    public let content: RecordContent
    /// The import that brought it.
    public let from: Instant
    /// The import that brought another statement, or in which the record was missing; nil when it still
    /// stands.
    public let until: Instant?
    /// The identifier of the import that brought it.
    let readBy: String
    /// The identifier of the import that ended it.
    let endedBy: String?

    init?(row: Row) throws {
        let payload: String = try row["payload"]
        guard let json = try? JSONValue(parsing: payload), let content = RecordContent(json: json) else {
            return nil
        }
        self.content = content.forReaders
        source = try row["source"]
        key = try row["key_in_source"]
        occurrence = Int(try row["occurrence"] as Int64)
        from = try row["said_from"]
        let superseded: Instant? = try row["said_until"]
        let gone: Instant? = try row["gone_at"]
        // NB: what was missing and came back was gone before it was superseded.
        until = gone ?? superseded
        (readBy, endedBy) = (try row["read_by"], try row["ended_by"])
    }
}

/// The records of one entry while they are being read.
private struct EntryRecords {
    let id: EntryID
    private(set) var records: [StoredRecord] = []

    init(_ row: Row) throws {
        guard let id = EntryID(try row["id"] as String) else {
            throw DamagedRow(what: "an entry's identifier")
        }
        self.id = id
    }

    mutating func append(_ row: Row) throws {
        records.append(try StoredRecord(row))
    }
}

extension StoredRecord {
    /// Reads a row with a record, its source and its imports; its free text as readers may have it.
    init(_ row: Row) throws {
        let payload: String = try row["payload"]
        guard let content = RecordContent(json: try JSONValue(parsing: payload)) else {
            throw DamagedRow(what: "a record's payload")
        }
        self.init(
            source: try row["source"], precedence: Int(try row["precedence"] as Int64),
            key: try row["key_in_source"], occurrence: Int(try row["occurrence"] as Int64),
            hash: try row["hash"], content: content.forReaders, licence: try row["licence"],
            firstSeen: try row["first_seen"], lastSeen: try row["last_seen"], goneAt: try row["gone_at"])
    }
}

/// A row of the database that no version of Terreau wrote.
struct DamagedRow: Error, CustomStringConvertible {
    let what: String
    var description: String { "the database holds \(what) that cannot be read" }
}
