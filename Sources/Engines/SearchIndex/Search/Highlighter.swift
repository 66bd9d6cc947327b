extension SearchIndex {
    /// Marks the words of a text that a query found, by the same rules as the search.
    public struct Highlighter: Sendable {
        fileprivate let analyser: Analyser
        fileprivate let words: [QueryWord]
        fileprivate let alternatives: Set<String>

        /// Where the words that match stand in a text, in order. `language` is the text's BCP 47 tag.
        public func ranges(in text: String, language: String) -> [Range<String.Index>] {
            guard !words.isEmpty else { return [] }
            let number = analyser.number(ofTag: language)
            return WordScanner.words(in: text).filter { range in
                let lexeme = analyser.lexeme(text[range], in: number)
                return alternatives.contains(lexeme.form) || words.contains { $0.matches(lexeme) }
            }
        }
    }

    /// A highlighter of a query's words. Give it `Results.widened` to mark mistyped words' alternatives too.
    public func highlighter(for query: Query, widened: [String: [String]] = [:]) -> Highlighter {
        Highlighter(
            analyser: analyser, words: QueryWord.words(of: query, analyser: analyser),
            alternatives: Set(widened.values.joined()))
    }
}
