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
        guard count > 0 else { return [] }
        var completions = Completions(views, of: Array(form.utf8))
        var best: [Completions.Form] = []
        while let next = completions.next() {
            // Forms come in byte order: of equally frequent ones those before stay.
            let least = best.count < count ? 0 : best[count - 1].frequency
            guard next.frequency > least else { continue }
            best.insert(next, at: best.firstIndex { $0.frequency < next.frequency } ?? best.count)
            if best.count > count { best.removeLast() }
        }
        return best.map { views[$0.view].segment.lexicon.forms[$0.place] }
    }
}

/// The forms that begin alike, in byte order, over all segments.
private struct Completions {
    private let views: [SegmentView]
    /// For each segment, the forms to come.
    private var ranges: [Range<Int>]

    /// A form: where it stands in a segment's dictionary, and how many live documents of all have it.
    struct Form {
        let view: Int
        let place: Int
        var frequency = 0
    }

    init(_ views: [SegmentView], of form: [UInt8]) {
        self.views = views
        ranges = views.map { $0.segment.lexicon.forms.range(withPrefix: form) }
    }

    /// The next form.
    mutating func next() -> Form? {
        var group: [Int] = []
        for view in views.indices where !ranges[view].isEmpty {
            let difference = group.first.map { compare(view, $0) } ?? -1
            if difference < 0 { group = [view] } else if difference == 0 { group.append(view) }
        }
        guard let first = group.first else { return nil }
        var form = Form(view: first, place: ranges[first].lowerBound)
        for view in group {
            let place = ranges[view].lowerBound
            form.frequency += views[view].segment.lexicon.lexemes(ofForms: place..<(place + 1)).reduce(0) {
                $0 + views[view].livingCount(ofLexeme: $1)
            }
            ranges[view] = (place + 1)..<ranges[view].upperBound
        }
        return form
    }

    private func compare(_ view: Int, _ other: Int) -> Int {
        views[view].segment.lexicon.forms.compare(
            ranges[view].lowerBound, to: views[other].segment.lexicon.forms, ranges[other].lowerBound)
    }
}
