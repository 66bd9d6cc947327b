import CanonicalJSON
import Kernel

/// Reading of the data files.
extension LocalizedText {
    /// A map of tag → text; anything else is no text.
    init(json: JSONValue?) {
        let pairs = (json?.object ?? [:]).compactMap { tag, text in
            LanguageTag(tag).flatMap { tag in text.string.map { (tag, $0) } }
        }
        self.init(Dictionary(pairs) { first, _ in first })
    }
}

extension JSONValue? {
    /// The texts of a list.
    var texts: [String] { self?.array?.compactMap(\.string) ?? [] }

    /// A map of tag → list of texts.
    var textsByLanguage: [LanguageTag: [String]] {
        let pairs = (self?.object ?? [:]).compactMap { tag, list in
            LanguageTag(tag).map { ($0, Optional(list).texts) }
        }
        return Dictionary(pairs) { first, _ in first }
    }
}

extension [LanguageTag: [String]] {
    /// The list for a reader, or another language's when there is none.
    func best(for languages: [LanguageTag]) -> [String] {
        for language in languages {
            if let list = self[language] { return list }
        }
        return self[.english] ?? keys.min().flatMap { self[$0] } ?? []
    }
}
