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
        let peaks = postings.map { $0.bounds?.pointer }
        bitmap.words.read { blocks in
            peaks.withUnsafeBufferPointer { peaks in
                for block in blocks.indices where blocks[block] != 0 {
                    for index in peaks.indices.reversed() {
                        bounds[index] = bounds[index + 1] &+ most(index, peaks[index]?[block])
                    }
                    guard top.mayTake(-bounds[0]) else { continue }
                    var rest = blocks[block]
                    while rest != 0 {
                        offer(UInt32(truncatingIfNeeded: block << 6 | rest.trailingZeroBitCount), to: &top)
                        rest &= rest - 1
                    }
                }
            }
        }
    }

    /// The most that a word can add to a document of a block.
    @inline(__always)
    private func most(_ word: Int, _ bound: BlockBound?) -> Int64 {
        guard let bound else { return tables[word].most }
        return max(
            tables[word].contribution(bound.frequency, bound.lengthCode),
            tables[word].contribution(bound.otherFrequency, bound.otherLengthCode))
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
