/// Gives documents the values they are sorted by: the smaller, the earlier.
struct Ranking {
    /// The values of the last batch, in its order; places beyond it are left over.
    private(set) var values = [Int64](repeating: 0, count: DocumentBatches.size)

    private let segment: Segment
    private let sort: SearchIndex.Sort
    private var words: [(reader: FrequencyReader, table: ScoreTable)] = []
    private var frequencies = [UInt8](repeating: 0, count: DocumentBatches.size)

    /// The ranking of a search's matches.
    init(_ search: SegmentSearch, scorers: [WordScorer]) {
        segment = search.view.segment
        sort = search.query.sort
        guard case .relevance = sort else { return }
        let count = search.matches.count
        words = zip(search.postings, scorers).map {
            (FrequencyReader($0, count: count), ScoreTable($1, forDocuments: count))
        }
    }

    /// Whether the order is that of the keys, so that the first documents are the best.
    var isByKey: Bool { sort == .relevance && words.isEmpty }

    /// Ranks the next documents in order. Those that are certainly later than `worst` may get any later
    /// value.
    mutating func rank(_ documents: ArraySlice<UInt32>, worst: Int64) {
        let segment = segment
        switch sort {
        case .relevance: rankByRelevance(documents)
        case .name: fill(documents) { Int64(segment.names.ranks[$0]) }
        case .freshness: fill(documents) { ~segment.freshness[$0] }
        case .distance(let origin):
            fill(documents) { document in
                guard let position = segment.grid.position(of: document),
                    Geodesy.leastMillimetres(origin, position) <= worst
                else { return .max }
                return Geodesy.millimetres(origin, position)
            }
        }
    }

    private mutating func fill(_ documents: ArraySlice<UInt32>, _ value: (Int) -> Int64) {
        for (place, document) in documents.enumerated() { values[place] = value(Int(document)) }
    }

    private mutating func rankByRelevance(_ documents: ArraySlice<UInt32>) {
        for place in 0..<documents.count { values[place] = 0 }
        for word in words.indices {
            words[word].reader.read(documents, into: &frequencies)
            words[word].table.subtract(
                frequencies, ofDocuments: documents, lengthCodes: segment.lengthCodes, from: &values)
        }
    }
}

/// A word's contributions for the usual frequencies, computed once, where there are many documents to score.
struct ScoreTable {
    private static let tabulated: UInt8 = 16

    private let scorer: WordScorer
    private let contributions: [Int64]

    init(_ scorer: WordScorer, forDocuments count: Int) {
        self.scorer = scorer
        guard count > 4096 else {
            contributions = []
            return
        }
        contributions = (0..<Self.tabulated).flatMap { frequency in
            (0...255).map { scorer.contribution(frequency: frequency, lengthCode: $0) }
        }
    }

    /// Subtracts what the word adds to some documents from their values.
    func subtract(
        _ frequencies: [UInt8], ofDocuments documents: ArraySlice<UInt32>, lengthCodes: [UInt8],
        from values: inout [Int64]
    ) {
        lengthCodes.withUnsafeBufferPointer { lengthCodes in
            values.withUnsafeMutableBufferPointer { values in
                frequencies.withUnsafeBufferPointer { frequencies in
                    for (place, document) in documents.enumerated() {
                        values[place] -= contribution(frequencies[place], lengthCodes[Int(document)])
                    }
                }
            }
        }
    }

    /// What a word that occurs so often adds to a document so long.
    private func contribution(_ frequency: UInt8, _ lengthCode: UInt8) -> Int64 {
        let place = Int(frequency) << 8 | Int(lengthCode)
        return place < contributions.count
            ? contributions[place] : scorer.contribution(frequency: frequency, lengthCode: lengthCode)
    }
}
