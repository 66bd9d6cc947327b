/// Makes a segment from documents.
struct SegmentBuilder {
    private let analyser: Analyser
    private let facetNames: [String]
    private var lexemes: [Lexeme] = []
    private var numbers: [Lexeme: UInt32] = [:]
    /// The lexeme of each spelling met, by language: a word is folded and stemmed once, however often it
    /// occurs.
    private var spellings: [Analyser.LanguageNumber: [Substring: UInt32]] = [:]
    private var occurrences: [Occurrence] = []
    private var counts: [UInt32] = []

    private struct Occurrence {
        let lexeme: UInt32
        let document: UInt32
        let frequency: UInt8
    }

    /// A builder of segments with the given facets.
    init(analyser: Analyser, facets: [String]) {
        self.analyser = analyser
        facetNames = facets
    }

    /// The segment of documents that stand in order of their keys, each key once.
    mutating func build(_ documents: [SearchIndex.Document]) -> Segment {
        let lengthCodes = documents.enumerated().map { number, document in
            DocumentLength.encode(index(document, as: UInt32(number)))
        }
        let (lexicon, places) = Lexicon.make(of: lexemes)
        let lengths = Column(lengthCodes)
        return Segment(
            keys: Column(documents.map(\.key)), lengthCodes: lengths,
            freshness: Column(documents.map(\.freshness)),
            names: NameColumn(StringColumn(documents.lazy.map(\.sortName))),
            grid: SpatialGrid(documents.map(\.position)),
            facets: Dictionary(uniqueKeysWithValues: facetNames.map { ($0, facet($0, of: documents)) }),
            lexicon: lexicon, postings: postings(places: places, lengthCodes: lengths))
    }

    /// Notes a document's words; returns its weighted length.
    private mutating func index(_ document: SearchIndex.Document, as number: UInt32) -> Int {
        var frequencies: [UInt32: Int] = [:]
        for text in document.name { count(text, weight: WordScorer.nameWeight, in: &frequencies) }
        for text in document.texts { count(text, weight: 1, in: &frequencies) }
        for (lexeme, frequency) in frequencies {
            counts[Int(lexeme)] += 1
            occurrences.append(
                Occurrence(lexeme: lexeme, document: number, frequency: UInt8(min(255, frequency))))
        }
        return frequencies.values.reduce(0, +)
    }

    private mutating func count(_ text: SearchIndex.Text, weight: Int, in frequencies: inout [UInt32: Int]) {
        let language = analyser.number(ofTag: text.language)
        for range in WordScanner.words(in: text.text) {
            frequencies[number(of: text.text[range], in: language), default: 0] += weight
        }
    }

    private mutating func number(of word: Substring, in language: Analyser.LanguageNumber) -> UInt32 {
        if let known = spellings[language]?[word] { return known }
        let lexeme = analyser.lexeme(word, in: language)
        let number = numbers[lexeme] ?? UInt32(lexemes.count)
        if number == lexemes.count {
            lexemes.append(lexeme)
            counts.append(0)
            numbers[lexeme] = number
        }
        spellings[language, default: [:]][Substring(String(word))] = number
        return number
    }

    private func postings(places: [UInt32], lengthCodes: Column<UInt8>) -> PostingStore {
        var sortedCounts = counts
        for (lexeme, place) in places.enumerated() { sortedCounts[Int(place)] = counts[lexeme] }
        var builder = PostingStoreBuilder(counts: sortedCounts)
        for occurrence in occurrences {
            let place = Int(places[Int(occurrence.lexeme)])
            builder.add(occurrence.document, frequency: occurrence.frequency, to: place)
        }
        return builder.finish(lengthCodes: lengthCodes)
    }

    private func facet(_ name: String, of documents: [SearchIndex.Document]) -> FacetColumn {
        var interner = Interner()
        var rows = FacetRows()
        for document in documents {
            rows.append((document.facets[name] ?? []).map { interner.number(of: $0) })
        }
        return FacetColumn(values: interner.values, ofDocuments: rows)
    }
}

/// Numbers strings in the order in which they come, telling them apart by their bytes.
struct Interner {
    /// The strings, by number.
    private(set) var values: [String] = []
    private var numbers: [[UInt8]: UInt32] = [:]

    /// The number of a string.
    mutating func number(of value: String) -> UInt32 {
        let bytes = Array(value.utf8)
        if let known = numbers[bytes] { return known }
        let number = UInt32(values.count)
        values.append(value)
        numbers[bytes] = number
        return number
    }
}
