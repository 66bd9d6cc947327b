extension SearchIndex {
    /// Help for somebody who has typed `text` so far. The last word is taken for a beginning unless something
    /// that parts words follows it. At most `limit` completions and `limit` documents.
    public func suggest(
        _ text: String, filters: [String: Set<String>] = [:], limit: Int = 8
    ) throws(QueryError) -> Suggestions {
        let isTyping = WordScanner.words(in: text).last?.upperBound == text.endIndex
        let query = Query(words: text, prefix: isTyping, filters: filters, limit: limit)
        let snapshot = snapshot
        let results = try Search(query, in: snapshot, of: self).run()
        let last = isTyping ? QueryWord.words(of: query, analyser: analyser).last : nil
        let count = min(limit, Limits.suggestions)
        return Suggestions(
            completions: last.map { snapshot.completions(of: $0.form, count: count) } ?? [],
            hits: results.hits, corrections: results.widened)
    }
}

extension Snapshot {
    /// The most frequent indexed words that begin with a folded form; how frequent is the number of
    /// documents, one that has the word in two languages counting twice.
    func completions(of form: String, count: Int) -> [String] {
        var frequencies: [[UInt8]: Int] = [:]
        for view in views {
            let lexicon = view.segment.lexicon
            for place in lexicon.forms.range(withPrefix: Array(form.utf8)) {
                let living = lexicon.lexemes(ofForms: place..<(place + 1)).reduce(0) {
                    $0 + view.livingCount(ofLexeme: $1)
                }
                if living > 0 { frequencies[Array(lexicon.forms.utf8(at: place)), default: 0] += living }
            }
        }
        let ordered = frequencies.sorted { left, right in
            left.value > right.value
                || (left.value == right.value && left.key.lexicographicallyPrecedes(right.key))
        }
        return ordered.prefix(count).map { String(decoding: $0.key, as: UTF8.self) }
    }
}
