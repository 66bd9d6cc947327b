/// The documents of one segment in which a word occurs, in order, and how often in each.
struct WordPostings: Sendable {
    /// The documents' numbers.
    var documents: ArraySlice<UInt32>
    /// The weighted occurrences (1…255) in each; its indices run beside those of `documents`.
    var frequencies: ArraySlice<UInt8>
    /// The same documents as a bitmap, for a frequent word.
    var ranked: RankedBitmap?

    /// No documents.
    static let none = WordPostings(documents: [], frequencies: [], ranked: nil)

    /// The documents alone.
    var set: DocumentSet { ranked.map { .dense($0.bitmap) } ?? .sparse(documents) }
}

extension WordPostings {
    /// The postings of a word that occurs as several lexemes: frequencies add up.
    static func union(_ parts: [WordPostings], bound: Int) -> WordPostings {
        if parts.count == 1 { return parts[0] }
        let total = parts.reduce(0) { $0 + $1.documents.count }
        return total * 32 < bound ? sparseUnion(parts, total: total) : denseUnion(parts, bound: bound)
    }

    private static func sparseUnion(_ parts: [WordPostings], total: Int) -> WordPostings {
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
        return WordPostings(documents: documents[...], frequencies: frequencies[...], ranked: nil)
    }

    private static func denseUnion(_ parts: [WordPostings], bound: Int) -> WordPostings {
        var sums = [UInt8](repeating: 0, count: bound)
        sums.withUnsafeMutableBufferPointer { sums in
            for part in parts {
                for (document, frequency) in zip(part.documents, part.frequencies) {
                    sums[Int(document)].addSaturating(frequency)
                }
            }
        }
        var documents: [UInt32] = []
        var frequencies: [UInt8] = []
        for (document, sum) in sums.enumerated() where sum > 0 {
            documents.append(UInt32(document))
            frequencies.append(sum)
        }
        let isDense = DocumentSet.isDense(count: documents.count, bound: bound)
        return WordPostings(
            documents: documents[...], frequencies: frequencies[...],
            ranked: isDense ? RankedBitmap(documents, bound: bound) : nil)
    }
}

extension UInt8 {
    /// Adds, stopping at 255.
    mutating func addSaturating(_ other: UInt8) {
        let (sum, overflow) = addingReportingOverflow(other)
        self = overflow ? .max : sum
    }
}
