import Synchronization

/// The numbers behind `/metrics`, in the Prometheus text format 0.0.4. Labels are methods, route templates
/// and statuses, never addresses, so their number is bounded by the program.
public final class Metrics: Sendable {
    /// What an answer is counted under.
    struct Answer: Hashable, Comparable, Sendable {
        let method: String
        let route: String
        let status: Int

        static func < (lhs: Answer, rhs: Answer) -> Bool {
            (lhs.route, lhs.method, lhs.status) < (rhs.route, rhs.method, rhs.status)
        }
    }

    /// A number that is asked for when somebody looks, such as the length of a queue.
    public struct Gauge: Sendable {
        /// Snake case with its unit last, such as `terreau_outbox_messages`.
        public let name: String
        /// One sentence.
        public let help: String
        /// The number now.
        public let value: @Sendable () -> Double

        /// A gauge.
        public init(_ name: String, _ help: String, value: @escaping @Sendable () -> Double) {
            self.name = name
            self.help = help
            self.value = value
        }
    }

    private struct State {
        var answers: [Answer: Int] = [:]
        var durations: [String: DurationHistogram] = [:]
        var gauges: [Gauge] = []
    }

    private let state = Mutex(State())
    private let start = ContinuousClock.now

    /// Everything at zero; uptime counts from now.
    public init() {}

    /// Adds a gauge.
    public func add(_ gauge: Gauge) {
        state.withLock { $0.gauges.append(gauge) }
    }

    func record(_ answer: Answer, _ duration: Duration) {
        state.withLock {
            $0.answers[answer, default: 0] += 1
            $0.durations[answer.route, default: DurationHistogram()].record(duration)
        }
    }

    /// The Prometheus text.
    public var text: String {
        let now = state.withLock { $0 }
        return PrometheusText {
            $0.counter("terreau_http_requests_total", "Answers by method, route and status.")
            for (answer, count) in now.answers.sorted(by: { $0.key < $1.key }) {
                let labels = [
                    ("method", answer.method), ("route", answer.route), ("status", String(answer.status)),
                ]
                $0.sample("terreau_http_requests_total", labels, Double(count))
            }
            $0.histogram("terreau_http_request_duration_seconds", "Time to the head of the answer.")
            for (route, durations) in now.durations.sorted(by: { $0.key < $1.key }) {
                durations.write(to: &$0, "terreau_http_request_duration_seconds", [("route", route)])
            }
            for gauge in now.gauges + [uptime] + ProcessMemory.gauges { $0.gauge(gauge) }
        }.text
    }

    private var uptime: Gauge {
        Gauge("terreau_uptime_seconds", "Time since the start.") { [start] in
            (ContinuousClock.now - start) / .seconds(1)
        }
    }
}
