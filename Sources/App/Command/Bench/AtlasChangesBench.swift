import Atlas
import CanonicalJSON
import Foundation
import Kernel
import SearchIndex
import Site
import Storage
import Synchronization
import Web

/// Writes changes at an even pace and measures when every node finds them, while searches go on.
struct AtlasChangesBench {
    let site: Site
    let pace: Int
    let seconds: Int
    let writers: Int
    let queries: [SearchIndex.Query]

    /// How often a node is asked for the changes it has not shown yet.
    private static let step: Duration = .milliseconds(50)
    /// How long the last changes are waited for.
    private static let patience: Duration = .seconds(30)

    private static let clock = ContinuousClock()

    /// Runs it: a line for the changes kept, one for each node.
    func run(nodes count: Int, index: String?, _ report: (JSONValue) throws -> Void) async throws {
        var nodes: [ChangesNode] = []
        for number in 0..<count {
            nodes.append(
                try await ChangesNode(site, number: number, changes: total, pace: pace, indexFile: index))
        }
        let kept = KeptChanges(count: total)
        let start = AtlasChangesBench.clock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for node in nodes {
                for job in node.jobs { group.addTask { try await job.run() } }
                group.addTask { try await node.search(queries) }
            }
            try await withThrowingTaskGroup(of: Void.self) { work in
                for writer in 0..<writers {
                    work.addTask { try await write(from: writer, start: start, kept) }
                }
                for node in nodes {
                    work.addTask {
                        try await node.watch(kept, step: AtlasChangesBench.step, until: deadline(start))
                    }
                }
                try await work.waitForAll()
            }
            group.cancelAll()
            try? await group.waitForAll()
        }
        try report(kept.summary(since: start))
        for node in nodes {
            try report(node.summary)
            await node.close()
        }
    }

    private var total: Int { pace * seconds }

    private func deadline(_ start: ContinuousClock.Instant) -> ContinuousClock.Instant {
        start + .seconds(seconds) + AtlasChangesBench.patience
    }

    /// Keeps every change whose turn it is, waiting until it is.
    private func write(
        from writer: Int, start: ContinuousClock.Instant, _ kept: KeptChanges
    ) async throws {
        guard
            let source = Source(
                name: "bench-changes", title: "Generated changes", licence: "CC0-1.0", precedence: 0)
        else { return }
        let record = RecordStatement(in: site.database, source: source, now: site.clock)
        for number in stride(from: writer, to: total, by: writers) {
            let turn = start + .microseconds(number * 1_000_000 / pace)
            if turn > AtlasChangesBench.clock.now { try await AtlasChangesBench.clock.sleep(until: turn) }
            let change = GeneratedChange(number: number, pace: pace)
            let time = try await AtlasChangesBench.clock.measure {
                try await record(change.content, under: change.key)
            }
            kept.note(number, after: time / .milliseconds(1))
        }
    }
}

/// A change: a new entry or, in every second second, a correction of what was new in the one before.
struct GeneratedChange {
    let number: Int
    /// Changes a second.
    let pace: Int

    /// Whether it takes the place of another.
    var isCorrection: Bool { (number / pace) % 2 == 1 }

    /// The key of the entry in its source.
    var key: String { "change-\(isCorrection ? number - pace : number)" }

    /// The word that no other change has.
    var word: String { GeneratedChange.word(number) }

    /// The word that is found no more; nil for a new entry.
    var formerWord: String? { isCorrection ? GeneratedChange.word(number - pace) : nil }

    /// What is said.
    var content: RecordContent {
        RecordContent(type: .organisation, name: LocalizedText("Association \(word)", .undetermined))
    }

    private static func word(_ number: Int) -> String { "zq\(number)qz" }
}

/// When each change was kept.
final class KeptChanges: Sendable {
    private let times: Mutex<[ContinuousClock.Instant?]>
    /// How long each took, in milliseconds.
    private let durations = Mutex<[Double]>([])

    init(count: Int) {
        times = Mutex(Array(repeating: nil, count: count))
    }

    /// Notes that a change was kept now, after so many milliseconds.
    func note(_ number: Int, after milliseconds: Double) {
        let now = ContinuousClock.now
        times.withLock { $0[number] = now }
        durations.withLock { $0.append(milliseconds) }
    }

    /// Every change from a number on, up to the last one that was kept.
    func numbers(from first: Int) -> Range<Int> {
        times.withLock { times in
            let end = times[first...].lastIndex { $0 != nil }.map { $0 + 1 } ?? first
            return first..<end
        }
    }

    /// When each of some changes was kept; nil for those that were not yet.
    func times(of numbers: [Int]) -> [ContinuousClock.Instant?] {
        times.withLock { times in numbers.map { times[$0] } }
    }

    /// How many were kept, and how many a second.
    func summary(since start: ContinuousClock.Instant) -> JSONValue {
        let kept = times.withLock { $0.compactMap(\.self) }
        let elapsed = max(1, ((kept.max() ?? start) - start) / .milliseconds(1))
        let durations = durations.withLock { $0.sorted() }
        return [
            "changes": .integer(Int64(kept.count)),
            "changes_per_second": .integer(Int64(Double(kept.count) * 1000 / elapsed)),
            "kept_median_ms": .milliseconds(durations.share(0.5)),
            "kept_p99_ms": .milliseconds(durations.share(0.99)),
            "kept_most_ms": .milliseconds(durations.last ?? 0),
        ]
    }
}
