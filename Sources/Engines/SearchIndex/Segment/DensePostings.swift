/// Many documents and the frequency in each.
struct DensePostings: Sendable {
    /// The documents.
    let bitmap: Bitmap
    /// The frequency in each, in order of the documents.
    let frequencies: Column<UInt8>
    /// The documents before each word of the bitmap.
    let ranks: Column<UInt32>
    /// The documents that have the lexeme often: at most one in eight.
    let often: Column<UInt64>
    /// The bound of each word of the bitmap.
    let bounds: Column<BlockBound>

    /// Bytes held.
    var byteCount: Int {
        bitmap.words.byteCount + frequencies.byteCount + ranks.byteCount + often.byteCount + bounds.byteCount
    }
}

extension DensePostings {
    /// Documents and frequencies; what finds and bounds them is computed.
    init(bitmap: Bitmap, frequencies: Column<UInt8>, lengthCodes: Column<UInt8>) {
        let words = bitmap.words
        let often = Column<UInt64>(count: words.count) { $0.mark(words, frequencies) }
        self.init(
            bitmap: bitmap, frequencies: frequencies, ranks: Column(count: words.count) { $0.rank(words) },
            often: often,
            bounds: Column(count: words.count) { $0.bound(words, often: often, frequencies, lengthCodes) })
    }
}

extension UnsafeMutableBufferPointer<UInt32> {
    /// Writes the members before each word of a bitmap.
    func rank(_ words: Column<UInt64>) {
        var before: UInt32 = 0
        words.read { words in
            for index in words.indices {
                self[index] = before
                before &+= UInt32(words[index].nonzeroBitCount)
            }
        }
    }
}

extension UnsafeMutableBufferPointer<UInt64> {
    /// Writes which members of a bitmap have one of the greatest frequencies: as many as at most one in eight
    /// have.
    func mark(_ words: Column<UInt64>, _ frequencies: Column<UInt8>) {
        let least = frequencies.read { Self.leastOften($0) }
        words.read { words in
            frequencies.read { frequencies in
                var place = 0
                for index in words.indices {
                    var (rest, marks) = (words[index], UInt64(0))
                    while rest != 0 {
                        let bit = rest & (0 &- rest)
                        if Int(frequencies[place]) >= least { marks |= bit }
                        place += 1
                        rest ^= bit
                    }
                    self[index] = marks
                }
            }
        }
    }

    /// The least frequency that at most one in eight have.
    private static func leastOften(_ frequencies: UnsafeBufferPointer<UInt8>) -> Int {
        var counts = [Int](repeating: 0, count: 256)
        for frequency in frequencies { counts[Int(frequency)] += 1 }
        var (least, more) = (256, 0)
        while least > 0, (more + counts[least - 1]) * 8 <= frequencies.count {
            least -= 1
            more += counts[least]
        }
        return least
    }
}

extension UnsafeMutableBufferPointer<BlockBound> {
    /// Writes the bound of each word of a bitmap.
    func bound(
        _ words: Column<UInt64>, often: Column<UInt64>, _ frequencies: Column<UInt8>,
        _ lengthCodes: Column<UInt8>
    ) {
        words.read { words in
            often.read { often in
                frequencies.read { frequencies in
                    lengthCodes.read { lengthCodes in
                        var start = 0
                        for index in words.indices {
                            let end = start + words[index].nonzeroBitCount
                            self[index] = BlockBound(
                                words[index], often: often[index],
                                UnsafeBufferPointer(rebasing: frequencies[start..<end]),
                                UnsafeBufferPointer(rebasing: lengthCodes[(index * 64)...]))
                            start = end
                        }
                    }
                }
            }
        }
    }
}
