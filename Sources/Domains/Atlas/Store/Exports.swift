import CanonicalJSON
import Kernel
import Storage

/// One record version with the imports it hangs on, as an export holds it.
struct ExportedRecord: Sendable {
    let record: StoredRecord
    let importID: String
    let supersededID: String?
    let goneID: String?
}

/// One entry with every version of every record.
struct ExportedEntry: Sendable {
    let id: EntryID
    let importID: String
    let mergedInto: String?
    var records: [ExportedRecord]

    /// The records that stand now.
    var current: [StoredRecord] { records.filter { $0.supersededID == nil }.map(\.record) }
}

/// What an export reads.
extension Transaction {
    /// Published imports in the order in which they began.
    func publishedImports() throws -> [PublishedImport] {
        try rows(
            """
            select i.import_key, i.id, s.name as source, i.mapping, i.started_at, i.published_at, i.report
            from atlas_import i join atlas_source s on s.source_key = i.source_key
            where i.published_at is not null order by i.started_at, i.id
            """
        ).map {
            PublishedImport(
                id: try $0["id"], source: try $0["source"], mapping: try $0["mapping"],
                startedAt: try $0["started_at"], publishedAt: try $0["published_at"], report: try $0["report"]
            )
        }
    }

    /// Every entry in the order of its identifier, merged ones included.
    func eachExportedEntry(_ body: (ExportedEntry) throws -> Void) throws {
        var open: ExportedEntry?
        try each(Transaction.exportedRecords) { row in
            let id: String = try row["id"]
            if open?.id.description != id {
                if let open { try body(open) }
                guard let entryID = EntryID(id) else { throw DamagedRow(what: "an entry's identifier") }
                open = ExportedEntry(
                    id: entryID, importID: try row["entry_import"], mergedInto: try row["merged_into"],
                    records: [])
            }
            if let record = try ExportedRecord(row) { open?.records.append(record) }
        }
        if let open { try body(open) }
    }

    private static let exportedRecords: SQL = """
        select e.id, ei.id as entry_import, e.merged_into, r.record_key, s.name as source, s.precedence,
            r.key_in_source, r.occurrence, r.hash, r.payload, r.licence, i.id as import_id,
            i.started_at as first_seen, u.id as superseded_id, g.id as gone_id, g.started_at as gone_at,
            coalesce((select l.started_at from atlas_import l where l.source_key = r.source_key
                and l.published_at is not null and (g.started_at is null or l.started_at < g.started_at)
                order by l.started_at desc limit 1), i.started_at) as last_seen
        from atlas_entry e
        join atlas_import ei on ei.import_key = e.import_key and ei.published_at is not null
        left join (atlas_record r
            join atlas_source s on s.source_key = r.source_key
            join atlas_import i on i.import_key = r.import_key and i.published_at is not null)
            on r.entry_key = e.entry_key
        left join atlas_import u on u.import_key = r.superseded_import_key and u.published_at is not null
        left join atlas_import g on g.import_key = r.gone_import_key and g.published_at is not null
        order by e.id, s.name, r.key_in_source, r.occurrence, i.started_at, i.id, u.id
        """
}

/// An import that readers see.
struct PublishedImport: Sendable {
    let id: String
    let source: String
    let mapping: String
    let startedAt: Instant
    let publishedAt: Instant
    let report: String
}

extension ExportedRecord {
    /// Reads a row; nil for an entry without records.
    init?(_ row: Row) throws {
        let key: Int64? = try row["record_key"]
        guard key != nil else { return nil }
        record = try StoredRecord(row)
        importID = try row["import_id"]
        supersededID = try row["superseded_id"]
        goneID = try row["gone_id"]
    }
}
