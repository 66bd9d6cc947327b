/// Finds the documents of a segment that match best. Blocks of 64 documents, and documents half scored, are
/// left as soon as their best possible score is too low (block-max WAND and MaxScore: Ding and Suel, "Faster
/// top-k document retrieval using block-max indexes", SIGIR 2011), which changes no result.
struct RelevanceRanking {
    private let segment: Segment
    private let matches: DocumentSet
    /// The words, the one that can add most first: after it, most documents are known to be too bad.
    private let postings: [WordPostings]
    private let tables: [ScoreTable]
    private var readers: [FrequencyReader]
    private var top: TopHits

    /// The ranking of a search's matches by the tables of its words, into `top`.
    init(_ search: SegmentSearch, tables: [ScoreTable], top: TopHits) {
        matches = search.matches
        segment = search.view.segment
        self.top = top
        let words = zip(search.postings, tables).sorted { $0.1.most > $1.1.most }
        postings = words.map(\.0)
        self.tables = words.map(\.1)
        readers = postings.map { FrequencyReader($0) }
    }

    /// The best documents, the best first.
    mutating func run() -> [TopHits.Entry] {
        var bounds = [Int64](repeating: 0, count: tables.count + 1)
        let (segment, matches, postings, tables) = (segment, matches, postings, tables)
        bounds.withUnsafeMutableBufferPointer { bounds in
            readers.withUnsafeMutableBufferPointer { readers in
                segment.lengthCodes.read { lengthCodes in
                    var scoring = DocumentScoring(
                        readers: readers, tables: tables, bounds: bounds, lengthCodes: lengthCodes)
                    switch matches {
                    case .dense(let bitmap): scoring.rank(bitmap, boundedBy: postings, into: &top)
                    case .sparse(let documents): scoring.rank(documents, into: &top)
                    }
                }
            }
        }
        return top.sorted
    }
}

/// Scores documents in order. Looks at nothing but pointers, which its maker keeps alive.
private struct DocumentScoring {
    let readers: UnsafeMutableBufferPointer<FrequencyReader>
    let tables: [ScoreTable]
    /// For each word, the most that it and those behind it can add to the documents at hand; 0 at the end.
    let bounds: UnsafeMutableBufferPointer<Int64>
    let lengthCodes: UnsafeBufferPointer<UInt8>

    /// Looks at some documents, one by one.
    mutating func rank(_ documents: Column<UInt32>, into top: inout TopHits) {
        for index in tables.indices.reversed() { bounds[index] = bounds[index + 1] + tables[index].most }
        documents.read { documents in
            for document in documents { offer(document, to: &top) }
        }
    }

    /// Looks at the documents of a bitmap, block by block.
    mutating func rank(_ bitmap: Bitmap, boundedBy postings: [WordPostings], into top: inout TopHits) {
        let words = postings.map { BoundReader($0.bounds) }
        bitmap.words.read { blocks in
            words.withUnsafeBufferPointer { words in
                for block in blocks.indices where blocks[block] != 0 {
                    var rest = blocks[block] & candidates(block, words, top)
                    guard rest != 0 else { continue }
                    let longest = longest(block, words, top)
                    while rest != 0 {
                        let document = block << 6 | rest.trailingZeroBitCount
                        rest &= rest - 1
                        guard lengthCodes[document] <= longest else { continue }
                        offer(UInt32(truncatingIfNeeded: document), to: &top)
                    }
                }
            }
        }
    }

    /// Bounds the scores of a block; gives those of its 64 documents that may be good enough. When they are
    /// good enough only with a word that occurs often, the others are left out.
    @inline(__always)
    private func candidates(
        _ block: Int, _ words: UnsafeBufferPointer<BoundReader>, _ top: TopHits
    ) -> UInt64 {
        for index in words.indices.reversed() {
            bounds[index] = bounds[index + 1] &+ words[index].most(block, tables[index])
        }
        guard top.mayTake(-bounds[0]) else { return 0 }
        var (allSeldom, some, all): (Int64, UInt64, UInt64) = (0, 0, .max)
        for index in words.indices {
            let often = words[index].often?[block] ?? .max
            let seldom = words[index].leastMost(block, tables[index])
            allSeldom &+= seldom
            some |= often
            if !top.mayTake(bounds[index] &- bounds[index + 1] &- bounds[0] &- seldom) { all &= often }
        }
        return top.mayTake(-allSeldom) ? all : all & some
    }

    /// The code of the longest document of a block that would be good enough if it had every word as often as
    /// the one that has it most.
    @inline(__always)
    private func longest(_ block: Int, _ words: UnsafeBufferPointer<BoundReader>, _ top: TopHits) -> UInt8 {
        var (low, high): (UInt8, UInt8) = (0, .max)
        while low < high {
            let middle = low + (high - low) / 2 + 1
            var most: Int64 = 0
            for index in words.indices {
                most &+= tables[index].contribution(words[index].peak(block), middle)
            }
            if top.mayTake(-most) { low = middle } else { high = middle - 1 }
        }
        return low
    }

    @inline(__always)
    private mutating func offer(_ document: UInt32, to top: inout TopHits) {
        let lengthCode = lengthCodes[Int(document)]
        var value: Int64 = 0
        for index in readers.indices {
            value &-= tables[index].contribution(readers[index].frequency(in: document), lengthCode)
            guard top.mayTake(value &- bounds[index + 1]) else { return }
        }
        top.keep(TopHits.Entry(value: value, document: document))
    }
}

/// A word's bounds as pointers, which its postings keep alive. A word without is not bounded.
private struct BoundReader {
    private let frequent: UnsafePointer<BlockBound>?
    private let seldom: UnsafePointer<BlockBound>?
    private let rare: UnsafePointer<BlockBound>?
    /// The documents that `leastMost` does not bound.
    let often: UnsafePointer<UInt64>?

    init(_ bounds: WordBounds?) {
        (frequent, seldom) = (bounds?.frequent.pointer, bounds?.seldom.pointer)
        (rare, often) = (bounds?.rare?.pointer, bounds?.often.pointer)
    }

    /// The most that the word can add to a document of a block.
    @inline(__always)
    func most(_ block: Int, _ table: ScoreTable) -> Int64 {
        guard let frequent else { return table.most }
        let most = table.most(frequent[block])
        return rare.map { max(most, table.most($0[block])) } ?? most
    }

    /// The most often that a document of a block has the word.
    @inline(__always)
    func peak(_ block: Int) -> UInt8 {
        guard let frequent else { return .max }
        return max(frequent[block].peak, rare?[block].peak ?? 0)
    }

    /// The most that it can add to one that does not have it often.
    @inline(__always)
    func leastMost(_ block: Int, _ table: ScoreTable) -> Int64 {
        guard let bound = seldom?[block] else { return table.most }
        return table.contribution(bound.otherFrequency, bound.otherLengthCode)
    }
}

extension ScoreTable {
    @inline(__always)
    fileprivate func most(_ bound: BlockBound) -> Int64 {
        max(
            contribution(bound.frequency, bound.lengthCode),
            contribution(bound.otherFrequency, bound.otherLengthCode))
    }
}
