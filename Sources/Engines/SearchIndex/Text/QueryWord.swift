/// A word somebody looks for, in the forms it is compared by.
struct QueryWord: Hashable {
    /// Its folded form.
    let form: String
    /// Its folded stem in each stemmed language; empty when the search does without stems.
    let stems: [Analyser.LanguageNumber: String]
    /// Whether longer words that begin with it match too.
    let isPrefix: Bool

    /// Whether a lexeme is an occurrence of this word: its form is the word's (or begins with it), or its
    /// stem is the word's in the lexeme's own language.
    func matches(_ lexeme: Lexeme) -> Bool {
        form == lexeme.form || (isPrefix && lexeme.form.utf8.starts(with: form.utf8))
            || (lexeme.language != 0 && stems[lexeme.language] == lexeme.stem)
    }

    /// Whether one mistyped letter is looked for: at least four letters, and no digit, since a number that
    /// differs by one digit is another number.
    var mayBeMistyped: Bool {
        form.unicodeScalars.count >= 4
            && form.unicodeScalars.allSatisfy { $0.properties.generalCategory != .decimalNumber }
    }

    /// The words of a query text, each once, in order. The last stays apart from the others when it is a
    /// prefix.
    static func words(of query: SearchIndex.Query, analyser: Analyser) -> [QueryWord] {
        let texts = WordScanner.words(in: query.words).map { Folding.lowercase(query.words[$0]) }
        var words: [QueryWord] = []
        for (place, text) in texts.enumerated() {
            let languages = query.stemming ? analyser.languageNumbers : []
            let word = QueryWord(
                form: Folding.fold(text),
                stems: Dictionary(uniqueKeysWithValues: languages.map { ($0, analyser.stem(text, in: $0)) }),
                isPrefix: query.prefix && place == texts.count - 1)
            if !words.contains(word) { words.append(word) }
        }
        return words
    }
}
