import Foundation
import Kernel
import TestKit
import Testing

@testable import Storage

@Suite("A backup")
struct ArchiveTests {
    static let now = Instant(milliseconds: 1_000)

    /// People with all sorts of values, hats that point at them, a message whose number must not come again.
    private func fill(_ database: Database) async throws {
        try await database.write { tx in
            for number in 0..<700 {
                let photo: [UInt8]? = number % 3 == 0 ? [0, 255, UInt8(number % 256)] : nil
                let key = try tx.insert(
                    """
                    insert into person (name, age, photo)
                    values (\("Zoé “\(number)” 🎩"), \(number % 2 == 0 ? number : nil), \(photo)) returning key
                    """)
                try tx.execute("insert into hat (person_key) values (\(key))")
            }
            try tx.execute("delete from hat where person_key in (select key from person where age = 698)")
            for _ in 0..<5 { try tx.enqueue(topic: "mail", payload: "hello", notBefore: ArchiveTests.now) }
            try tx.execute("delete from storage_outbox where key >= 4")
        }
    }

    private func content(_ database: Database) async throws -> [[SQLValue]] {
        try await database.read { tx in
            try tx.rows("select * from person order by key").map(\.values)
                + tx.rows("select * from hat order by key").map(\.values)
                + tx.rows("select * from storage_outbox order by key").map(\.values)
                + tx.rows("select * from storage_migration order by id").map(\.values)
        }
    }

    @Test(
        "Brings everything back, on the same engine and on the other",
        arguments: Engine.available, Engine.available)
    func back(from: Engine, to: Engine) async throws {
        try await withDatabase(on: from, Cast.migrations) { original in
            try await fill(original)
            try await withBackup(of: original) { file in
                try await withPlace(on: to) { place in
                    let archive = try await Archive.open(file)
                    try await Database.restore(archive, to: place.url, migrations: Cast.migrations)
                    let copy = try await Database.open(place.url)
                    try await closing(copy) {
                        #expect(try await content(copy) == content(original))
                        #expect(try await copy.structureFaults(migrations: Cast.migrations).isEmpty)
                        try await goesOn(copy)
                    }
                }
            }
        }
    }

    /// Constraints hold, and numbers go on after the last that was ever given out.
    private func goesOn(_ database: Database) async throws {
        await #expect(throws: StorageError.self) {
            try await database.write { tx in try tx.execute("insert into hat (person_key) values (999999)") }
        }
        let keys = try await database.write { tx in
            try tx.enqueue(topic: "mail", payload: "hello", notBefore: ArchiveTests.now)
            let message: Int64? = try tx.first("select max(key) as key from storage_outbox")?["key"]
            return (message, try Cast.add("new", in: tx))
        }
        #expect(keys.0 == 6)
        #expect(keys.1 == 701)
    }

    @Test("Holds one moment, whatever is written meanwhile", arguments: Engine.available)
    func moment(engine: Engine) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            try await fill(database)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<3 {
                    group.addTask {
                        var number = 0
                        while !Task.isCancelled {
                            let name = "writer \(writer), \(number)"
                            _ = try? await database.write { tx in
                                let key = try Cast.add(name, age: 1000, in: tx)
                                try tx.execute("insert into hat (person_key) values (\(key))")
                            }
                            number += 1
                        }
                    }
                }
                for _ in 0..<4 {
                    try await Task.sleep(for: .milliseconds(50))
                    try await withBackup(of: database) { file in
                        let archive = try await Archive.open(file)
                        let bare = try await archive.database.read { tx in
                            try tx.rows(
                                """
                                select name from person where age = 1000
                                and key not in (select person_key from hat)
                                """)
                        }
                        #expect(bare.isEmpty)
                        #expect(
                            try await archive.database.structureFaults(migrations: Cast.migrations).isEmpty)
                        await archive.database.close()
                    }
                }
                group.cancelAll()
            }
        }
    }

    @Test(
        "Is for its owner alone, appears whole, and never takes the place of a file",
        arguments: Engine.available)
    func file(engine: Engine) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            try await withBackup(of: database) { file in
                let rights = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
                #expect(rights == 0o600)
                #expect(!FileManager.default.fileExists(atPath: "\(file).partial"))
                let before = FileManager.default.contents(atPath: file)
                await #expect(throws: StorageRefusal.exists(file)) {
                    try await database.backUp(to: file, migrations: Cast.migrations)
                }
                #expect(FileManager.default.contents(atPath: file) == before)
            }
            await #expect(throws: StorageRefusal.self) {
                try await database.backUp(to: "/nowhere/at/all.db", migrations: Cast.migrations)
            }
        }
    }

    @Test("Is not restored over anything, and leaves what is there alone", arguments: Engine.available)
    func occupied(engine: Engine) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            try await fill(database)
            try await withBackup(of: database) { file in
                let archive = try await Archive.open(file)
                let before = try await content(database)
                await #expect(throws: StorageRefusal.self) {
                    try await Database.restore(archive, to: database.url, migrations: Cast.migrations)
                }
                #expect(try await content(database) == before)
                await archive.database.close()
            }
        }
    }

    @Test("Of a newer program is refused, and nothing is left behind", arguments: Engine.available)
    func newer(engine: Engine) async throws {
        try await withDatabase(on: .sqlite, Cast.migrations) { database in
            try await withBackup(of: database) { file in
                let archive = try await Archive.open(file)
                try await withPlace(on: engine) { place in
                    await #expect(throws: StorageRefusal.newerSchema(migration: "cast.1")) {
                        try await Database.restore(archive, to: place.url, migrations: [])
                    }
                    #expect(engine == .postgres || !FileManager.default.fileExists(atPath: place.path))
                }
                await archive.database.close()
            }
        }
    }

    @Test("Must be a file of Terreau's")
    func notOurs() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "terreau-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = folder.appending(path: "letter.txt").path
        try Data("Dear all".utf8).write(to: URL(filePath: text))
        let empty = folder.appending(path: "empty.db").path
        try Data().write(to: URL(filePath: empty))
        await #expect(throws: StorageRefusal.brokenFile(text)) { _ = try await Archive.open(text) }
        await #expect(throws: StorageRefusal.brokenFile(empty)) { _ = try await Archive.open(empty) }
        await #expect(throws: StorageRefusal.cannotOpen("there is no file “\(text)x”")) {
            _ = try await Archive.open("\(text)x")
        }
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
                "empty.db", "letter.txt",
            ])
    }

    private func withBackup(of database: Database, _ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "terreau-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "backup.db").path
        try await database.backUp(to: file, migrations: Cast.migrations)
        try await body(file)
    }
}
