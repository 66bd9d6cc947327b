import Storage
import TestKit
import Testing

@Suite("Migrations")
struct MigrationTests {
    private static let first = Migration("garden.1", ["create table bed (key \(.key)) \(.strict)"])
    private static let second = Migration("garden.2", ["alter table bed add column name \(.text)"])
    private static let other = Migration("tools.1", ["create table spade (key \(.key)) \(.strict)"])

    @Test("Bring an empty database up", arguments: Engine.available)
    func empty(engine: Engine) async throws {
        try await withDatabase(on: engine, [Self.first, Self.second]) { database in
            try await database.write { tx in try tx.execute("insert into bed (name) values ('peas')") }
        }
    }

    @Test("Bring an older one up, and leave what is there", arguments: Engine.available)
    func older(engine: Engine) async throws {
        try await withDatabase(on: engine, [Self.first]) { database in
            try await database.write { tx in try tx.execute("insert into bed (key) values (7)") }
            try await database.migrate([Self.other, Self.first, Self.second])
            let row = try await database.read { tx in try tx.first("select key, name from bed") }
            #expect(try row?.get("key", as: Int.self) == 7)
            try await database.migrate([Self.first, Self.second, Self.other])
        }
    }

    @Test("Refuse a newer one, and leave it as it is", arguments: Engine.available)
    func newer(engine: Engine) async throws {
        try await withDatabase(on: engine, [Self.first, Self.second]) { database in
            let refusal = StorageRefusal.newerSchema(migration: "garden.2")
            await #expect(throws: refusal) { try await database.migrate([Self.first]) }
            await #expect(throws: refusal) { try await database.migrate([Self.first, Self.other]) }
            await #expect(throws: StorageError.self) {
                try await database.read { tx in try tx.rows("select * from spade") }
            }
        }
    }

    @Test("Refuse one whose history has another text", arguments: Engine.available)
    func changed(engine: Engine) async throws {
        try await withDatabase(on: engine, [Self.first]) { database in
            let altered = Migration("garden.1", ["create table bed (key \(.key), name \(.text)) \(.strict)"])
            await #expect(throws: StorageRefusal.changedMigration("garden.1")) {
                try await database.migrate([altered])
            }
        }
    }

    @Test("Refuse one that went through them in another order", arguments: Engine.available)
    func passedOver(engine: Engine) async throws {
        try await withDatabase(on: engine, [Self.first, Self.second]) { database in
            let inserted = [
                Migration("garden.0", ["create table path (key \(.key))"]), Self.first, Self.second,
            ]
            await #expect(throws: StorageRefusal.changedMigration("garden.1")) {
                try await database.migrate(inserted)
            }
        }
    }

    @Test("Are applied whole or not at all", arguments: Engine.available)
    func whole(engine: Engine) async throws {
        let broken = Migration("garden.2", ["create table path (key \(.key))", "create nonsense"])
        try await withDatabase(on: engine) { database in
            await #expect(throws: StorageError.self) { try await database.migrate([Self.first, broken]) }
            try await database.migrate([Self.first, Self.second])
        }
    }

    @Test("Are applied once when several start at once", arguments: Engine.available)
    func atOnce(engine: Engine) async throws {
        try await withPlace(on: engine) { place in
            try await withThrowingTaskGroup { group in
                for _ in 0..<4 {
                    group.addTask {
                        let database = try await Database.open(place.url, connections: 2)
                        try await closing(database) { try await database.migrate(Cast.migrations) }
                    }
                }
                try await group.waitForAll()
            }
            let database = try await Database.open(place.url)
            try await closing(database) {
                let applied = try await database.read { tx in
                    try tx.rows("select id from storage_migration order by id").map {
                        try $0.get("id", as: String.self)
                    }
                }
                #expect(applied == ["cast.1", "storage.1", "storage.2"])
            }
        }
    }
}
