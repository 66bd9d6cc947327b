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
    /// Hides the groups that are too small (primary suppression), then the next smallest until nothing can be
    /// computed (complementary suppression): somebody who knows the total and this rule learns from what is
    /// shown neither what a hidden group counts nor a sum of fewer than five.
    ///
    /// Source: A. Hundepool et al., "Statistical Disclosure Control" (2012), §4.2 and §4.4.
    init(_ counts: [String: Int]) {
        let ascending = counts.filter { $0.value > 0 }
            .map { Barometer.Entry(term: $0.key, count: $0.value) }
            .sorted { ($0.count, $1.term) < ($1.count, $0.term) }
        var hidden = ascending.prefix { $0.count < Barometer.smallestGroup }.count
        if hidden > 0 {
            while hidden < ascending.count, Barometer.Sum.tells(ascending, hiding: hidden) { hidden += 1 }
        }
        self.init(shown: ascending.dropFirst(hidden).reversed(), isPartial: hidden > 0)
    }

    /// Whether something can be computed when the first groups are hidden: one alone is the rest of the
    /// total; a rest below five is a small group itself; a rest that is the most that small groups can count
    /// tells each of them; and of two equal groups, the shown one would tell the hidden one.
    private static func tells(_ ascending: [Barometer.Entry], hiding hidden: Int) -> Bool {
        let rest = ascending.prefix(hidden).reduce(0) { $0 + $1.count }
        return hidden < 2 || rest < Barometer.smallestGroup || rest == (Barometer.smallestGroup - 1) * hidden
            || ascending[hidden].count == ascending[hidden - 1].count
    }
}
