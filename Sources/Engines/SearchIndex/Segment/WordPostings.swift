/// The documents of one segment in which a word of a query occurs, and how often in each. A word may occur as
/// several lexemes; a document's frequencies are then added up, stopping at 255.
struct WordPostings: Sendable {
    /// The documents.
    let set: DocumentSet
    /// Where their frequencies are found.
    let frequencies: Frequencies
    /// What bounds the scores of 64 documents at a time; nil for a rare word.
    let bounds: WordBounds?

    /// How the frequencies are kept.
    enum Frequencies: Sendable {
        /// Beside the documents.
        case beside(Column<UInt8>)
        /// In the postings of some frequent lexemes, and of the rarer ones together.
        case lists([DensePostings], SparsePostings?)
        /// In the postings of some frequent lexemes, and of the rarer ones for every document of the segment.
        case summed([DensePostings], Column<UInt8>)
    }

    /// No documents.
    static let none = WordPostings(set: .empty, frequencies: .beside(Column()), bounds: nil)
}

/// What bounds a word's score, for each 64 documents of a segment.
struct WordBounds: Sendable {
    /// That of documents without any of the rarer lexemes.
    let frequent: Column<BlockBound>
    /// That of the documents not in `often`, in the place of the others.
    let seldom: Column<BlockBound>
    /// The documents that have a frequent lexeme often, or a rarer one.
    var often: Column<UInt64>
    /// That of documents with one of the rarer lexemes; nil when there is no such lexeme.
    var rare: Column<BlockBound>?

    /// The bounds of some frequent lexemes; all zero for none.
    init(_ dense: [DensePostings], count: Int) {
        guard let first = dense.first else {
            frequent = Column(repeating: BlockBound(), count: count)
            (seldom, often) = (frequent, Column(repeating: 0, count: count))
            return
        }
        frequent = dense.dropFirst().reduce(first.bounds) { $0.combined(with: $1.bounds) { $0.adding($1) } }
        seldom = dense.dropFirst().reduce(first.bounds) {
            $0.combined(with: $1.bounds) { $0.addingOthers($1) }
        }
        often = dense.dropFirst().reduce(first.often) { $0.combined(with: $1.often) { $0 | $1 } }
    }

    /// The same where some documents have rarer lexemes as well.
    func with(_ rarer: RareBlocks) -> WordBounds {
        var bounds = self
        bounds.often = often.combined(with: rarer.documents) { $0 | $1 }
        bounds.rare = rarer.bounds(beside: frequent)
        return bounds
    }
}

extension Column {
    /// The numbers of two columns of one length, put together one by one.
    fileprivate func combined(with other: Column, _ body: (Element, Element) -> Element) -> Column {
        Column(count: count) { result in
            read { mine in
                other.read { theirs in
                    for index in result.indices { result[index] = body(mine[index], theirs[index]) }
                }
            }
        }
    }
}

extension WordPostings {
    /// One in so many documents or more with rare lexemes, and they are added up document by document.
    private static let summedDivisor = 256

    /// The postings of a word that occurs as all lexemes of some ranges of a segment's, none of them twice.
    static func union(_ lexemes: [Range<Int>], in segment: Segment) -> WordPostings {
        var (dense, runs): ([DensePostings], [SparseRun]) = ([], [])
        for range in lexemes {
            if let united = segment.beginnings.postings(of: range) {
                dense.append(united)
                continue
            }
            let parts = segment.postings.parts(of: range)
            let frequent = segment.beginnings.postings(at: segment.postings.densePlaces(of: range))
            dense += frequent.map { [$0] } ?? parts.dense
            runs += parts.runs
        }
        let rare = runs.reduce(0) { $0 + $1.postings.documents.count }
        if runs.contains(where: { $0.lexemeCount > 1 }) || runs.count > 1,
            rare * summedDivisor >= segment.count
        {
            return summed(dense, SummedPostings(runs, in: segment))
        }
        let united = runs.isEmpty ? nil : merged(runs, total: rare)
        guard !dense.isEmpty else {
            return united.map {
                .init(set: .sparse($0.documents), frequencies: .beside($0.frequencies), bounds: nil)
            } ?? .none
        }
        return lists(dense, united, in: segment)
    }

    /// One frequent lexeme at least, and a few documents with rare ones.
    private static func lists(
        _ dense: [DensePostings], _ rest: SparsePostings?, in segment: Segment
    ) -> WordPostings {
        let bounds = WordBounds(dense, count: dense[0].bounds.count)
        guard let rest else {
            return WordPostings(
                set: .dense(united(dense)), frequencies: .lists(dense, nil), bounds: bounds)
        }
        return WordPostings(
            set: .dense(united(dense).union(rest.documents)), frequencies: .lists(dense, rest),
            bounds: bounds.with(RareBlocks(rest, lengthCodes: segment.lengthCodes)))
    }

    /// Many documents with rare lexemes, as of a short beginning.
    private static func summed(_ dense: [DensePostings], _ rest: SummedPostings) -> WordPostings {
        let rare = Bitmap(words: rest.blocks.documents)
        return WordPostings(
            set: DocumentSet(dense.isEmpty ? rare : united(dense).union(rare)),
            frequencies: .summed(dense, rest.frequencies),
            bounds: WordBounds(dense, count: rare.words.count).with(rest.blocks))
    }

    private static func united(_ dense: [DensePostings]) -> Bitmap {
        dense.dropFirst().reduce(dense[0].bitmap) { $0.union($1.bitmap) }
    }

    /// A few postings in order of their documents, each once.
    private static func merged(_ runs: [SparseRun], total: Int) -> SparsePostings {
        if runs.count == 1, runs[0].lexemeCount == 1 { return runs[0].postings }
        var packed: [UInt64] = []
        packed.reserveCapacity(total)
        for run in runs {
            for (document, frequency) in zip(run.postings.documents, run.postings.frequencies) {
                packed.append(UInt64(document) << 8 | UInt64(frequency))
            }
        }
        packed.sort()
        var documents: [UInt32] = []
        var frequencies: [UInt8] = []
        for pair in packed {
            let (document, frequency) = (UInt32(pair >> 8), UInt8(truncatingIfNeeded: pair))
            if documents.last == document {
                frequencies[frequencies.count - 1].addSaturating(frequency)
            } else {
                documents.append(document)
                frequencies.append(frequency)
            }
        }
        return SparsePostings(documents: Column(documents), frequencies: Column(frequencies))
    }
}

extension UInt8 {
    /// Adds, stopping at 255.
    @inline(__always)
    mutating func addSaturating(_ other: UInt8) {
        let (sum, overflow) = addingReportingOverflow(other)
        self = overflow ? .max : sum
    }
}
