/// What a word adds to a score, by frequency and length: each computed when it is first asked for. Serves one
/// search, one after another in each segment.
final class ScoreTable {
    private static let frequencies = 32
    private static let unknown: Int32 = -1

    private let scorer: WordScorer
    private let contributions: UnsafeMutablePointer<Int32>

    /// The most that the word can add, whatever the frequency and the length.
    let most: Int64

    init(_ scorer: WordScorer) {
        self.scorer = scorer
        most = scorer.contribution(frequency: .max, lengthCode: 0)
        contributions = .allocate(capacity: Self.frequencies * 256)
        contributions.initialize(repeating: Self.unknown, count: Self.frequencies * 256)
    }

    deinit { contributions.deallocate() }

    /// What the word adds to a document, in 1/65536.
    @inline(__always)
    func contribution(_ frequency: UInt8, _ lengthCode: UInt8) -> Int64 {
        if frequency < Self.frequencies {
            let known = contributions[Int(frequency) << 8 | Int(lengthCode)]
            if known != Self.unknown { return Int64(known) }
        }
        return compute(frequency, lengthCode)
    }

    @inline(never)
    private func compute(_ frequency: UInt8, _ lengthCode: UInt8) -> Int64 {
        let value = scorer.contribution(frequency: frequency, lengthCode: lengthCode)
        if frequency < Self.frequencies, let small = Int32(exactly: value) {
            contributions[Int(frequency) << 8 | Int(lengthCode)] = small
        }
        return value
    }
}
