/// Turns words into the forms they are looked up by.
final class Analyser: Sendable {
    /// The number of a language among the stemmed ones; 0 stands for every other.
    typealias LanguageNumber = UInt8

    private let stemmers: [Stemmer]

    /// An analyser that stems the given ISO 639-1 languages.
    init(languages: [String]) {
        precondition(languages.count < 255, "An index stems at most 254 languages.")
        stemmers = languages.map { language in
            guard let stemmer = Stemmer(language: language) else {
                preconditionFailure("Snowball has no stemmer for the language '\(language)'.")
            }
            return stemmer
        }
    }

    /// The ISO 639-1 codes of the stemmed languages.
    var languages: [String] { stemmers.map(\.language) }

    /// The numbers of the stemmed languages.
    var languageNumbers: [LanguageNumber] { stemmers.indices.map { LanguageNumber($0 + 1) } }

    /// The number of the language of a BCP 47 tag; only its first subtag counts.
    func number(ofTag tag: String) -> LanguageNumber {
        let primary = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
        return stemmers.firstIndex { $0.language == primary }.map { LanguageNumber($0 + 1) } ?? 0
    }

    /// A lower-case word's stem in a language, folded; empty for language 0.
    func stem(_ lowercase: String, in language: LanguageNumber) -> String {
        language == 0 ? "" : Folding.fold(stemmers[Int(language) - 1].stem(lowercase))
    }

    /// What a word of a text in `language` is indexed under.
    func lexeme(_ word: some StringProtocol, in language: LanguageNumber) -> Lexeme {
        let lowercase = Folding.lowercase(word)
        return Lexeme(form: Folding.fold(lowercase), language: language, stem: stem(lowercase, in: language))
    }
}

/// What the index tells apart: a folded form, the language it stands in (0 when that is not stemmed), and its
/// folded stem there. Every word of every text is an occurrence of exactly one lexeme.
struct Lexeme: Hashable {
    let form: String
    let language: Analyser.LanguageNumber
    let stem: String
}
