/// Reads how often a word occurs in documents that come in order. Nothing but pointers is looked at for each
/// document; the postings are kept beside them.
struct FrequencyReader {
    private let postings: WordPostings
    /// How often every document has the rare lexemes, where they are many.
    private let byDocument: UnsafePointer<UInt8>?
    /// The first frequent lexeme, the other ones, and the rare ones together, where they are few.
    private let first: DenseReader?
    private let others: [DenseReader]
    private var rest: SparseReader?

    init(_ postings: WordPostings) {
        self.postings = postings
        switch postings.frequencies {
        case .beside(let frequencies):
            (byDocument, first, others) = (nil, nil, [])
            rest = SparseReader(.init(documents: postings.set.members, frequencies: frequencies))
        case .lists(let lists, let sparse):
            byDocument = nil
            first = lists.first.flatMap { DenseReader($0) }
            others = lists.dropFirst().compactMap { DenseReader($0) }
            rest = sparse.map(SparseReader.init)
        case .summed(let lists, let sums):
            byDocument = sums.pointer
            first = lists.first.flatMap { DenseReader($0) }
            others = lists.dropFirst().compactMap { DenseReader($0) }
            rest = nil
        }
    }

    /// How often the word occurs in a document; 0 when it does not.
    @inline(__always)
    mutating func frequency(in document: UInt32) -> UInt8 {
        var sum = first?.frequency(in: document) ?? 0
        if let byDocument { sum.addSaturating(byDocument[Int(document)]) }
        guard !others.isEmpty || rest != nil else { return sum }
        for other in others { sum.addSaturating(other.frequency(in: document)) }
        sum.addSaturating(rest?.frequency(in: document) ?? 0)
        return sum
    }
}

/// A frequent lexeme's frequencies.
private struct DenseReader {
    private let words: UnsafePointer<UInt64>
    private let ranks: UnsafePointer<UInt32>
    private let frequencies: UnsafePointer<UInt8>

    init?(_ postings: DensePostings) {
        guard let words = postings.bitmap.words.pointer, let ranks = postings.ranks.pointer,
            let frequencies = postings.frequencies.pointer
        else { return nil }
        (self.words, self.ranks, self.frequencies) = (words, ranks, frequencies)
    }

    @inline(__always)
    func frequency(in document: UInt32) -> UInt8 {
        let word = words[Int(document >> 6)]
        let bit: UInt64 = 1 << UInt64(document & 63)
        guard word & bit != 0 else { return 0 }
        return frequencies[Int(ranks[Int(document >> 6)]) &+ (word & (bit &- 1)).nonzeroBitCount]
    }
}

/// Rare lexemes' frequencies.
private struct SparseReader {
    private let postings: SparsePostings
    private var index = 0

    init(_ postings: SparsePostings) {
        self.postings = postings
    }

    mutating func frequency(in document: UInt32) -> UInt8 {
        let place = postings.documents.position(of: document, from: index)
        index = place.index
        return place.isFound ? postings.frequencies[index] : 0
    }
}
