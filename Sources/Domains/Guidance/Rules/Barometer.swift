/// What organisations need, choose and lack, in sum. Groups smaller than five are never shown, and neither is
/// what would tell them by subtraction.
public struct Barometer: Sendable, Hashable {
    /// Sheets by need, the most frequent first.
    public let needs: Sum
    /// Solutions chosen.
    public let chosen: Sum
    /// How it went.
    public let outcomes: Sum
    /// What was lacking.
    public let lacking: Sum

    /// Counts by term.
    public struct Sum: Sendable, Hashable {
        /// What may be shown, the greatest first.
        public let shown: [Entry]
        /// Whether something is held back because its group is too small.
        public let isPartial: Bool
    }

    /// A term and its count.
    public struct Entry: Sendable, Hashable {
        /// The term.
        public let term: String
        /// How many, at least five.
        public let count: Int
    }

    /// The smallest group that is shown.
    public static let smallestGroup = 5

    init(_ counts: BarometerCounts) {
        needs = Sum(counts.sheets)
        chosen = Sum(counts.chosen)
        outcomes = Sum(counts.outcomes)
        lacking = Sum(counts.lacking)
    }
}

extension Barometer.Sum {
    init(_ counts: [String: Int]) {
        let positive = counts.filter { $0.value > 0 }
        let shown = positive.filter { $0.value >= Barometer.smallestGroup }
        self.init(
            shown: shown.map { Barometer.Entry(term: $0.key, count: $0.value) }
                .sorted { $0.count != $1.count ? $0.count > $1.count : $0.term < $1.term },
            isPartial: shown.count < positive.count)
    }
}
