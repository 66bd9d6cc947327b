import Foundation
import Storage
import TestKit
import Testing

@Suite("The change feed")
struct ChangeFeedTests {
    @Test("Gives changes in order, page after page", arguments: Engine.available)
    func paging(engine: Engine) async throws {
        try await withDatabase(on: engine) { database in
            for key in 1...5 { try await record([Int64(key)], in: database) }
            #expect(try await follow(database, until: 5, limit: 2).map(\.key) == [1, 2, 3, 4, 5])
        }
    }

    @Test("Holds many changes of one transaction", arguments: Engine.available)
    func many(engine: Engine) async throws {
        try await withDatabase(on: engine) { database in
            let keys = (1...1000).map(Int64.init)
            try await record(keys, in: database)
            #expect(try await follow(database, until: 1000, limit: 300).map(\.key) == keys)
        }
    }

    @Test("From its head on, gives only what comes after", arguments: Engine.available)
    func head(engine: Engine) async throws {
        try await withDatabase(on: engine) { database in
            try await record([1], in: database)
            _ = try await follow(database, until: 1)
            let head = try await database.read { tx in try tx.changesHead() }
            try await record([2], in: database)
            #expect(try await follow(database, after: head, until: 1).map(\.key) == [2])
        }
    }

    @Test("Says at once that another has recorded a change", arguments: Engine.available)
    func waiting(engine: Engine) async throws {
        try await withPlace(on: engine) { place in
            let (here, there) = (try await Database.open(place.url), try await Database.open(place.url))
            try await closing(here) {
                try await closing(there) {
                    try await here.migrate([])
                    async let waited: Duration = ContinuousClock().measure {
                        // SQLite's followers look from time to time.
                        try? await here.waitForChange(atMost: engine == .postgres ? 20_000 : 100)
                    }
                    try await Task.sleep(for: .milliseconds(300))
                    try await there.write { tx in try tx.recordChange(topic: "t", key: 1) }
                    #expect(await waited < .seconds(10))
                }
            }
        }
    }

    @Test("Sends away a follower whose place is forgotten or from elsewhere", arguments: Engine.available)
    func stale(engine: Engine) async throws {
        try await withDatabase(on: engine) { database in
            try await record([1, 2], in: database)
            let seen = try await follow(database, until: 2)
            let last = try #require(seen.last?.cursor)
            try await database.write { tx in try tx.forgetChanges(through: last) }
            await #expect(throws: StorageRefusal.staleCursor) {
                try await database.read { tx in try tx.changes(after: .start, limit: 10) }
            }
            let elsewhere = ChangeCursor(transaction: 1 << 60, sequence: 1 << 60)
            await #expect(throws: StorageRefusal.staleCursor) {
                try await database.read { tx in try tx.changes(after: elsewhere, limit: 10) }
            }
            try await record([3], in: database)
            #expect(try await follow(database, after: last, until: 1).map(\.key) == [3])
        }
    }

    @Test("Skips no transaction that commits late", arguments: Engine.postgresOnly)
    func lateCommit(engine: Engine) async throws {
        try await withDatabase(on: engine) { database in
            let (hasWritten, mayEnd) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            async let late: Void = database.write { tx in
                try tx.recordChange(topic: "late", key: 1)
                // NB: an answer, so that the change has reached the server.
                _ = try tx.rows("select topic from storage_change")
                hasWritten.signal()
                mayEnd.wait()
            }
            try await database.write { tx in
                hasWritten.wait()
                try tx.recordChange(topic: "early", key: 2)
            }
            let committed = try await database.read { tx in try tx.rows("select topic from storage_change") }
            #expect(committed.count == 1)
            #expect(try await database.read { tx in try tx.changes(after: .start, limit: 10) }.isEmpty)
            mayEnd.signal()
            try await late
            #expect(try await follow(database, until: 2).map(\.topic) == ["late", "early"])
        }
    }

    @Test(
        "Gives each change of eight writers who commit and roll back as it happens",
        arguments: Engine.available)
    func writers(engine: Engine) async throws {
        try await withDatabase(on: engine) { database in
            let kept = Counter()
            try await withThrowingTaskGroup { group in
                for writer in 0..<8 {
                    group.addTask { await kept.add(try await work(writer, on: database)) }
                }
                group.addTask {
                    let seen = try await follow(database, until: 8 * 25 - 8 * 5, limit: 7)
                    #expect(Set(seen.map(\.key)).count == seen.count)
                    #expect(seen.map(\.cursor) == seen.map(\.cursor).sorted())
                }
                try await group.waitForAll()
            }
            #expect(await kept.value == 160)
        }
    }
}

/// 25 transactions, every fifth of which is rolled back, each staying open for a random moment; how many were
/// kept.
private func work(_ writer: Int, on database: Database) async throws -> Int {
    var kept = 0
    for step in 0..<25 {
        do {
            try await database.write { tx in
                try tx.recordChange(topic: "work", key: Int64(writer * 100 + step))
                usleep(.random(in: 0...4000))
                if step % 5 == 4 { throw Mishap() }
            }
            kept += 1
        } catch is Mishap {
            continue
        }
    }
    return kept
}

private func record(_ keys: [Int64], in database: Database) async throws {
    try await database.write { tx in try tx.recordChanges(topic: "thing", keys: keys) }
}

/// Follows the feed until `count` changes have come; fewer when they do not come.
private func follow(
    _ database: Database, after start: ChangeCursor = .start, until count: Int, limit: Int = 100
) async throws -> [Change] {
    var seen: [Change] = []
    _ = try await eventually {
        let cursor = seen.last?.cursor ?? start
        seen += try await database.read { tx in try tx.changes(after: cursor, limit: limit) }
        return seen.count >= count ? true : nil
    }
    return seen
}
