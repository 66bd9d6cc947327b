import Foundation
import TestKit
import Testing

@testable import Storage

@Suite("SQLite")
struct SQLiteTests {
    @Test(
        "Writes with the settings that keep data safe",
        arguments: [
            ("synchronous", SQLValue.integer(2)), ("journal_mode", .text("wal")),
            ("foreign_keys", .integer(1)),
            ("trusted_schema", .integer(0)), ("cell_size_check", .integer(1)),
            ("secure_delete", .integer(1)),
        ])
    func settings(name: String, value: SQLValue) async throws {
        try await withDatabase(on: .sqlite) { database in
            let row = try await database.write { tx in try tx.first(SQL(trusted: "pragma \(name)")) }
            #expect(row?.values == [value])
        }
    }

    @Test("Makes a file that only its owner can read")
    func rights() async throws {
        try await withDatabase(on: .sqlite) { database in
            let path = database.url.description.dropFirst("sqlite:".count)
            for file in [String(path), "\(path)-wal"] {
                let attributes = try FileManager.default.attributesOfItem(atPath: file)
                #expect(attributes[.posixPermissions] as? Int == 0o600)
            }
        }
    }

    @Test("Says that the disk is full, and loses nothing")
    func diskFull() async throws {
        try await withDatabase(on: .sqlite, Cast.migrations) { database in
            try await database.write { tx in
                try Cast.add("Ada", in: tx)
                try tx.execute("pragma max_page_count = 40")
            }
            let photo = [UInt8](repeating: 7, count: 1_000_000)
            await #expect(throws: StorageRefusal.diskFull) {
                try await database.write { tx in
                    try tx.execute("insert into person (name, photo) values ('Bea', \(photo))")
                }
            }
            #expect(try await database.read(Cast.names) == ["Ada"])
            try await database.write { tx in
                try tx.execute("pragma max_page_count = 100000")
                try tx.execute("insert into person (name, photo) values ('Bea', \(photo))")
            }
            #expect(try await database.read(Cast.names) == ["Ada", "Bea"])
        }
    }

    @Test("Refuses a file that is no database, and leaves it as it is")
    func notADatabase() async throws {
        try await withPlace(on: .sqlite) { place in
            let text = String(repeating: "This is not a database. ", count: 500)
            try Data(text.utf8).write(to: URL(filePath: place.path))
            await #expect(throws: StorageRefusal.brokenFile(place.path)) {
                try await Database.open(place.url)
            }
            #expect(try String(contentsOfFile: place.path, encoding: .utf8) == text)
        }
    }

    @Test("Says that a file is damaged")
    func damaged() async throws {
        try await withPlace(on: .sqlite) { place in
            let database = try await Database.open(place.url)
            try await database.migrate(Cast.migrations)
            try await database.write { tx in for n in 0..<5000 { try Cast.add("name \(n)", in: tx) } }
            await database.close()
            let file = try FileHandle(forUpdating: URL(filePath: place.path))
            for page in 3..<40 {
                try file.seek(toOffset: UInt64(page * 4096))
                try file.write(contentsOf: Data(repeating: 0xA5, count: 4096))
            }
            try file.close()
            let damaged = try await Database.open(place.url)
            await #expect(throws: StorageRefusal.brokenFile(place.path)) {
                try await damaged.read(Cast.names)
            }
            await damaged.close()
        }
    }

    @Test("Says that another is writing")
    func locked() async throws {
        try await withDatabase(on: .sqlite, Cast.migrations) { database in
            let path = String(database.url.description.dropFirst("sqlite:".count))
            let hasty = try SQLiteDriver.open(path: path, readers: 1, busyTimeoutSeconds: 0.05)
            let (isWriting, mayEnd) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            async let slow: Void = database.write { tx in
                try Cast.add("Ada", in: tx)
                isWriting.signal()
                mayEnd.wait()
            }
            await Task.detached { isWriting.waitBriefly() }.value
            await #expect(throws: StorageRefusal.locked(path)) {
                try await hasty.transaction(.write) { tx in _ = try Cast.add("Bea", in: tx) }
            }
            mayEnd.signal()
            try await slow
            try await hasty.transaction(.write) { tx in _ = try Cast.add("Bea", in: tx) }
            #expect(try await database.read(Cast.names) == ["Ada", "Bea"])
            await hasty.close()
        }
    }

    @Test("Says why a file cannot be opened", arguments: ["/nowhere/at/all.db", "/proc/terreau.db", "/tmp"])
    func cannotOpen(path: String) async throws {
        let refusal = await #expect(throws: StorageRefusal.self) {
            try await Database.open(try DatabaseURL("sqlite:\(path)"))
        }
        #expect(refusal?.code == "storage.cannot-open")
        #expect(refusal?.description.contains(path) == true)
    }

    @Test("Keeps no more texts prepared than it said")
    func knownStatements() {
        let known = KnownStatements()
        let admitted = (0..<1500).filter { known.admits("select \($0)") }
        #expect(admitted == Array(0..<1000))
        #expect(known.admits("select 7"))
    }
}

extension DispatchSemaphore {
    fileprivate func waitBriefly() { _ = wait(timeout: .now() + 10) }
}
