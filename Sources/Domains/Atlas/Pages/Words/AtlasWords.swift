import Kernel
import Language
import SearchIndex
import Web

/// What the atlas's codes are called for one reader: facets and their values, sources, licences. The one
/// place where pages get them from.
struct AtlasWords: Sendable {
    /// The sentences of the page's language.
    let say: Messages
    /// The languages the reader understands, best first.
    let languages: [LanguageTag]
    /// Where the labels of terms stand.
    let vocabularies: Vocabularies
    /// The sources by their short names.
    let sources: [String: Source]
    /// Whether towns can be named in a search.
    var knowsPlaces = false

    /// The path of the atlas in the page's language.
    var home: String { "/\(say.language)/atlas" }

    /// The title of a facet: « Pays ».
    func title(_ facet: AtlasFacet) -> String { say("atlas.facet.\(facet.rawValue)") }

    /// A facet's value in words: « France » for `FR`.
    func label(_ value: String, _ facet: AtlasFacet) -> String {
        if facet == .source { return sources[value]?.title(in: say) ?? value }
        guard let vocabulary = facet.vocabulary else { return labelOfLabel(value) }
        return term(value, in: vocabulary)
    }

    /// A term's label; the code itself when the vocabulary does not know it.
    func term(_ code: String, in vocabulary: String) -> String {
        vocabularies.label(code, in: vocabulary, for: languages)
    }

    /// The title of a source, leading to its page.
    func source(_ name: String) -> Web.Link {
        Web.Link(sources[name]?.title(in: say) ?? name, "/\(say.language)/sources/\(name)")
    }

    /// Which sort of organisation speaks, without its name: « Association, France » for `association, FR`.
    func organisation(_ codes: String) -> String {
        codes.split(separator: ",").map { part in
            let code = part.filter { !$0.isWhitespace }
            let form = term(code, in: "legal-forms")
            return form == code ? term(code, in: "countries") : form
        }.joined(separator: ", ")
    }

    /// A licence's name, leading to its text where the vocabulary knows it.
    func licence(_ code: String) -> LicenceLink {
        LicenceLink(code: code, vocabularies: vocabularies, say: say)
    }

    /// A month and its year, which stay on one line.
    func month(of day: CalendarDate) -> String {
        say.format.shortMonthAndYear(day).replacing(" ", with: "\u{00A0}")
    }

    /// What a list in alphabetical order is sorted by: folded words, so that « Écosse » stands beside «
    /// Espagne ».
    func sortKey(_ label: String) -> String {
        SearchIndex.foldedWords(in: label).joined(separator: " ")
    }

    /// Labels and certifications are named by the sources; a few have words of ours.
    private func labelOfLabel(_ value: String) -> String { say.ifPresent("atlas.label.\(value)") ?? value }
}
