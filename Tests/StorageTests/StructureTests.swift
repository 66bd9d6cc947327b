import Foundation
import TestKit
import Testing

@testable import Storage

@Suite("A look at the structure")
struct StructureTests {
    @Test("Finds nothing wrong with what migrations made", arguments: Engine.available)
    func whole(engine: Engine) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            let faults = try await database.structureFaults(migrations: Cast.migrations)
            #expect(faults.isEmpty)
        }
    }

    @Test("Says which steps are still to come, and which are unknown", arguments: Engine.available)
    func steps(engine: Engine) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            let more = Cast.migrations + [Migration("cast.2", ["create table shoe (key \(.key))"])]
            let behind = try await database.structureFaults(migrations: more)
            #expect(behind == [.behind(migrations: ["cast.2"])])
            let strange = try await database.structureFaults(migrations: [])
            #expect(strange == [.otherSchema(.newerSchema(migration: "cast.1"))])
        }
    }

    @Test("Finds what somebody added, renamed or took away", arguments: Engine.available)
    func changed(engine: Engine) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            try await database.write { tx in
                try tx.execute("alter table person rename column age to years")
                try tx.execute("drop index storage_change_order")
                try tx.execute("create table odd (one \(.integer))")
            }
            let faults = try await database.structureFaults(migrations: Cast.migrations)
            #expect(
                Set(faults) == [
                    .missing("the column person.age"), .missing("the index storage_change_order"),
                    .unexpected("the column odd.one"), .unexpected("the column person.years"),
                ])
        }
    }

    @Test("Finds rows that point at nothing", arguments: Engine.available)
    func orphans(engine: Engine) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            if engine == .sqlite {
                // NB: other programs open a file of SQLite's without its checks.
                let program = Process()
                program.executableURL = URL(filePath: "/usr/bin/env")
                program.arguments = [
                    "python3", "-c",
                    """
                    import sqlite3, sys
                    with sqlite3.connect(sys.argv[1]) as base:
                        base.execute("insert into hat (person_key) values (5), (6)")
                    """, try #require(database.url.file),
                ]
                try program.run()
                program.waitUntilExit()
                #expect(program.terminationStatus == 0)
            } else {
                try await database.write { tx in
                    try tx.execute("set local session_replication_role = replica")
                    try tx.execute("insert into hat (person_key) values (5), (6)")
                }
            }
            let faults = try await database.structureFaults(migrations: Cast.migrations)
            #expect(faults == [.brokenReferences(table: "hat", parent: "person", rows: 2)])
        }
    }

    @Test("Finds a constraint that was never checked", arguments: Engine.postgresOnly)
    func unchecked(engine: Engine) async throws {
        try await withDatabase(on: engine, Cast.migrations) { database in
            try await database.write { tx in
                try tx.execute("alter table person add constraint old check (age > 5) not valid")
            }
            let faults = try await database.structureFaults(migrations: Cast.migrations)
            #expect(faults == [.damaged("the constraint old was never checked")])
        }
    }

    @Test("Finds an index that is not what its table says")
    func damaged() async throws {
        try await withPlace(on: .sqlite) { place in
            let database = try await Database.open(place.url)
            try await database.migrate(Cast.migrations)
            try await database.write { tx in for number in 0..<3000 { try Cast.add("name \(number)", in: tx) }
            }
            await database.close()
            let file = try #require(FileManager.default.contents(atPath: place.path))
            let places = file.ranges(of: Data("name 1234".utf8))
            #expect(places.count == 2)
            var changed = file
            changed[try #require(places.last).lowerBound] = UInt8(ascii: "m")
            try changed.write(to: URL(filePath: place.path))
            let archive = try await Archive.open(place.path)
            let faults = try await archive.database.structureFaults(migrations: Cast.migrations)
            #expect(!faults.isEmpty)
            #expect(faults.allSatisfy { if case .damaged = $0 { true } else { false } })
            await archive.database.close()
        }
    }
}
