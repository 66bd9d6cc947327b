/// The postings of all lexemes of a segment: two flat columns, and for the frequent ones a bitmap beside.
struct PostingStore: Sendable {
    private let starts: [UInt32]
    private let documents: [UInt32]
    private let frequencies: [UInt8]
    private let ranked: [Int: RankedBitmap]

    fileprivate init(starts: [UInt32], documents: [UInt32], frequencies: [UInt8], bound: Int) {
        self.starts = starts
        self.documents = documents
        self.frequencies = frequencies
        var ranked: [Int: RankedBitmap] = [:]
        for lexeme in 0..<(starts.count - 1) {
            let range = Int(starts[lexeme])..<Int(starts[lexeme + 1])
            if DocumentSet.isDense(count: range.count, bound: bound) {
                ranked[lexeme] = RankedBitmap(documents[range], bound: bound)
            }
        }
        self.ranked = ranked
    }

    /// The postings of one lexeme.
    subscript(lexeme: Int) -> WordPostings {
        let range = Int(starts[lexeme])..<Int(starts[lexeme + 1])
        return WordPostings(
            documents: documents[range], frequencies: frequencies[range], ranked: ranked[lexeme])
    }

    /// How many documents a lexeme occurs in.
    func count(of lexeme: Int) -> Int { Int(starts[lexeme + 1] - starts[lexeme]) }

    /// Bytes held.
    var bytes: Int {
        starts.count * 4 + documents.count * 5 + ranked.values.reduce(0) { $0 + $1.bytes }
    }
}

/// Puts postings in their places; it is told beforehand how many each lexeme will have.
struct PostingStoreBuilder {
    private let starts: [UInt32]
    private var next: [UInt32]
    private var documents: [UInt32]
    private var frequencies: [UInt8]

    /// Room for `counts[lexeme]` postings of each lexeme.
    init(counts: [UInt32]) {
        var total = 0
        var starts: [UInt32] = [0]
        starts.reserveCapacity(counts.count + 1)
        for count in counts {
            total += Int(count)
            precondition(total <= Int(UInt32.max), "A segment holds at most 2³² postings.")
            starts.append(UInt32(total))
        }
        self.starts = starts
        next = starts
        documents = [UInt32](repeating: 0, count: total)
        frequencies = [UInt8](repeating: 0, count: total)
    }

    /// Adds a posting.
    mutating func add(_ document: UInt32, frequency: UInt8, to lexeme: Int) {
        let place = Int(next[lexeme])
        documents[place] = document
        frequencies[place] = frequency
        next[lexeme] += 1
    }

    /// The store, for documents numbered below `bound`.
    mutating func finish(bound: Int) -> PostingStore {
        for lexeme in 0..<(starts.count - 1) { sort(Int(starts[lexeme])..<Int(starts[lexeme + 1])) }
        return PostingStore(starts: starts, documents: documents, frequencies: frequencies, bound: bound)
    }

    /// Sorts a lexeme's postings by document when they came out of order.
    private mutating func sort(_ range: Range<Int>) {
        guard range.count > 1, !zip(range, range.dropFirst()).allSatisfy({ documents[$0] < documents[$1] })
        else { return }
        let packed = range.map { UInt64(documents[$0]) << 8 | UInt64(frequencies[$0]) }.sorted()
        for (place, pair) in zip(range, packed) {
            documents[place] = UInt32(pair >> 8)
            frequencies[place] = UInt8(truncatingIfNeeded: pair)
        }
    }
}
