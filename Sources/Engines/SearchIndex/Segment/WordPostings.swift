/// The documents of one segment in which a word of a query occurs, and how often in each. A word may occur as
/// several lexemes; a document's frequencies are then added up, stopping at 255.
struct WordPostings: Sendable {
    /// The documents.
    let set: DocumentSet
    /// Where their frequencies are found.
    let frequencies: Frequencies
    /// For each 64 documents, what bounds their score; nil for a rare word.
    let bounds: Column<BlockBound>?

    /// How the frequencies are kept.
    enum Frequencies: Sendable {
        /// Beside the documents.
        case beside(Column<UInt8>)
        /// In the postings of some frequent lexemes, and of the rarer ones together.
        case lists([DensePostings], SparsePostings?)
        /// For every document of the segment, 0 where the word does not occur.
        case byDocument(Column<UInt8>)
    }

    /// No documents.
    static let none = WordPostings(set: .empty, frequencies: .beside(Column()), bounds: nil)
}

extension WordPostings {
    /// The postings of a word that occurs as several lexemes of a segment.
    static func union(_ parts: [Postings], in segment: Segment) -> WordPostings {
        var dense: [DensePostings] = []
        var sparse: [SparsePostings] = []
        for part in parts {
            switch part {
            case .dense(let postings): dense.append(postings)
            case .sparse(let postings): sparse.append(postings)
            }
        }
        let rest = sparse.reduce(0) { $0 + $1.documents.count }
        if rest > 0, DocumentSet.isDense(count: rest, bound: segment.count) {
            return byDocument(dense, sparse, in: segment)
        }
        let united = sparse.count > 1 ? merged(sparse, total: rest) : sparse.first
        guard let first = dense.first else {
            return united.map {
                .init(set: .sparse($0.documents), frequencies: .beside($0.frequencies), bounds: nil)
            } ?? .none
        }
        return lists(first, dense, united, shortest: segment.shortest)
    }

    /// One frequent lexeme at least, and the rare ones together.
    private static func lists(
        _ first: DensePostings, _ dense: [DensePostings], _ rest: SparsePostings?, shortest: Column<UInt8>
    ) -> WordPostings {
        guard dense.count > 1 || rest != nil else {
            return WordPostings(
                set: .dense(first.bitmap), frequencies: .lists(dense, nil), bounds: first.bounds)
        }
        var bitmap = first.bitmap
        for other in dense.dropFirst() { bitmap = bitmap.union(other.bitmap) }
        if let rest { bitmap = bitmap.union(rest.documents) }
        let bounds = Column<BlockBound>(count: bitmap.words.count) { bounds in
            first.bounds.read { _ = bounds.update(fromContentsOf: $0) }
            for list in dense.dropFirst() {
                list.bounds.read { theirs in
                    for index in bounds.indices { bounds[index] = bounds[index].adding(theirs[index]) }
                }
            }
            rest?.raise(bounds, shortest: shortest)
        }
        return WordPostings(set: .dense(bitmap), frequencies: .lists(dense, rest), bounds: bounds)
    }

    private static func merged(_ parts: [SparsePostings], total: Int) -> SparsePostings {
        var packed: [UInt64] = []
        packed.reserveCapacity(total)
        for part in parts {
            for (document, frequency) in zip(part.documents, part.frequencies) {
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

    /// Many rare lexemes, as of a short beginning: added up document by document.
    private static func byDocument(
        _ dense: [DensePostings], _ sparse: [SparsePostings], in segment: Segment
    ) -> WordPostings {
        let bound = segment.count
        let sums = Column<UInt8>(count: bound) { sums in
            sums.update(repeating: 0)
            for list in dense {
                SparsePostings(documents: list.bitmap.members, frequencies: list.frequencies).add(to: sums)
            }
            for list in sparse { list.add(to: sums) }
        }
        var bounds = [BlockBound](repeating: BlockBound(), count: (bound + 63) / 64)
        let words = Column<UInt64>(count: bounds.count) { words in
            sums.read { sums in
                for index in words.indices {
                    let block = UnsafeBufferPointer(
                        rebasing: sums[(index * 64)..<min(bound, index * 64 + 64)])
                    let (bits, peak) = summary(of: block)
                    words[index] = bits
                    bounds[index] = BlockBound(frequency: peak, lengthCode: segment.shortest[index])
                }
            }
        }
        return WordPostings(
            set: DocumentSet(Bitmap(words: words)), frequencies: .byDocument(sums), bounds: Column(bounds))
    }

    /// Which of up to 64 numbers are not 0, and the greatest.
    @inline(__always)
    private static func summary(of block: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt8) {
        var bits: UInt64 = 0
        var peak: UInt8 = 0
        for place in block.indices {
            bits |= (block[place] == 0 ? 0 : 1) << UInt64(place)
            peak = max(peak, block[place])
        }
        return (bits, peak)
    }
}

extension SparsePostings {
    /// Adds the frequencies to those by document.
    fileprivate func add(to sums: UnsafeMutableBufferPointer<UInt8>) {
        documents.read { documents in
            frequencies.read { frequencies in
                for index in documents.indices {
                    sums[Int(documents[index])].addSaturating(frequencies[index])
                }
            }
        }
    }

    /// Raises the bounds of blocks of 64 documents by the greatest frequency here.
    fileprivate func raise(_ bounds: UnsafeMutableBufferPointer<BlockBound>, shortest: Column<UInt8>) {
        let greatest = frequencies.read { $0.max() ?? 0 }
        var last = UInt32.max
        for document in documents where document >> 6 != last {
            last = document >> 6
            let here = BlockBound(frequency: greatest, lengthCode: shortest[Int(last)])
            bounds[Int(last)] = bounds[Int(last)].adding(here)
        }
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
