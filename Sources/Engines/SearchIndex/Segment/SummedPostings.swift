/// The frequencies of several rare lexemes added up document by document: the cheapest way when there are
/// many of them, as for a short beginning, since none has to be put in order.
struct SummedPostings: Sendable {
    /// For every document of the segment, how often it has the lexemes, at most 255.
    let frequencies: Column<UInt8>
    /// Which documents have one.
    let blocks: RareBlocks

    /// The sums of some runs.
    init(_ runs: [SparseRun], in segment: Segment) {
        frequencies = Column(count: segment.count) { sums in
            sums.update(repeating: 0)
            for run in runs { run.postings.add(to: sums) }
        }
        blocks = RareBlocks(frequencies, lengthCodes: segment.lengthCodes)
    }
}

/// For each 64 documents of a segment: those that have a rare lexeme, the most often one has it, and the
/// code of the shortest of them.
struct RareBlocks: Sendable {
    let documents: Column<UInt64>
    private let peaks: Column<UInt8>
    private let shortest: Column<UInt8>

    /// From frequencies of all documents.
    init(_ frequencies: Column<UInt8>, lengthCodes: Column<UInt8>) {
        let count = (frequencies.count + 63) / 64
        let documents = Column<UInt64>(count: count) { documents in
            frequencies.read { frequencies in
                for block in documents.indices { documents[block] = Self.bits(frequencies.block(block)) }
            }
        }
        self.documents = documents
        peaks = Column(count: count) { peaks in
            frequencies.read { frequencies in
                for block in peaks.indices { peaks[block] = Self.greatest(frequencies.block(block)) }
            }
        }
        shortest = Column(count: count) { shortest in
            lengthCodes.read { lengthCodes in
                for block in shortest.indices {
                    shortest[block] = Self.shortest(lengthCodes.block(block), of: documents[block])
                }
            }
        }
    }

    /// From a few postings in order.
    init(_ postings: SparsePostings, lengthCodes: Column<UInt8>) {
        let count = (lengthCodes.count + 63) / 64
        var (peaks, shortest) = ([UInt8](repeating: 0, count: count), [UInt8](repeating: .max, count: count))
        documents = Column(count: count) { documents in
            documents.update(repeating: 0)
            for (document, frequency) in zip(postings.documents, postings.frequencies) {
                let block = Int(document >> 6)
                documents[block] |= 1 << UInt64(document & 63)
                peaks[block] = max(peaks[block], frequency)
                shortest[block] = min(shortest[block], lengthCodes[Int(document)])
            }
        }
        (self.peaks, self.shortest) = (Column(peaks), Column(shortest))
    }

    /// What bounds the documents' scores where those of frequent lexemes have these bounds.
    func bounds(beside frequent: Column<BlockBound>) -> Column<BlockBound> {
        Column(count: documents.count) { bounds in
            for block in bounds.indices {
                bounds[block] = frequent[block].raised(by: peaks[block], shortest: shortest[block])
            }
        }
    }

    @inline(__always)
    private static func greatest(_ sums: UnsafeBufferPointer<UInt8>) -> UInt8 {
        var peak: UInt8 = 0
        for sum in sums { peak = max(peak, sum) }
        return peak
    }

    /// The shortest of some of 64 documents.
    @inline(__always)
    private static func shortest(_ lengthCodes: UnsafeBufferPointer<UInt8>, of documents: UInt64) -> UInt8 {
        var (rest, shortest) = (documents, UInt8.max)
        while rest != 0 {
            shortest = min(shortest, lengthCodes[rest.trailingZeroBitCount])
            rest &= rest - 1
        }
        return shortest
    }

    /// Which of up to 64 sums are not 0, eight at a time: adding carries into the topmost bit of each byte
    /// that holds anything, and a product gathers those bits.
    @inline(__always)
    private static func bits(_ sums: UnsafeBufferPointer<UInt8>) -> UInt64 {
        guard let start = sums.baseAddress, sums.count == 64 else {
            return sums.indices.reduce(0) { $0 | (sums[$1] == 0 ? 0 : 1) << UInt64($1) }
        }
        let (low, high): (UInt64, UInt64) = (0x7F7F_7F7F_7F7F_7F7F, 0x8080_8080_8080_8080)
        var bits: UInt64 = 0
        for eighth in 0..<8 {
            let raw = UnsafeRawPointer(start + eighth * 8).loadUnaligned(as: UInt64.self)
            let bytes = UInt64(littleEndian: raw)
            let marks = (((bytes & low) &+ low) | bytes) & high
            bits |= (((marks >> 7) &* 0x0102_0408_1020_4080) >> 56) << UInt64(eighth * 8)
        }
        return bits
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The numbers of a block of 64 documents; fewer at the end.
    @inline(__always)
    fileprivate func block(_ block: Int) -> UnsafeBufferPointer {
        UnsafeBufferPointer(rebasing: self[(block * 64)..<Swift.min(count, block * 64 + 64)])
    }
}

extension SparsePostings {
    /// Adds the frequencies to those by document.
    func add(to sums: UnsafeMutableBufferPointer<UInt8>) {
        documents.read { documents in
            frequencies.read { frequencies in
                for index in documents.indices {
                    sums[Int(documents[index])].addSaturating(frequencies[index])
                }
            }
        }
    }
}
