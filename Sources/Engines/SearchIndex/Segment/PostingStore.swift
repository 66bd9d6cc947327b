/// The postings of all lexemes of a segment: lists of documents with a column of frequencies beside, and for
/// the frequent lexemes what finds a document's frequency and bounds it.
struct PostingStore: Sendable {
    /// The documents of each lexeme.
    let lists: DocumentLists
    /// The weighted occurrences (1…255) in each of them, lexeme after lexeme.
    let frequencies: Column<UInt8>
    /// For each word of each bitmap, the members before it.
    let ranks: Column<UInt32>
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
        bounds = Column(count: lists.words.count) { bounds in
            lists.words.read { words in
                frequencies.read { frequencies in
                    lengthCodes.read { lengthCodes in
                        for (place, list) in lists.denseLists.enumerated() {
                            var index = lists.range(of: Int(list)).lowerBound
                            for block in 0..<width {
                                let members = words[place * width + block]
                                let end = index + members.nonzeroBitCount
                                bounds[place * width + block] = Self.bound(
                                    members, UnsafeBufferPointer(rebasing: frequencies[index..<end]),
                                    UnsafeBufferPointer(rebasing: lengthCodes[(block * 64)...]))
                                index = end
                            }
                        }
                    }
                }
            }
        }
    }

    /// The bound of the members of one word of a bitmap.
    @inline(__always)
    private static func bound(
        _ members: UInt64, _ frequencies: UnsafeBufferPointer<UInt8>,
        _ lengthCodes: UnsafeBufferPointer<UInt8>
    ) -> BlockBound {
        var rest = members
        let peak = frequencies.max() ?? 0
        let documents = frequencies.lazy.map { frequency in
            let place = rest.trailingZeroBitCount
            rest &= rest - 1
            return (frequency: frequency, lengthCode: lengthCodes[place])
        }
        return BlockBound(documents, peak: peak)
    }

    /// How many lexemes there are.
    var count: Int { lists.count }

    /// The postings of one lexeme.
    subscript(lexeme: Int) -> Postings {
        let frequencies = frequencies.slice(lists.range(of: lexeme))
        guard let place = lists.densePlace(of: lexeme) else {
            return .sparse(SparsePostings(documents: lists[lexeme].members, frequencies: frequencies))
        }
        let words = (place * lists.wordCount)..<((place + 1) * lists.wordCount)
        return .dense(
            DensePostings(
                bitmap: lists.bitmap(at: place), frequencies: frequencies, ranks: ranks.slice(words),
                bounds: bounds.slice(words)))
    }

    /// How many documents a lexeme occurs in.
    func count(of lexeme: Int) -> Int { lists.count(of: lexeme) }

    /// Bytes held.
    var byteCount: Int {
        lists.byteCount + frequencies.byteCount + ranks.byteCount + bounds.byteCount
    }
}

/// Where one lexeme occurs.
enum Postings {
    case sparse(SparsePostings)
    case dense(DensePostings)

    /// The documents.
    var set: DocumentSet {
        switch self {
        case .sparse(let postings): .sparse(postings.documents)
        case .dense(let postings): .dense(postings.bitmap)
        }
    }
}

/// A few documents and the frequency in each.
struct SparsePostings: Sendable {
    /// The documents, in order.
    var documents: Column<UInt32>
    /// The frequency in each.
    var frequencies: Column<UInt8>
}

/// Many documents and the frequency in each.
struct DensePostings: Sendable {
    /// The documents.
    let bitmap: Bitmap
    /// The frequency in each, in order of the documents.
    let frequencies: Column<UInt8>
    /// The documents before each word of the bitmap.
    let ranks: Column<UInt32>
    /// The bound of each word of the bitmap.
    let bounds: Column<BlockBound>
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
