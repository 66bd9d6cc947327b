/// Content in one or several languages: a map of BCP 47 tag → text. Empty texts are not kept.
public struct LocalizedText: Hashable, Sendable {
    /// The texts by language.
    public private(set) var byLanguage: [LanguageTag: String]

    /// No text in any language.
    public init() {
        byLanguage = [:]
    }

    /// Texts by language; blank ones are left out.
    public init(_ texts: [LanguageTag: String]) {
        byLanguage = texts.filter { $0.value.contains { !$0.isWhitespace } }
    }

    /// One text in one language (`und` when that is not known).
    public init(_ text: String, _ language: LanguageTag = .undetermined) {
        self.init([language: text])
    }

    /// Whether there is no text at all.
    public var isEmpty: Bool { byLanguage.isEmpty }

    /// The languages, in byte order of their tags.
    public var languages: [LanguageTag] { byLanguage.keys.sorted() }

    /// The texts in order of their tags.
    public var ordered: [(language: LanguageTag, text: String)] {
        languages.compactMap { tag in byLanguage[tag].map { (tag, $0) } }
    }

    /// Adds the texts of `other` for languages that have none here.
    public func filling(from other: LocalizedText) -> LocalizedText {
        LocalizedText(byLanguage.merging(other.byLanguage) { own, _ in own })
    }

    /// The text to show someone who reads `preferred`, in that order: the same tag, then the same primary
    /// language, then English, then undetermined, then the first tag. `isFallback` says that it is in a
    /// language the reader did not ask for, so that the page can show it as such.
    public func best(for preferred: [LanguageTag]) -> (text: String, language: LanguageTag, isFallback: Bool)?
    {
        for wanted in preferred {
            if let text = byLanguage[wanted] { return (text, wanted, false) }
            if let near = languages.first(where: { $0.language == wanted.language }),
                let text = byLanguage[near]
            {
                return (text, near, false)
            }
        }
        let candidates = [LanguageTag.english, .undetermined] + languages
        guard let tag = candidates.first(where: { byLanguage[$0] != nil }), let text = byLanguage[tag] else {
            return nil
        }
        return (text, tag, true)
    }
}
