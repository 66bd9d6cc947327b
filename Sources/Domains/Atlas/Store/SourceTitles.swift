import Kernel
import Language
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

/// What sources are called, in every language.
struct SourceTitles {
    private let titles: [String: LocalizedText]
    private let assessment: LocalizedText

    init(_ sources: [String: Source], _ catalogs: Catalogs) {
        titles = sources.mapValues { $0.titles(in: catalogs) }
        assessment = CriterionStatement.assessor(in: catalogs)
    }

    subscript(name: String) -> LocalizedText { titles[name] ?? LocalizedText(name) }

    /// Who makes a statement: the source, or Terreau itself where it gives its own assessment.
    func speaker(of statement: CriterionStatement, in source: String) -> LocalizedText {
        statement.isAssessment ? assessment : self[source]
    }
}
