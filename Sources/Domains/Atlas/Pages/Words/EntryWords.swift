import Kernel
import Language
import Web

/// An entry in a reader's words: what every list and page says of it in the same way.
struct EntryWords: Sendable {
    let entry: Entry
    let words: AtlasWords

    private var say: Messages { words.say }
    private var content: RecordContent { entry.content }

    /// The path of its page.
    var path: String { "\(words.home)/\(entry.id)" }

    /// The way to a page below its own.
    var breadcrumbs: [Web.Link] {
        [
            Web.Link(say("atlas.entry.home"), "/\(say.language)"),
            Web.Link(say("atlas.navigation"), words.home), Web.Link(name.text, path),
        ]
    }

    /// Its name, with its language.
    var name: (text: String, language: LanguageTag) {
        content.name.best(for: words.languages).map { ($0.text, $0.language) } ?? ("", .undetermined)
    }

    /// Its name as it stands in a page, so that a voice reads it in its own language.
    func name(marked: HTML? = nil) -> HTML {
        let (text, language) = name
        let shown = marked ?? .text(text)
        guard language.language != say.language.language else { return shown }
        return H.span(.lang(language == .undetermined ? "" : language.text)) { shown }
    }

    /// What it is: its type, its legal form or everyday categories.
    var nature: [String] {
        let categories = (content.terms[.categories] ?? []).prefix(2).map { words.label($0, .category) }
        let form = content.legalForm.map { words.label($0, .legalForm) }
        return [words.label(entry.id.type.rawValue, .type)] + [form].compactMap(\.self)
            + (entry.id.type == .solution ? categories : [])
    }

    /// The terms by which it can be found, each with its label for the reader and every word it is found by.
    var searchedTerms: [(label: String, words: [(language: LanguageTag, text: String)])] {
        [AtlasFacet.class, .category, .activity, .service].flatMap { facet in
            let terms = facet.vocabulary.flatMap { words.vocabularies[$0] }
            return facet.values(of: entry).compactMap { terms?.term($0) }.map { term in
                (
                    words.label(term.id, facet),
                    term.labels.ordered + term.aliases.map { (.undetermined, $0) }
                )
            }
        }
    }

    /// Where it is: « Niort, France ».
    var place: String? {
        let country = content.country.map { words.label($0.text, .country) }
        let parts = [content.address.locality, country].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// The source's own date of what it says, or else when it last listed it.
    func date(of record: StoredRecord) -> CalendarDate { record.content.changedOn ?? record.lastSeen.date }

    /// A record as evidence: its source and its date.
    func evidence(_ record: StoredRecord) -> Web.Evidence {
        Web.Evidence(source: words.source(record.source), date: words.month(of: date(of: record)))
    }

    /// The sources of an entry, one record each, those believed first in front.
    var evidence: [Web.Evidence] {
        entry.sources.prefix(3).compactMap { name in
            entry.records.first { $0.source == name }.map(evidence)
        }
    }

    /// That no source lists it any more, and since when.
    var gone: String? {
        guard entry.isGone, let since = entry.records.compactMap(\.goneAt).max() else { return nil }
        return say(
            entry.sources.count == 1 ? "atlas.gone" : "atlas.gone-by-all",
            ["date": say.format.date(since.date)])
    }
}
