import CanonicalJSON
import Kernel
import Storage

/// A source as its page shows it.
public struct SourceSummary: Sendable {
    /// The source.
    public let source: Source
    /// How many entries rest on it now.
    public let entries: Int
    /// When it was last read.
    public let lastImport: Instant
    /// What that import did.
    public let report: ImportReport
}

extension Transaction {
    /// The sources with a published import, those believed first in front.
    func sources() throws -> [SourceSummary] {
        try rows(
            """
            select s.name, s.title, s.url, s.licence, s.precedence, i.started_at, i.report,
                (select count(distinct r.entry_key) from atlas_record r
                    join atlas_import ri on ri.import_key = r.import_key and ri.published_at is not null
                    left join atlas_import u
                        on u.import_key = r.superseded_import_key and u.published_at is not null
                    left join atlas_import g on g.import_key = r.gone_import_key and g.published_at is not null
                    where r.source_key = s.source_key and u.import_key is null and g.import_key is null) as entries
            from atlas_source s
            join atlas_import i on i.import_key = (select max(l.import_key) from atlas_import l
                where l.source_key = s.source_key and l.published_at is not null)
            order by s.precedence desc, s.name
            """
        ).compactMap { row in
            let source = Source(
                name: try row["name"], title: try row["title"], url: try row["url"],
                licence: try row["licence"],
                precedence: Int(try row["precedence"] as Int64))
            let report: String = try row["report"]
            return try source.map {
                SourceSummary(
                    source: $0, entries: Int(try row["entries"] as Int64), lastImport: try row["started_at"],
                    report: ImportReport(json: try JSONValue(parsing: report)))
            }
        }
    }
}
