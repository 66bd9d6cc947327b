import Storage
import TestKit
import Testing

/// Inserts of many rows in few statements.
@Suite("Many rows at once")
struct ManyRowsTests {
    @Test(
        "Are all kept, however many, and each gives its key", arguments: Engine.available,
        [0, 1, 2, 127, 128, 129, 300])
    func all(engine: Engine, count: Int) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            let names = (0..<count).map { "Person \($0)" }
            let keys = try await database.write { tx in try ManyRowsTests.add(names, in: tx) }
            let kept = try await database.read { tx in
                try tx.rows("select key, name, age from person").map { row -> (String, Int64, Int) in
                    (try row["name"], try row["key"], try row["age"])
                }
            }
            #expect(Set(kept.map(\.0)) == Set(names))
            #expect(kept.allSatisfy { keys[$0.0] == $0.1 && $0.0 == "Person \($0.2)" })
        }
    }

    @Test("Are kept all or none", arguments: Engine.available)
    func allOrNone(engine: Engine) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            let names = (0..<200).map { "Person \($0 % 199)" }
            let error = await #expect(throws: StorageError.self) {
                try await database.write { tx in _ = try ManyRowsTests.add(names, in: tx) }
            }
            #expect(error?.kind == .uniqueViolation)
            let kept = try await database.read(Cast.names)
            #expect(kept == [])
        }
    }

    private static func add(_ names: [String], in tx: Transaction) throws -> [String: Int64] {
        var keys: [String: Int64] = [:]
        try tx.insert(each: Array(names.enumerated())) { number, name in
            "(\(name), \(number))"
        } into: {
            "insert into person (name, age) values \(sql: $0) returning name, key"
        } _: { row in
            keys[try row["name"]] = try row["key"]
        }
        return keys
    }
}

@Suite("Who waits for an SQLite file")
struct WaitingWriterTests {
    @Test("Gets it in the short pauses of somebody who writes all the time")
    func pauses() async throws {
        try await withPlace(on: .sqlite) { place in
            let (busy, waiting) = (try await Database.open(place.url), try await Database.open(place.url))
            try await busy.migrate(Cast.migrations)
            let isDone = Counter()
            async let work: Void = {
                while await isDone.value == 0 {
                    try await busy.write { tx in
                        try Cast.add("Busy", in: tx)
                        try tx.execute("delete from person where name = 'Busy'")
                        let end = ContinuousClock.now + .milliseconds(40)
                        while ContinuousClock.now < end {}
                    }
                    try await Task.sleep(for: .milliseconds(5))
                }
            }()
            var longest = Duration.zero
            for number in 0..<30 {
                let time = try await ContinuousClock().measure {
                    try await waiting.write { tx in _ = try Cast.add("Patient \(number)", in: tx) }
                }
                longest = max(longest, time)
            }
            await isDone.add()
            try await work
            // NB: with SQLite's own growing waits, one in a few of them takes seconds, or fails after five.
            #expect(longest < .seconds(2), "\(longest)")
            await busy.close()
            await waiting.close()
        }
    }
}
