import Foundation

@testable import SearchIndex

/// The semantics of the index as a scan over all documents, written from its specification with other means:
/// Foundation's decomposition, floating point, no data structure but the array.
struct BruteForce {
    private(set) var documents: [Int64: SearchIndex.Document] = [:]
    /// The different tokens ever met: each is compared with a word once, not once in every document.
    private var table: [Token] = []
    private var places: [Token: Int] = [:]
    /// How many documents hold each token of the table.
    private var holders: [Int] = []
    private var occurrences: [Int64: [Occurrence]] = [:]

    struct Token: Hashable {
        let form: String
        let language: String
        let stem: String
    }

    private struct Occurrence {
        let place: Int
        /// How often it occurs, in the name three times.
        let weight: Int
    }

    struct Answer {
        var matches: [SearchIndex.Document]
        var scores: [Int64: Double]
        var facets: [String: [SearchIndex.FacetCount]]
        var widened: [String: [String]]
    }

    private struct Word {
        let form: String
        let stems: [String: String]
        let isPrefix: Bool
        var others: Set<String> = []

        func matches(_ token: Token) -> Bool {
            token.form == form || (isPrefix && token.form.utf8.starts(with: form.utf8))
                || others.contains(token.form)
                || (!token.stem.isEmpty && stems[token.language] == token.stem)
        }
    }

    mutating func put(_ document: SearchIndex.Document) {
        documents[document.key] = document
        forget(document.key)
        var weights: [Int: Int] = [:]
        for (token, weight) in BruteForce.tokens(of: document) {
            weights[place(of: token), default: 0] += weight
        }
        for place in weights.keys { holders[place] += 1 }
        occurrences[document.key] = weights.map { Occurrence(place: $0.key, weight: $0.value) }
    }

    mutating func remove(_ key: Int64) {
        documents[key] = nil
        forget(key)
    }

    private mutating func forget(_ key: Int64) {
        for occurrence in occurrences[key, default: []] { holders[occurrence.place] -= 1 }
        occurrences[key] = nil
    }

    private mutating func place(of token: Token) -> Int {
        if let place = places[token] { return place }
        places[token] = table.count
        table.append(token)
        holders.append(0)
        return table.count - 1
    }

    func answer(_ query: SearchIndex.Query) -> Answer {
        var words = words(of: query)
        var widened: [String: [String]] = [:]
        for index in words.indices {
            let word = words[index]
            let isKnown = zip(table, holders).contains { $1 > 0 && word.matches($0) }
            guard query.typo || !isKnown, word.form.count >= 4, !word.form.contains(where: \.isNumber) else {
                continue
            }
            let forms = Set(zip(table, holders).filter { $1 > 0 }.map(\.0.form))
            words[index].others = forms.filter { BruteForce.distance($0, word.form) == 1 }
            if !words[index].others.isEmpty { widened[word.form] = words[index].others.sorted() }
        }
        let hits = words.map { word in table.map(word.matches) }
        let found = documents.values.filter { document in
            hits.allSatisfy { hits in occurrences[document.key, default: []].contains { hits[$0.place] } }
                && query.box.map { box in document.position.map { BruteForce.lies($0, in: box) } ?? false }
                    ?? true
                && query.near.map { isNear(document, $0) } ?? true
        }
        let matches = found.filter { passes($0, query.filters) }
        return Answer(
            matches: matches.sorted { $0.key < $1.key }, scores: scores(of: matches, hits),
            facets: Dictionary(
                uniqueKeysWithValues: Set(query.facets).map { ($0, counts(of: $0, found, query)) }),
            widened: widened)
    }

    // MARK: Words

    private static func tokens(of document: SearchIndex.Document) -> [(Token, weight: Int)] {
        document.name.flatMap { tokens(of: $0) }.map { ($0, 3) }
            + document.texts.flatMap { tokens(of: $0) }.map { ($0, 1) }
    }

    private static func tokens(of text: SearchIndex.Text) -> [Token] {
        let primary = text.language.split(separator: "-").first.map { $0.lowercased() } ?? ""
        let language = stemmers[primary] == nil ? "" : primary
        return words(in: text.text).map { word in
            Token(form: fold(word), language: language, stem: stem(word, language))
        }
    }

    private func words(of query: SearchIndex.Query) -> [Word] {
        let texts = BruteForce.words(in: query.words)
        var words: [Word] = []
        for (place, text) in texts.enumerated() {
            let languages = query.stemming ? ["fr", "en"] : []
            let stems = Dictionary(uniqueKeysWithValues: languages.map { ($0, BruteForce.stem(text, $0)) })
            let isPrefix = query.prefix && place == texts.count - 1
            let word = Word(form: BruteForce.fold(text), stems: stems, isPrefix: isPrefix)
            if !words.contains(where: { $0.form == word.form && $0.stems == stems && $0.isPrefix == isPrefix }
            ) {
                words.append(word)
            }
        }
        return words
    }

