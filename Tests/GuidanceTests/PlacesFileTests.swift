import Foundation
import Kernel
import Storage
import TestKit
import Testing

@testable import Guidance

/// `terreau guidance places`: a file is read whole or not at all.
@Suite("Towns from a file")
struct PlacesFileTests {
    private static let two = """
        name,country,admin1,lat,lon,population,other_names
        Bruxelles,BE,BRU,50.85,4.35,1019022,Brussel|Brussels
        Liège,BE,WAL,50.63,5.57,182597,

        """

    @Test("each name is found, and the report counts them", arguments: Engine.available)
    func reads(engine: Engine) async throws {
        try await withTowns(engine) { database in
            let (brussels, liege) = (
                try await names("Brussel", in: database), try await names("Liege", in: database)
            )
            #expect(brussels == ["Brussel"], "a name that is meant whole")
            #expect(liege == ["Liège"])
        }
    }

    @Test(
        "what is broken or foreign is refused in a sentence and changes nothing", arguments: Engine.available,
        [
            ("name,country,lat,lon\nNamur,BE,50.46,4.86\n\"Mons,BE,50.45,3.95\n", "guidance.broken-places"),
            ("identifier;title\n1;Namur\n", "guidance.no-places"),
            ("name,country,lat,lon\nNamur,BE,,\n", "guidance.no-places"),
            ("{\"type\":\"FeatureCollection\"}", "guidance.no-places"),
            ("", "guidance.broken-places"),
        ])
    func refuses(engine: Engine, file: (text: String, code: String)) async throws {
        try await withTowns(engine) { database in
            let refusal = await #expect(throws: GuidanceRefusal.self) {
                _ = try await take(file.text, into: database)
            }
            #expect(refusal?.code == file.code)
            let (liege, namur) = (
                try await names("Liege", in: database), try await names("Namur", in: database)
            )
            #expect(liege == ["Liège"])
            #expect(namur.isEmpty)
        }
    }

    @Test("a file that is not there and a name that names nothing are refused")
    func refusesNames() async throws {
        try await withDatabase(on: .sqlite, GuidanceDomain.migrations) { database in
            let action = ImportPlaces(into: database)
            for path in ["/nowhere/towns.csv", FileManager.default.temporaryDirectory.path] {
                await #expect(throws: GuidanceRefusal.unreadablePlaces(path)) {
                    _ = try await action.run("towns", file: path)
                }
            }
            for name in ["", "a", "Communes", "a b", String(repeating: "a", count: 41)] {
                await #expect(throws: GuidanceRefusal.badPlacesSource(name)) {
                    _ = try await action.run(name, file: "/nowhere/towns.csv")
                }
            }
        }
    }

    /// A database that holds two towns of the source `towns`.
    private func withTowns(_ engine: Engine, _ body: (Database) async throws -> Void) async throws {
        try await withDatabase(on: engine, GuidanceDomain.migrations) { database in
            let report = try await take(Self.two, into: database)
            #expect(report == PlacesReport(source: "towns", places: 4, leftOut: 0))
            try await body(database)
        }
    }

    private func take(_ text: String, into database: Database) async throws -> PlacesReport {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(text.utf8).write(to: file)
        return try await ImportPlaces(into: database).run("towns", file: file.path)
    }

    private func names(_ text: String, in database: Database) async throws -> [String] {
        let country = CountryCode("BE")
        return try await database.read { tx in
            try tx.places(matching: text, in: country, limit: 12).map(\.name).sorted()
        }
    }
}
