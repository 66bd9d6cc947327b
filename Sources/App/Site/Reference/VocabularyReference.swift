import Atlas
import Kernel

/// `docs/reference/vocabularies.md`: every controlled list with its terms.
struct VocabularyReference {
    private let vocabularies: Vocabularies

    /// Longer lists are named and counted; the files and the site's pages hold their terms.
    private static let longest = 120

    init(_ vocabularies: Vocabularies) {
        self.vocabularies = vocabularies
    }

    var markdown: String {
        """
        # Vocabularies

        The controlled lists in `Resources/Vocabularies`. An instance shows them at `/vocabularies` and serves them at
        `/api/v1/vocabularies`. This page is written by `terreau docs`.

        | list | terms | source | licence | date |
        |---|---|---|---|---|
        \(vocabularies.all.map(row).joined(separator: "\n"))

        \(vocabularies.all.filter { $0.terms.count <= Self.longest }.map(section).joined(separator: "\n"))
        """
    }

    private func row(_ vocabulary: Vocabulary) -> String {
        let origin = vocabulary.source
        let source = origin.url.map { "[\(origin.name)](\($0))" } ?? origin.name
        return
            "| \(link(vocabulary)) | \(vocabulary.terms.count) | \(source) | \(origin.licence) | \(origin.date) |"
    }

    private func link(_ vocabulary: Vocabulary) -> String {
        vocabulary.terms.count <= Self.longest
            ? "[`\(vocabulary.id)`](#\(vocabulary.id))" : "`\(vocabulary.id)`"
    }

    private func section(_ vocabulary: Vocabulary) -> String {
        let rows = vocabulary.terms.map { term in
            "| `\(term.id)` | \(label(term, .english)) | \(label(term, .french)) |"
        }
        let note = vocabulary.note.map { "\($0)\n\n" } ?? ""
        return """
            ## \(vocabulary.id)

            \(note)| code | English | French |
            |---|---|---|
            \(rows.joined(separator: "\n"))

            """
    }

    private func label(_ term: Vocabulary.Term, _ language: LanguageTag) -> String {
        let text = term.labels.best(for: [language])?.text ?? ""
        return text.split(separator: "|").joined(separator: "\\|")
    }
}
