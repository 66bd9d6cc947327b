import Kernel
import Storage
import TestKit
import Testing

@Suite("The outbox")
struct OutboxTests {
    private let now = Instant(milliseconds: 1_800_000_000_000)

    @Test("Gives a message when it is due, once", arguments: Engine.available)
    func due(engine: Engine) async throws {
        try await withDatabase(on: engine) { [now] database in
            try await database.write { tx in
                try tx.enqueue(topic: "mail", payload: "later", notBefore: now.adding(seconds: 60))
                try tx.enqueue(topic: "mail", payload: "now", notBefore: now)
            }
            let first = try await claim(database, at: now)
            #expect(first.map(\.payload) == ["now"])
            #expect(first.map(\.attempt) == [1])
            #expect(try await claim(database, at: now).isEmpty)
            #expect(try await claim(database, at: now.adding(seconds: 60)).map(\.payload) == ["later"])
        }
    }

    @Test("Keeps no message of a transaction that failed", arguments: Engine.available)
    func transactional(engine: Engine) async throws {
        try await withDatabase(on: engine) { [now] database in
            await #expect(throws: Mishap.self) {
                try await database.write { tx in
                    try tx.enqueue(topic: "mail", payload: "x", notBefore: now)
                    throw Mishap()
                }
            }
            let claimed = try await claim(database, at: now)
            #expect(claimed.isEmpty)
        }
    }

    @Test(
        "Gives a message again when its claimer was lost, and then ignores the lost one",
        arguments: Engine.available)
    func lease(engine: Engine) async throws {
        try await withDatabase(on: engine) { [now] database in
            try await database.write { tx in try tx.enqueue(topic: "mail", payload: "x", notBefore: now) }
            let lost = try #require(try await claim(database, at: now).first)
            let later = now.adding(seconds: 300)
            let second = try #require(try await claim(database, at: later).first)
            #expect(second.attempt == 2)
            let outcomes = try await database.write { tx in
                [
                    try tx.completeMessage(lost, now: later),
                    try tx.failMessage(lost, because: "late", now: later),
                    try tx.completeMessage(second, now: later), try tx.completeMessage(second, now: later),
                ]
            }
            #expect(outcomes == [false, false, true, false])
            #expect(try await claim(database, at: later.adding(seconds: 86_400)).isEmpty)
        }
    }

    @Test("Waits longer after each failure and gives up in the end", arguments: Engine.available)
    func backoff(engine: Engine) async throws {
        try await withDatabase(on: engine) { [now] database in
            try await database.write { tx in try tx.enqueue(topic: "mail", payload: "x", notBefore: now) }
            var (moment, waits) = (now, [Int64]())
            while let message = try await claim(database, at: moment).first {
                let failedAt = moment
                try await database.write { tx in
                    try tx.failMessage(message, because: "no route", now: failedAt)
                }
                let wait = try await nextDue(database) - failedAt.milliseconds
                #expect(try await claim(database, at: moment.adding(seconds: wait / 1000 - 1)).isEmpty)
                waits.append(wait / 1000)
                moment = moment.adding(seconds: wait / 1000)
            }
            #expect(waits == [30, 60, 120, 240, 480, 960, 1920, 3840, 7680, 15_360, 21_600, 21_600])
        }
    }

    @Test("Gives up a message that takes its claimer down each time", arguments: Engine.available)
    func poison(engine: Engine) async throws {
        try await withDatabase(on: engine) { [now] database in
            try await database.write { tx in try tx.enqueue(topic: "mail", payload: "x", notBefore: now) }
            var claims = 0
            while try await !claim(database, at: now.adding(seconds: 1000 * Int64(claims))).isEmpty {
                claims += 1
            }
            #expect(claims == Transaction.outboxAttempts)
        }
    }

    @Test("Gives each message to one of several claimers", arguments: Engine.available)
    func oneClaimer(engine: Engine) async throws {
        try await withDatabase(on: engine) { [now] database in
            try await database.write { tx in
                for n in 0..<60 { try tx.enqueue(topic: "mail", payload: "\(n)", notBefore: now) }
            }
            let claimed = try await withThrowingTaskGroup { group in
                for _ in 0..<4 {
                    group.addTask {
                        var mine: [Int64] = []
                        while case let messages = try await claim(database, at: now, limit: 7),
                            !messages.isEmpty
                        {
                            mine += messages.map(\.key)
                        }
                        return mine
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(claimed.count == 60)
            #expect(Set(claimed).count == 60)
        }
    }

    @Test("Leaves the messages of another topic alone", arguments: Engine.available)
    func topics(engine: Engine) async throws {
        try await withDatabase(on: engine) { [now] database in
            try await database.write { tx in
                try tx.enqueue(topic: "webhook", payload: "call", notBefore: now)
                try tx.enqueue(topic: "mail", payload: "letter", notBefore: now)
            }
            #expect(try await claim(database, at: now).map(\.payload) == ["letter"])
            #expect(try await claim(database, "other", at: now).isEmpty)
            #expect(try await claim(database, "webhook", at: now).map(\.attempt) == [1])
        }
    }

    @Test("Forgets what was done long ago", arguments: Engine.available)
    func forgetting(engine: Engine) async throws {
        try await withDatabase(on: engine) { [now] database in
            let forgotten = try await database.write { tx in
                for payload in ["done", "open"] {
                    try tx.enqueue(topic: "mail", payload: payload, notBefore: now)
                }
                for message in try tx.claimMessages(topic: "mail", limit: 1, now: now) {
                    try tx.completeMessage(message, now: now)
                }
                return try tx.forgetMessages(doneBefore: now.adding(seconds: 1))
            }
            #expect(forgotten == 1)
            #expect(try await claim(database, at: now).map(\.payload) == ["open"])
        }
    }
}

@Sendable private func claim(
    _ database: Database, _ topic: String = "mail", at now: Instant, limit: Int = 10
) async throws -> [OutboxMessage] {
    try await database.write { tx in try tx.claimMessages(topic: topic, limit: limit, now: now) }
}

private func nextDue(_ database: Database) async throws -> Int64 {
    try await database.read { tx in
        try tx.first("select not_before from storage_outbox")?.get("not_before", as: Int64.self) ?? 0
    }
}
