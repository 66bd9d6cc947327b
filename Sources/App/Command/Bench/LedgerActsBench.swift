import CanonicalJSON
import Foundation
import Kernel
import Ledger
import Site
import Storage
import Synchronization
import TransparencyLog

/// Durable acts a second, by writers that each wait for their act to be kept before the next one.
struct LedgerActsBench {
    let writers: Int
    let seconds: Int

    /// The figures: acts a second, and how long the log took to seal what still waited at the end.
    func run(on address: String?) async throws -> JSONValue {
        if let address { return try await measure(DatabaseURL(address)) }
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "terreau-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await measure(DatabaseURL("sqlite:\(folder.path)/bench.db"))
    }

    private func measure(_ url: DatabaseURL) async throws -> JSONValue {
        let database = try await Database.open(url, connections: max(8, min(writers, 64)))
        try await database.migrate(LedgerSchema.migrations)
        try await LedgerLoad.checkIsForTests(database)
        let writer = LedgerWriter(database, key: try LedgerActsBench.key(), clock: Site.systemClock)
        try await writer.begin()
        let figures = try await count(LedgerLoad(database: database, clock: Site.systemClock), writer)
        await database.close()
        return figures
    }

    private func count(_ load: LedgerLoad, _ writer: LedgerWriter) async throws -> JSONValue {
        let counter = ActCounter()
        let start = ContinuousClock.now
        let end = start + .seconds(seconds)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await writer.run() }
            try await withThrowingTaskGroup(of: Void.self) { crew in
                for number in 0..<writers {
                    crew.addTask { try await work(load, number, until: end, counter) }
                }
                try await crew.waitForAll()
            }
            group.cancelAll()
            try? await group.waitForAll()
        }
        let elapsed = Int((ContinuousClock.now - start) / .milliseconds(1))
        let waiting = try await load.database.read { tx in try tx.ledgerPending() }
        let sealing = try await ContinuousClock().measure { _ = try await writer.sealOnce() }
        return [
            "acts": .integer(Int64(counter.value)),
            "acts_per_second": .integer(Int64(counter.value * 1000 / max(1, elapsed))),
            "waiting_at_end": .integer(Int64(waiting)),
            "sealed_after_milliseconds": .integer(Int64(sealing / .milliseconds(1))),
        ]
    }

    private func work(
        _ load: LedgerLoad, _ writer: Int, until end: ContinuousClock.Instant, _ counter: ActCounter
    ) async throws {
        var number = 0
        while ContinuousClock.now < end {
            _ = try await load.record(writer, number)
            counter.add()
            number += 1
        }
    }

    private static func key() throws -> SignerKey {
        guard
            let key = SignerKey(name: "bench.example/log", kind: .note, seed: Array(repeating: 7, count: 32))
        else { throw PlainSentence("There is no key for the measurement.") }
        return key
    }
}

/// Acts that were kept, counted by several tasks.
private final class ActCounter: Sendable {
    private let count = Atomic(0)

    var value: Int { count.load(ordering: .relaxed) }

    func add() { count.add(1, ordering: .relaxed) }
}
