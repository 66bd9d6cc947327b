import Storage
import TestKit
import Testing

@Suite("A row")
struct RowTests {
    @Test("Is read by name and by place", arguments: Engine.available)
    func reading(engine: Engine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.read { tx in
                let row = try #require(
                    try tx.first("select \(7) as n, \("seven") as name, \(nil as Int?) as none"))
                let number: Int64 = try row["n"]
                #expect(number == 7)
                #expect(try row.get("name", as: String.self) == "seven")
                #expect(try row.get("none", as: Int?.self) == nil)
                #expect(try row.get(at: 0, as: Int.self) == 7)
            }
        }
    }

    @Test("Says which column is not what it should be", arguments: Engine.available)
    func mistakes(engine: Engine) async throws {
        try await withDatabase(on: engine) { database in
            let row = try #require(
                try await database.read { tx in
                    try tx.first("select \(2) as n, \("x") as name, \(nil as Int?) as none")
                })
            #expect(throws: RowError.noColumn("age", has: ["n", "name", "none"])) {
                try row.get("age", as: Int.self)
            }
            #expect(throws: RowError.wrongType(column: "n", found: "a whole number", wanted: "String")) {
                try row.get("n", as: String.self)
            }
            #expect(throws: RowError.wrongType(column: "n", found: "a whole number", wanted: "Bool")) {
                try row.get("n", as: Bool.self)
            }
            #expect(throws: RowError.wrongType(column: "none", found: "nothing (NULL)", wanted: "Int")) {
                try row.get("none", as: Int.self)
            }
            #expect(throws: RowError.self) { try row.get(at: 3, as: Int.self) }
        }
    }

    @Test(
        "Sums of whole numbers are whole numbers on both engines", arguments: Engine.available,
        [
            [0], [1, 2], [9999, 1], [10_000, 90_000], [-3, -5], [100_000_000, 23], [Int64.max - 1, 1],
            [Int64.min + 1, -1],
        ])
    func sums(engine: Engine, numbers: [Int64]) async throws {
        try await withDatabase(on: engine, [Numbers.migration]) { database in
            try await database.write { tx in
                for number in numbers { try tx.execute("insert into number (n) values (\(number))") }
            }
            let sum = try await database.read { tx in
                try tx.first("select sum(n) as total from number")?.get("total", as: Int64.self)
            }
            #expect(sum == numbers.reduce(0, +))
        }
    }

    @Test("Fractions are refused", arguments: Engine.available)
    func fractions(engine: Engine) async throws {
        try await withDatabase(on: engine) { database in
            await #expect(throws: StorageError.self) {
                try await database.read { tx in try tx.rows("select 1.5 as n") }
            }
        }
    }
}

private enum Numbers {
    static let migration = Migration("numbers.1", ["create table number (n \(.integer) not null) \(.strict)"])
}
