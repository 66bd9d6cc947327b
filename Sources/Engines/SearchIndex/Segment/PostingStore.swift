/// The postings of all lexemes of a segment: lists of documents with a column of frequencies beside, and for
/// the frequent lexemes what finds a document's frequency and bounds it.
struct PostingStore: Sendable {
    /// The documents of each lexeme.
    let lists: DocumentLists
    /// The weighted occurrences (1…255) in each of them, lexeme after lexeme.
    let frequencies: Column<UInt8>
    /// For each word of each bitmap, the members before it.
    let ranks: Column<UInt32>
    /// For each word of each bitmap, the documents that have the lexeme often.
    let often: Column<UInt64>
    /// For each word of each bitmap, what bounds the score of its 64 documents.
    let bounds: Column<BlockBound>

    /// A store from what is kept of it and from the documents' lengths; the rest is computed.
    init(lists: DocumentLists, frequencies: Column<UInt8>, lengthCodes: Column<UInt8>) {
        self.lists = lists
        self.frequencies = frequencies
        let width = lists.wordCount
        ranks = Column(count: lists.words.count) { ranks in
            lists.words.read { words in
                var before: UInt32 = 0
                for index in words.indices {
                    if index % width == 0 { before = 0 }
                    ranks[index] = before
                    before &+= UInt32(words[index].nonzeroBitCount)
                }
            }
        }
        let often = Column<UInt64>(count: lists.words.count) { often in
            for (place, list) in lists.denseLists.enumerated() {
                let words = (place * width)..<((place + 1) * width)
                UnsafeMutableBufferPointer(rebasing: often[words]).mark(
                    lists.words.slice(words), frequencies.slice(lists.range(of: Int(list))))
            }
        }
        self.often = often
        bounds = Column(count: lists.words.count) { bounds in
            for (place, list) in lists.denseLists.enumerated() {
                let words = (place * width)..<((place + 1) * width)
                UnsafeMutableBufferPointer(rebasing: bounds[words]).bound(
                    lists.words.slice(words), often: often.slice(words),
                    frequencies.slice(lists.range(of: Int(list))), lengthCodes)
            }
        }
    }

    /// How many lexemes there are.
    var count: Int { lists.count }

    /// The postings of lexemes that stand together: those of each frequent one, and those of the rare ones
    /// between two frequent ones in one run.
    func parts(of lexemes: Range<Int>) -> (dense: [DensePostings], runs: [SparseRun]) {
        var (dense, runs): ([DensePostings], [SparseRun]) = ([], [])
        var next = lexemes.lowerBound
        var place = lists.densePlace(from: next)
        while place < lists.denseLists.count, case let list = Int(lists.denseLists[place]),
            list < lexemes.upperBound
        {
            if next < list { runs.append(run(next..<list, afterDense: place)) }
            dense.append(self.dense(at: place))
            (next, place) = (list + 1, place + 1)
        }
        if next < lexemes.upperBound { runs.append(run(next..<lexemes.upperBound, afterDense: place)) }
        return (dense, runs)
    }

    private func run(_ lexemes: Range<Int>, afterDense place: Int) -> SparseRun {
        let range = Int(lists.starts[lexemes.lowerBound])..<Int(lists.starts[lexemes.upperBound])
        let before = Int(lists.denseStarts[place])
        return SparseRun(
            lexemeCount: lexemes.count,
            postings: SparsePostings(
                documents: lists.sparse.slice((range.lowerBound - before)..<(range.upperBound - before)),
                frequencies: frequencies.slice(range)))
    }

    /// The places of the frequent ones of some lexemes among all frequent ones.
    func densePlaces(of lexemes: Range<Int>) -> Range<Int> {
        lists.densePlace(from: lexemes.lowerBound)..<lists.densePlace(from: lexemes.upperBound)
    }

    /// The postings of the frequent lexeme at a place among them.
    func dense(at place: Int) -> DensePostings {
        let words = (place * lists.wordCount)..<((place + 1) * lists.wordCount)
        return DensePostings(
            bitmap: lists.bitmap(at: place),
            frequencies: frequencies.slice(lists.range(of: Int(lists.denseLists[place]))),
            ranks: ranks.slice(words), often: often.slice(words), bounds: bounds.slice(words))
    }

    /// How many documents a lexeme occurs in.
    func count(of lexeme: Int) -> Int { lists.count(of: lexeme) }

    /// Bytes held.
    var byteCount: Int {
        lists.byteCount + frequencies.byteCount + ranks.byteCount + often.byteCount + bounds.byteCount
    }
}

/// A few documents and the frequency in each.
struct SparsePostings: Sendable {
    /// The documents, in order.
    var documents: Column<UInt32>
    /// The frequency in each.
    var frequencies: Column<UInt8>
}

/// The postings of rare lexemes that stand together, one lexeme after another: in order of the documents only
/// when it is one.
struct SparseRun: Sendable {
    /// How many lexemes.
    let lexemeCount: Int
    /// Their postings.
    let postings: SparsePostings
}

/// Puts postings in their places; it is told beforehand how many each lexeme will have.
struct PostingStoreBuilder {
    /// One lexeme in so many documents or more of them is kept as a bitmap.
    static let densityDivisor = 32

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

    /// Adds all postings of a lexeme of another store, under their documents' new numbers; what is `gone` is
    /// left out.
    mutating func add(
        _ set: DocumentSet, frequencies source: Column<UInt8>, renumbered: [UInt32], gone: UInt32,
        to lexeme: Int
    ) {
        var place = Int(next[lexeme])
        set.members.read { members in
            source.read { source in
                for index in members.indices {
                    let number = renumbered[Int(members[index])]
                    guard number != gone else { continue }
                    documents[place] = number
                    frequencies[place] = source[index]
                    place += 1
                }
            }
        }
        next[lexeme] = UInt32(place)
    }

    /// The store, for documents with these lengths.
    mutating func finish(lengthCodes: Column<UInt8>) -> PostingStore {
        for lexeme in 0..<(starts.count - 1) { sort(Int(starts[lexeme])..<Int(starts[lexeme + 1])) }
        return PostingStore(
            lists: DocumentLists(
                starts: starts, documents: documents, bound: lengthCodes.count,
                densityDivisor: Self.densityDivisor),
            frequencies: Column(frequencies), lengthCodes: lengthCodes)
    }

    /// Sorts a lexeme's postings by document when they came out of order.
    private mutating func sort(_ range: Range<Int>) {
        guard range.count > 1, !isSorted(range) else { return }
        let packed = range.map { UInt64(documents[$0]) << 8 | UInt64(frequencies[$0]) }.sorted()
        for (place, pair) in zip(range, packed) {
            documents[place] = UInt32(pair >> 8)
            frequencies[place] = UInt8(truncatingIfNeeded: pair)
        }
    }

    private func isSorted(_ range: Range<Int>) -> Bool {
        documents.withUnsafeBufferPointer { documents in
            for place in (range.lowerBound + 1)..<range.upperBound
            where documents[place - 1] >= documents[place] {
                return false
            }
            return true
        }
    }
}
