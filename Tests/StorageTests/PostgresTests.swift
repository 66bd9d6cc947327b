import Foundation
import Synchronization
import TestKit
import Testing

@testable import Storage

@Suite("PostgreSQL")
struct PostgresTests {
    @Test("Runs a transaction again after a conflict, and counts it once", arguments: Engine.postgresOnly)
    func retry(engine: Engine) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            let runs = Runs()
            try await database.write { tx in
                try Cast.add("Ada", in: tx)
                if runs.next() < 3 { try tx.execute(Self.conflict) }
            }
            #expect(runs.next() == 4)
            #expect(try await database.read(Cast.names) == ["Ada"])
        }
    }

    @Test("Gives up a transaction that always meets a conflict", arguments: Engine.postgresOnly)
    func contended(engine: Engine) async throws {
        try await withDatabase(on: engine) { database in
            await #expect(throws: StorageRefusal.contended) {
                try await database.write { tx in try tx.execute(Self.conflict) }
            }
        }
    }

    @Test(
        "Keeps every change of two nodes whose many writers stand in each other’s way",
        arguments: Engine.postgresOnly)
    func crowd(engine: Engine) async throws {
        try await withPlace(on: engine) { place in
            let nodes = [try await Database.open(place.url), try await Database.open(place.url)]
            let database = nodes[0]
            try await database.migrate(Cast.migrations)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<32 {
                    group.addTask {
                        for turn in 0..<8 {
                            try await nodes[writer % 2].write { tx in
                                let count = try Cast.names(in: tx).count
                                try Cast.add("\(writer)-\(turn)-after-\(count)", in: tx)
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let names = try await database.read(Cast.names)
            #expect(Set(names.compactMap { $0.split(separator: "-").last }).count == 256)
            for node in nodes { await node.close() }
        }
    }

    @Test(
        "Says that the server has gone, and connects again for the next call", arguments: Engine.postgresOnly)
    func serverGone(engine: Engine) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            let refusal = await #expect(throws: StorageRefusal.self) {
                try await database.write { tx in
                    try Cast.add("Ada", in: tx)
                    try tx.execute("select pg_terminate_backend(pg_backend_pid())")
                }
            }
            #expect(refusal?.code == "storage.unreachable")
            #expect(try await database.read(Cast.names) == [])
            try await database.write { tx in try Cast.add("Ada", in: tx) }
        }
    }

    @Test("Does not mind that idle connections were cut", arguments: Engine.postgresOnly)
    func idleCut(engine: Engine) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            let victim = try await database.read { tx in
                try tx.first("select pg_backend_pid() as pid")?.get("pid", as: Int64.self)
            }
            try await withDatabase(on: engine) { killer in
                try await killer.read { tx in
                    try tx.rows("select pg_terminate_backend(cast(\(victim) as int))")
                }
            }
            #expect(try await database.read(Cast.names) == [])
        }
    }

    @Test("Ends a statement that takes too long", arguments: Engine.postgresOnly)
    func timeout(engine: Engine) async throws {
        try await withPlace(on: engine) { place in
            let database = try await Database.open(place.url, statementTimeoutSeconds: 1)
            await #expect(throws: StorageRefusal.timedOut) {
                try await database.read { tx in try tx.rows("select pg_sleep(30)") }
            }
            await database.close()
        }
    }

    @Test(
        "Says why a server cannot be reached",
        arguments: [
            "postgres://nobody@127.0.0.1:1/t", "postgres://127.0.0.1:1/t?connect_timeout=2",
            "postgres://no-such-host.invalid/t",
        ])
    func unreachable(text: String) async throws {
        let refusal = await #expect(throws: StorageRefusal.self) {
            try await Database.open(try DatabaseURL(text))
        }
        #expect(refusal?.code == "storage.unreachable")
        #expect(refusal?.description.contains("\n") == false)
    }

    @Test("Goes on after its schema changed under a prepared statement", arguments: Engine.postgresOnly)
    func outdatedPlan(engine: Engine) async throws {
        try await withPlace(on: engine) { place in
            let database = try await Database.open(place.url, connections: 1)
            try await database.migrate(Cast.migrations)
            let question: SQL = "select * from person"
            _ = try await database.read { tx in try tx.rows(question) }
            try await database.write { tx in try tx.execute("alter table person add column hobby text") }
            try await database.write { tx in
                try tx.execute("insert into person (name, hobby) values ('Ada', 'tea')")
            }
            let row = try await database.read { tx in try tx.first(question) }
            #expect(try row?.get("hobby", as: String.self) == "tea")
            await database.close()
        }
    }

    @Test("Keeps a bounded number of texts prepared", arguments: Engine.postgresOnly)
    func manyTexts(engine: Engine) async throws {
        try await withDatabase(on: engine) { database in
            let prepared = try await database.read { tx in
                for n in 0..<600 { _ = try tx.rows(SQL(trusted: "select \(n) as n")) }
                return try tx.first("select count(*) as n from pg_prepared_statements")?.get(
                    "n", as: Int.self)
            }
            #expect(try #require(prepared) <= 256)
        }
    }

    private static let conflict: SQL = "do $$ begin raise exception using errcode = '40001'; end $$"
}

private final class Runs: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }
}
