import Atlas
import CanonicalJSON
import Foundation
import SearchIndex

/// Measures the search index over the organisations of a file: how long it takes to build and to read back,
/// how much it holds, and how long each query takes with its total and all facets counted.
struct AtlasBench {
    let records: String
    let queries: [BenchQuery]
    /// Where the index is saved, and read back from.
    let file: IndexFile
    /// Given each answer as soon as it is there.
    let report: (JSONValue) throws -> Void

    /// Documents a batch.
    private static let batchSize = 16_384
    /// How often each query is asked.
    private static let runs = 9

    private static let clock = ContinuousClock()

    /// Runs it; `isBuilt` when the file holds the index of these records already.
    func run(isBuilt: Bool = false) throws {
        let building = isBuilt ? nil : try AtlasBench.clock.measure(build)
        let index = SearchIndex(facets: BenchRecords.facets)
        let loading = try AtlasBench.clock.measure { try load(index) }
        var times: [Double] = []
        for query in queries {
            let (time, total) = try measure(query, in: index)
            if query.isPlain { times.append(time) }
            try report(
                [
                    "engine": "terreau", "query": query.json, "ms": .milliseconds(time),
                    "total": .integer(Int64(total)),
                ])
        }
        try AtlasBenchExtras(index: index).run(report)
        try report(summary(index, times: times.sorted(), building, loading))
    }

    /// Builds the index of the records and saves it.
    private func build() throws {
        let index = SearchIndex(facets: BenchRecords.facets)
        var rows = try BenchRecords(path: records)
        while case let batch = try rows.next(AtlasBench.batchSize), !batch.isEmpty { index.replace(batch) }
        try file.save(index.contents, note: [])
    }

    private func load(_ index: SearchIndex) throws {
        guard let memory = file.map() else { throw PlainSentence("“\(file.path)” cannot be read.") }
        index.hold(try index.contents(savedIn: memory).0)
    }

    /// The median time of a query in milliseconds, and its total.
    private func measure(_ query: BenchQuery, in index: SearchIndex) throws -> (Double, Int) {
        var total = 0
        let time = try AtlasBench.median { total = try index.search(query.query).total }
        return (time, total)
    }

    /// The median of some runs in milliseconds.
    static func median(_ body: () throws -> Void) rethrows -> Double {
        let times = try (0..<runs).map { _ in try clock.measure(body) }
        return times.sorted()[runs / 2] / .milliseconds(1)
    }

    private func summary(
        _ index: SearchIndex, times: [Double], _ building: Duration?, _ loading: Duration
    ) -> JSONValue {
        let held = index.statistics
        guard !times.isEmpty else { return ["engine": "terreau", "queries": 0] }
        return [
            "engine": "terreau", "queries": .integer(Int64(times.count)),
            "median_ms": .milliseconds(AtlasBench.median(times)),
            "p95_ms": .milliseconds(times[min(times.count - 1, times.count * 95 / 100)]),
            "records": .integer(Int64(held.documents)), "index_bytes": .integer(Int64(held.bytes)),
            "bytes_per_record": .integer(Int64(held.bytes / max(1, held.documents))),
            "segments": .integer(Int64(held.segments)),
            "build_seconds": building.map { .seconds($0) } ?? .null, "load_seconds": .seconds(loading),
            "resident_bytes": .integer(ResidentMemory.bytes),
        ]
    }

    private static func median(_ sorted: [Double]) -> Double {
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}

/// The memory that this process holds.
enum ResidentMemory {
    /// Bytes in memory now; 0 where the system does not say.
    static var bytes: Int64 {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return (line?.split(separator: " ").dropFirst().first).flatMap { Int64($0) }.map { $0 * 1024 } ?? 0
    }
}

extension JSONValue {
    /// Milliseconds to three decimals.
    static func milliseconds(_ time: Double) -> JSONValue {
        .number((time * 1000).rounded() / 1000)
    }

    /// Seconds to three decimals.
    fileprivate static func seconds(_ time: Duration) -> JSONValue {
        .number((time / .milliseconds(1)).rounded() / 1000)
    }
}