    private static func words(in text: String) -> [String] {
        // Soft hyphens and joiners, which cannot be seen, do not part a word.
        let seen = text.unicodeScalars.filter { ![0xAD, 0x200C, 0x200D, 0x2060, 0xFEFF].contains($0.value) }
        return String(String.UnicodeScalarView(seen)).split { !$0.isLetter && !$0.isNumber }.map {
            $0.lowercased()
        }
    }

    private static let stemmers = ["fr": Stemmer(language: "fr"), "en": Stemmer(language: "en")]

    private static func stem(_ word: String, _ language: String) -> String {
        guard let stemmer = stemmers[language] as? Stemmer else { return "" }
        return fold(stemmer.stem(word.precomposedStringWithCanonicalMapping))
    }

    private static func fold(_ word: String) -> String {
        let bare = word.decomposedStringWithCanonicalMapping.unicodeScalars.filter {
            $0.properties.generalCategory != .nonspacingMark
        }
        return String(String.UnicodeScalarView(bare)).replacingOccurrences(of: "œ", with: "oe")
            .replacingOccurrences(of: "ß", with: "ss").replacingOccurrences(of: "ł", with: "l")
            .replacingOccurrences(of: "ς", with: "σ")
    }

    /// The optimal string alignment distance, by the textbook's table.
    static func distance(_ left: String, _ right: String) -> Int {
        // A letter is at most four bytes long: most pairs need no table.
        if abs(left.utf8.count - right.utf8.count) > 4 { return 2 }
        let (a, b) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
        if abs(a.count - b.count) > 1 { return 2 }
        var table = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in 0...a.count { table[i][0] = i }
        for j in 0...b.count { table[0][j] = j }
        for i in 1..<(a.count + 1) {
            for j in 1..<(b.count + 1) {
                let replaced = table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, replaced)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
                }
            }
        }
        return table[a.count][b.count]
    }

    // MARK: Places

    static func kilometres(_ a: SearchIndex.Position, _ b: SearchIndex.Position) -> Double {
        let (p, q) = (a.latitude * .pi / 180, b.latitude * .pi / 180)
        let (dp, dl) = (q - p, (b.longitude - a.longitude) * .pi / 180)
        let h = pow(sin(dp / 2), 2) + cos(p) * cos(q) * pow(sin(dl / 2), 2)
        return (2 * 6371.0088 * asin(min(1, sqrt(h))) * 1e6).rounded() / 1e6
    }

    private static func lies(_ position: SearchIndex.Position, in box: SearchIndex.Box) -> Bool {
        let (south, north) = (box.southWest.latitudeE7, box.northEast.latitudeE7)
        guard (south...north).contains(position.latitudeE7) else { return false }
        if abs(position.latitude) == 90 { return true }
        let turn = 3_600_000_000
        let (west, east) = (Int(box.southWest.longitudeE7), Int(box.northEast.longitudeE7))
        let end = east >= west ? east : east + turn
        return [-turn, 0, turn].contains { (west...end).contains(Int(position.longitudeE7) + $0) }
    }

    private func isNear(_ document: SearchIndex.Document, _ circle: SearchIndex.Circle) -> Bool {
        guard let position = document.position else { return false }
        return BruteForce.kilometres(circle.center, position) <= Double(circle.radiusMillimetres) / 1e6
    }

    // MARK: Facets

    private func passes(
        _ document: SearchIndex.Document, _ filters: [String: Set<String>], but facet: String? = nil
    ) -> Bool {
        filters.allSatisfy { name, wanted in
            name == facet || wanted.isEmpty
                || document.facets[name, default: []].contains { wanted.contains($0) }
        }
    }

    private func counts(
        of facet: String, _ found: [SearchIndex.Document], _ query: SearchIndex.Query
    ) -> [SearchIndex.FacetCount] {
        var counts: [String: Int] = [:]
        for document in found where passes(document, query.filters, but: facet) {
            for value in Set(document.facets[facet, default: []]) { counts[value, default: 0] += 1 }
        }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
            .init(value: $0.key, count: $0.value)
        }
    }

    // MARK: Scores

    /// `hits` tells for each word which tokens of the table match it.
    private func scores(of matches: [SearchIndex.Document], _ hits: [[Bool]]) -> [Int64: Double] {
        guard !hits.isEmpty else { return [:] }
        let lengths = occurrences.mapValues { BruteForce.rounded($0.reduce(0) { $0 + $1.weight }) }
        let average = max(1e-9, Double(lengths.values.reduce(0, +)) / Double(max(1, documents.count)))
        var scores: [Int64: Double] = [:]
        for hits in hits {
            let matching = occurrences.values.count { $0.contains { hits[$0.place] } }
            let idf = log2(1 + (Double(documents.count - matching) + 0.5) / (Double(matching) + 0.5))
            for document in matches {
                let own = occurrences[document.key, default: []].filter { hits[$0.place] }
                let frequency = Double(min(255, own.reduce(0) { $0 + $1.weight }))
                let length = Double(lengths[document.key, default: 0])
                let share = frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * length / average))
                scores[document.key, default: 0] += idf * share
            }
        }
        return scores
    }

    private static func rounded(_ length: Int) -> Int {
        if length < 64 { return length }
        var step = 1
        while length / step >= 32 { step *= 2 }
        return length / step * step
    }
}
