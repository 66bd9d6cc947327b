/// The numbers of the whole collection that a score depends on.
struct ScoreStatistics: Hashable {
    /// Documents in the index.
    var documents: Int64
    /// The sum of their rounded lengths.
    var totalLength: Int64
    /// For each word of the query.
    var words: [Word]

    struct Word: Hashable {
        /// Documents that match it.
        var documents: Int64
        /// Whether typing errors were allowed for.
        var isWidened: Bool
    }

    /// Whether they can be those of a real collection; a cursor may have been tampered with.
    var isPlausible: Bool {
        (0...Int64(Int32.max)).contains(documents)
            && (0...documents * Int64(DocumentLength.longest)).contains(totalLength)
            && words.allSatisfy { (0...documents).contains($0.documents) }
    }
}

/// BM25 over the weighted sum of a document's fields (Robertson, Zaragoza and Taylor, "Simple BM25 extension
/// to multiple weighted fields", 2004) in whole numbers, so that every machine ranks alike:
///
///     idf · (k₁ + 1) · tf / (tf + k₁ · (1 − b + b · length / average length)),   k₁ = 1.2, b = 0.75
///
/// with idf = log₂(1 + (N − n + ½) / (n + ½)), tf the occurrences of the word (those in the name count
/// `nameWeight` times, at most 255 in all) and length the document's words, weighted likewise and rounded by
/// `DocumentLength`.
struct WordScorer {
    /// How much an occurrence in the name counts; one in another text counts 1.
    static let nameWeight = 3

    private static let scale: Int64 = 1024
    private let idf: Int64
    /// 1024 · k₁ · (1 − b + b · length / average length), by length code.
    private let saturation: [Int64]

    /// The scorer of a word that `matching` of the documents match.
    init(matching: Int64, in statistics: ScoreStatistics) {
        idf = FixedPoint.log2(UInt64(2 * statistics.documents + 2), over: UInt64(2 * matching + 1))
        saturation = (0...255).map { code in
            let total = max(1, statistics.totalLength)
            let length = Int64(DocumentLength.decode(UInt8(code)))
            return (3 * Self.scale * total + 9 * Self.scale * length * statistics.documents) / (10 * total)
        }
    }

    /// What the word adds to the score of a document, in 1/65536.
    func contribution(frequency: UInt8, lengthCode: UInt8) -> Int64 {
        let occurrences = Int64(frequency) * Self.scale
        return idf * 22 * occurrences / (10 * (occurrences + saturation[Int(lengthCode)]))
    }
}

/// Binary logarithms in whole numbers.
enum FixedPoint {
    /// ⌊65536 · log₂(numerator / denominator)⌋ by repeated squaring, within one unit. Numerator ≥ denominator
    /// > 0, both below 2⁴⁰.
    static func log2(_ numerator: UInt64, over denominator: UInt64) -> Int64 {
        var whole: Int64 = 0
        while denominator << UInt64(whole + 1) <= numerator { whole += 1 }
        // The mantissa in [1, 2), with 31 fractional bits: the remainder of a division of numbers below 2⁴¹.
        var mantissa = fraction(numerator, over: denominator << UInt64(whole))
        var bits: Int64 = 0
        for _ in 0..<16 {
            mantissa = (mantissa * mantissa) >> 31
            bits <<= 1
            if mantissa >= 1 << 32 {
                mantissa >>= 1
                bits |= 1
            }
        }
        return whole << 16 | bits
    }

    private static func fraction(_ numerator: UInt64, over denominator: UInt64) -> UInt64 {
        let (quotient, _) = denominator.dividingFullWidth((numerator >> 33, numerator << 31))
        return quotient
    }
}

/// Document lengths in one byte: exact up to 63, beyond that the five most significant bits (an error below
/// 6.25 %).
enum DocumentLength {
    /// The longest that is told apart; longer documents count as this long.
    static let longest = decode(255)

    /// The code of a length.
    static func encode(_ length: Int) -> UInt8 {
        guard length >= 64 else { return UInt8(max(0, length)) }
        let exponent = Int.bitWidth - 1 - length.leadingZeroBitCount
        let code = 64 + 16 * (exponent - 6) + (length >> (exponent - 4)) - 16
        return UInt8(min(255, code))
    }

    /// The rounded length behind a code.
    static func decode(_ code: UInt8) -> Int {
        guard code >= 64 else { return Int(code) }
        let (exponent, mantissa) = (Int(code) - 64).quotientAndRemainder(dividingBy: 16)
        return (16 + mantissa) << (exponent + 2)
    }
}
