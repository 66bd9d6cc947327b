import Foundation
import TestKit
import Testing

@testable import Storage

@Suite("Changes that are kept together")
struct GroupCommitTests {
    /// Runs `changes` at once while the writer is held, so that they wait together; how each ended.
    private func together(
        _ database: Database, _ changes: [@Sendable (Transaction) throws -> Void]
    ) async throws -> [Result<Void, any Error>] {
        try await withThrowingTaskGroup(of: (Int, Result<Void, any Error>)?.self) { group in
            group.addTask {
                try await database.write { _ in Thread.sleep(forTimeInterval: 0.3) }
                return nil
            }
            try await Task.sleep(for: .milliseconds(100))
            for (number, change) in changes.enumerated() {
                group.addTask {
                    do {
                        return (number, .success(try await database.write { tx in try change(tx) }))
                    } catch {
                        return (number, .failure(error))
                    }
                }
            }
            var results = [Result<Void, any Error>](repeating: .success(()), count: changes.count)
            for try await case .some((let number, let result)) in group { results[number] = result }
            return results
        }
    }

    private func isKept(_ result: Result<Void, any Error>) -> Bool {
        if case .success = result { true } else { false }
    }

    @Test("One that fails is undone alone, and only its own caller hears of it", arguments: Engine.available)
    func failures(engine: Engine) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            try await database.write { tx in try Cast.add("taken", in: tx) }
            let changes = (0..<60).map { number -> @Sendable (Transaction) throws -> Void in
                { tx in
                    try Cast.add("name \(number)", in: tx)
                    if number % 3 == 1 { throw Mishap() }
                    if number % 3 == 2 { try Cast.add("taken", in: tx) }
                }
            }
            let results = try await together(database, changes)
            for (number, result) in results.enumerated() {
                switch (number % 3, result) {
                case (0, .success): continue
                case (1, .failure(let error)): #expect(error is Mishap)
                case (2, .failure(let error)): #expect((error as? StorageError)?.kind == .uniqueViolation)
                default: Issue.record("change \(number): \(result)")
                }
            }
            let kept = stride(from: 0, to: 60, by: 3).map { "name \($0)" } + ["taken"]
            #expect(Set(try await database.read(Cast.names)) == Set(kept))
        }
    }

    @Test(
        "One that is refused before it has done anything leaves those before it as they are",
        arguments: Engine.available)
    func refusedAtOnce(engine: Engine) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            let changes = (0..<40).map { number -> @Sendable (Transaction) throws -> Void in
                { tx in
                    if number % 4 == 1 { throw Mishap() }
                    if number % 4 == 3 { try tx.execute("insert into nowhere values (1)") }
                    try Cast.add("name \(number)", in: tx)
                }
            }
            let results = try await together(database, changes)
            #expect(results.enumerated().allSatisfy { isKept($0.element) == ($0.offset % 2 == 0) })
            let kept = stride(from: 0, to: 40, by: 2).map { "name \($0)" }
            #expect(Set(try await database.read(Cast.names)) == Set(kept))
        }
    }

    @Test(
        "A statement that is sent fails for whoever sent it, and for nobody else",
        arguments: Engine.available)
    func sent(engine: Engine) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            try await database.write { tx in try Cast.add("taken", in: tx) }
            let changes = (0..<30).map { number -> @Sendable (Transaction) throws -> Void in
                { tx in
                    try tx.send("insert into person (name) values (\("name \(number)"))")
                    if number % 3 == 1 { try tx.send("insert into person (name) values ('taken')") }
                }
            }
            let results = try await together(database, changes)
            for (number, result) in results.enumerated() {
                switch (number % 3, result) {
                case (0, .success), (2, .success): continue
                case (1, .failure(let error)): #expect((error as? StorageError)?.kind == .uniqueViolation)
                default: Issue.record("change \(number): \(result)")
                }
            }
            #expect(try await database.read(Cast.names).count == 21)
        }
    }

    @Test("One that always meets a conflict takes nobody with it", arguments: Engine.postgresOnly)
    func conflict(engine: Engine) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            let changes = (0..<9).map { number -> @Sendable (Transaction) throws -> Void in
                { tx in
                    try Cast.add("name \(number)", in: tx)
                    guard number == 4 else { return }
                    try tx.execute("do $$ begin raise exception using errcode = '40001'; end $$")
                }
            }
            let results = try await together(database, changes)
            #expect(results.enumerated().allSatisfy { isKept($0.element) == ($0.offset != 4) })
            #expect(try await database.read(Cast.names).count == 8)
        }
    }

    @Test("Many share few transactions of PostgreSQL", arguments: Engine.postgresOnly)
    func fewTransactions(engine: Engine) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            let changes = (0..<40).map { number -> @Sendable (Transaction) throws -> Void in
                { tx in try tx.recordChange(topic: "person", key: Int64(number)) }
            }
            #expect(try await together(database, changes).allSatisfy(isKept))
            let numbers = try await database.read { tx in
                try tx.rows("select transaction_number as number from storage_change").map {
                    try $0["number"] as Int64
                }
            }
            #expect(numbers.count == 40)
            #expect(Set(numbers).count < 20)
        }
    }

    @Test("One that makes SQLite give up the whole transaction loses nothing of the others")
    func rollback() async throws {
        try await withDatabase(on: .sqlite, Cast.migrations) { database in
            try await database.write { tx in try Cast.add("taken", in: tx) }
            let changes = (0..<20).map { number -> @Sendable (Transaction) throws -> Void in
                { tx in
                    try Cast.add("name \(number)", in: tx)
                    if number == 10 {
                        try tx.execute("insert or rollback into person (name) values ('taken')")
                    }
                }
            }
            let results = try await together(database, changes)
            #expect(
                results.enumerated().allSatisfy { $0.offset == 10 ? !isKept($0.element) : isKept($0.element) }
            )
            let names = Set(try await database.read(Cast.names))
            #expect(names == Set((0..<20).filter { $0 != 10 }.map { "name \($0)" } + ["taken"]))
        }
    }

    @Test("One that is caught and forgotten is not kept either")
    func forgotten() async throws {
        try await withDatabase(on: .sqlite, Cast.migrations) { database in
            let changes = (0..<9).map { number -> @Sendable (Transaction) throws -> Void in
                { tx in
                    try Cast.add("name \(number)", in: tx)
                    if number == 4 { _ = try? tx.execute("insert into person (name) values (null)") }
                }
            }
            let results = try await together(database, changes)
            #expect(
                results.enumerated().allSatisfy { $0.offset == 4 ? !isKept($0.element) : isKept($0.element) })
            #expect(try await database.read(Cast.names).count == 8)
        }
    }

    @Test("Many share few commits")
    func few() async throws {
        try await withDatabase(on: .sqlite, Cast.migrations) { database in
            let changes = (0..<100).map { number -> @Sendable (Transaction) throws -> Void in
                { tx in try Cast.add("name \(number)", in: tx) }
            }
            let before = try walFrames(of: database)
            let results = try await together(database, changes)
            #expect(results.allSatisfy(isKept))
            // Alone, each would write at least three pages: the table's, its index's and the first.
            #expect(try walFrames(of: database) - before < 100)
            #expect(try await database.read(Cast.names).count == 100)
        }
    }

    /// Pages that were written to the log beside the file: 24 bytes and a page each, after a header of 32
    /// (sqlite.org/walformat.html).
    private func walFrames(of database: Database) throws -> Int {
        let path = try #require(database.url.file) + "-wal"
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        return (try #require(size) - 32) / (4096 + 24)
    }
}
