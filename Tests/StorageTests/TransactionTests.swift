import Dispatch
import Storage
import Synchronization
import TestKit
import Testing

@Suite("A transaction")
struct TransactionTests {
    @Test("Keeps nothing when its body throws", arguments: Engine.available)
    func rollback(engine: Engine) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            await #expect(throws: Mishap.self) {
                try await database.write { tx in
                    try Cast.add("Ada", in: tx)
                    throw Mishap()
                }
            }
            let names = try await database.read(Cast.names)
            #expect(names == [])
        }
    }

    @Test("Keeps nothing when a failed statement was caught and forgotten", arguments: Engine.available)
    func forgottenFailure(engine: Engine) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            let error = await #expect(throws: StorageError.self) {
                try await database.write { tx in
                    try Cast.add("Ada", in: tx)
                    _ = try? Cast.add("Ada", in: tx)
                }
            }
            #expect(error?.kind == .uniqueViolation)
            let names = try await database.read(Cast.names)
            #expect(names == [])
        }
    }

    @Test(
        "Says which sort of constraint is broken", arguments: Engine.available,
        [
            ("insert into person (name) values ('Ada')" as SQL, StorageError.Kind.uniqueViolation),
            ("insert into person (name) values ('')", .checkViolation),
            ("insert into person (name) values (null)", .notNullViolation),
            ("insert into hat (person_key) values (77)", .foreignKeyViolation),
            ("delete from person", .foreignKeyViolation),
            ("insert into nowhere values (1)", .other),
        ])
    func constraints(engine: Engine, broken: (sql: SQL, kind: StorageError.Kind)) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            try await database.write { tx in
                let key = try Cast.add("Ada", in: tx)
                try tx.execute("insert into hat (person_key) values (\(key))")
            }
            let error = await #expect(throws: StorageError.self) {
                try await database.write { tx in try tx.execute(broken.sql) }
            }
            #expect(error?.kind == broken.kind)
        }
    }

    @Test("Counts the rows it changes", arguments: Engine.available)
    func changedRows(engine: Engine) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            let counts = try await database.write { tx in
                [
                    try tx.execute("insert into person (name) values ('a'), ('b'), ('c')"),
                    try tx.execute("update person set age = 1 where name <> 'a'"),
                    try tx.execute("update person set age = 1 where name = 'z'"),
                    try tx.execute("create table other (n \(.integer)) \(.strict)"),
                    try tx.execute("insert into person (name) values ('a') on conflict (name) do nothing"),
                    try tx.execute("delete from person"),
                ]
            }
            #expect(counts == [3, 2, 0, 0, 0, 3])
        }
    }

    @Test("Gives the key of a row it inserts", arguments: Engine.available)
    func keys(engine: Engine) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            let keys = try await database.write { tx in
                [try Cast.add("a", in: tx), try Cast.add("b", in: tx)]
            }
            #expect(keys == [1, 2])
            await #expect(throws: RowError.self) {
                try await database.write { tx in _ = try tx.insert("insert into person (name) values ('c')") }
            }
        }
    }

    @Test("Reading cannot write", arguments: Engine.available)
    func readOnly(engine: Engine) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            await #expect(throws: StorageRefusal.readOnly) {
                try await database.read { tx in try Cast.add("Ada", in: tx) }
            }
        }
    }

    @Test("Reading sees one state, whatever is written meanwhile", arguments: Engine.available)
    func snapshot(engine: Engine) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            let (hasRead, hasWritten) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            async let seen = database.read { tx in
                let before = try Cast.names(in: tx)
                hasRead.signal()
                hasWritten.wait()
                return [before, try Cast.names(in: tx)]
            }
            try await database.write { tx in
                hasRead.wait()
                try Cast.add("Ada", in: tx)
            }
            hasWritten.signal()
            #expect(try await seen == [[], []])
            #expect(try await database.read(Cast.names) == ["Ada"])
        }
    }

    @Test("Writers who meet lose no update", arguments: Engine.available)
    func lostUpdates(engine: Engine) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            try await database.write { tx in try Cast.add("Ada", age: 0, in: tx) }
            try await withThrowingTaskGroup { group in
                for _ in 0..<8 {
                    group.addTask {
                        for _ in 0..<10 { try await database.write(birthday) }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await database.read(age) == 80)
        }
    }

    @Test("Streams more rows than it holds, and may ask more in between", arguments: Engine.available)
    func streaming(engine: Engine) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            try await database.write { tx in for n in 0..<1201 { try Cast.add("\(n)", age: n, in: tx) } }
            let sum = try await database.read { tx in
                var sum = 0
                try tx.each("select age from person where age >= \(0) order by age") { row in
                    let age: Int = try row["age"]
                    sum += try tx.first("select \(age) + 1 as n")?.get("n", as: Int.self) ?? 0
                }
                return sum
            }
            #expect(sum == 1201 * 1202 / 2)
        }
    }

    @Test("A stream that is left early harms nothing", arguments: Engine.available)
    func leavingEarly(engine: Engine) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            let names = try await database.write { tx in
                for name in ["a", "b", "c"] { try Cast.add(name, in: tx) }
                try? tx.each("select name from person") { _ in throw Mishap() }
                return try Cast.names(in: tx)
            }
            #expect(names == ["a", "b", "c"])
        }
    }

    @Test("Is used from many tasks at once", arguments: Engine.available)
    func crowd(engine: Engine) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            try await withThrowingTaskGroup { group in
                for n in 0..<40 {
                    group.addTask { try await database.write { tx in _ = try Cast.add("\(n)", in: tx) } }
                    group.addTask { _ = try await database.read(Cast.names) }
                }
                try await group.waitForAll()
            }
            #expect(try await database.read(Cast.names).count == 40)
        }
    }

    @Test("After closing, a call is refused", arguments: Engine.available)
    func closed(engine: Engine) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            await database.close()
            await #expect(throws: StorageRefusal.closed) { try await database.read(Cast.names) }
            await #expect(throws: StorageRefusal.closed) {
                try await database.write { tx in try Cast.add("Ada", in: tx) }
            }
        }
    }
}

@Sendable private func birthday(_ tx: Transaction) throws {
    try tx.execute("update person set age = \(try age(tx) + 1)")
}

@Sendable private func age(_ tx: Transaction) throws -> Int {
    try tx.first("select age from person")?.get("age", as: Int.self) ?? 0
}
