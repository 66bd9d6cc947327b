/// How many durations fell below each bound.
struct DurationHistogram: Sendable {
    /// Upper bounds in milliseconds.
    private static let bounds = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000]

    private var counts = Array(repeating: 0, count: bounds.count)
    private var total = 0
    private var sum: Duration = .zero

    mutating func record(_ duration: Duration) {
        total += 1
        sum += duration
        guard let bucket = Self.bounds.firstIndex(where: { duration <= .milliseconds($0) }) else { return }
        counts[bucket] += 1
    }

    /// Writes cumulative buckets, sum and count.
    func write(to text: inout PrometheusText, _ name: String, _ labels: [(String, String)]) {
        var below = 0
        for (bound, count) in zip(Self.bounds, counts) {
            below += count
            text.sample("\(name)_bucket", labels + [("le", "\(Double(bound) / 1000)")], Double(below))
        }
        text.sample("\(name)_bucket", labels + [("le", "+Inf")], Double(total))
        text.sample("\(name)_sum", labels, sum / .seconds(1))
        text.sample("\(name)_count", labels, Double(total))
    }
}
