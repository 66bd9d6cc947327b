import Foundation
import Storage
import TestKit
import Testing

@Suite("A lock")
struct LockTests {
    @Test("Is held by one and given back, also after an error", arguments: Engine.available)
    func exclusive(engine: Engine) async throws {
        try await withPlace(on: engine) { place in
            let (one, two) = (try await Database.open(place.url), try await Database.open(place.url))
            try await one.withLock("import") {
                await #expect(throws: StorageRefusal.locked("import")) { try await two.withLock("import") {} }
                await #expect(throws: StorageRefusal.locked("import")) { try await one.withLock("import") {} }
                try await two.withLock("other") {}
            }
            await #expect(throws: Mishap.self) { try await one.withLock("import") { throw Mishap() } }
            try await two.withLock("import") {}
            await one.close()
            await two.close()
        }
    }

    @Test("Is free at once for whoever comes next", arguments: Engine.available)
    func again(engine: Engine) async throws {
        try await withPlace(on: engine) { place in
            let (one, two) = (try await Database.open(place.url), try await Database.open(place.url))
            for _ in 0..<50 {
                try await one.withLock("import") {}
                try await two.withLock("import") {}
            }
            await one.close()
            await two.close()
        }
    }

    @Test("Is waited for when asked", arguments: Engine.available)
    func waiting(engine: Engine) async throws {
        try await withPlace(on: engine) { place in
            let database = try await Database.open(place.url)
            let order = Order()
            try await database.withLock("import") {
                Task {
                    try await database.withLock("import", waitSeconds: 20) { await order.add("second") }
                    await order.add("end")
                }
                try await Task.sleep(for: .milliseconds(200))
                await order.add("first")
            }
            let done = try await eventually { await order.steps.count == 3 ? true : nil }
            #expect(done == true)
            #expect(await order.steps == ["first", "second", "end"])
            await database.close()
        }
    }

    @Test("Is given back when the process that holds it is killed")
    func otherProcess() async throws {
        try await withPlace(on: .sqlite) { place in
            let database = try await Database.open(place.url)
            let holder = Process()
            holder.executableURL = URL(filePath: "/usr/bin/flock")
            holder.arguments = ["--no-fork", "\(place.path).import.lock", "sleep", "600"]
            try holder.run()
            let refused = try await eventually { try await isLocked(database) ? true : nil }
            #expect(refused == true)
            kill(holder.processIdentifier, SIGKILL)
            let freed = try await eventually { try await isLocked(database) ? nil : true }
            #expect(freed == true)
            await database.close()
        }
    }

    @Test("Is given back when the server loses the session that holds it", arguments: Engine.postgresOnly)
    func lostSession(engine: Engine) async throws {
        try await withDatabase(on: engine) { database in
            try await database.withLock("import") {
                #expect(try await isLocked(database))
                try await database.write { tx in
                    try tx.execute(
                        """
                        select pg_terminate_backend(pid) from pg_locks
                        where locktype = 'advisory' and pid <> pg_backend_pid() and
                            (classid::bigint << 32 | objid::bigint) =
                                hashtextextended(current_schema() || '/import', 0)
                        """)
                }
                let freed = try await eventually { try await isLocked(database) ? nil : true }
                #expect(freed == true)
            }
        }
    }
}

private actor Order {
    private(set) var steps: [String] = []

    func add(_ step: String) { steps.append(step) }
}

private func isLocked(_ database: Database) async throws -> Bool {
    do {
        return try await database.withLock("import") { false }
    } catch StorageRefusal.locked {
        return true
    }
}
