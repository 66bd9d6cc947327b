import Kernel
import Storage

extension Transaction {
    /// The sources with a published import, by their short names: what pages call them.
    func sourcesByName() throws -> [String: Source] {
        let sources = try rows(
            """
            select name, title, url, licence, precedence from atlas_source s
            where exists (select 1 from atlas_import i
                where i.source_key = s.source_key and i.published_at is not null)
            """
        ).compactMap { row in
            Source(
                name: try row["name"], title: try row["title"], url: try row["url"],
                licence: try row["licence"], precedence: Int(try row["precedence"] as Int64))
        }
        return Dictionary(sources.map { ($0.name, $0) }) { first, _ in first }
    }
}
