import Foundation
import Kernel
import Storage
import TestKit
import Testing

@testable import Guidance

/// The gazetteer with the communes of France: a name, a postcode, several towns of one name.
@Suite("Towns by name and by postcode")
struct PlacesTests {
    /// Rows in the shape of the published file; figures are those of the file.
    private static let communes = """
        kind,insee,name,slug,lon,lat,postcodes,department,population,region
        CITY,09023,Ascou,ascou-09,1.9201,42.7147,09110,09,,76
        CITY,23176,La Souterraine,la-souterraine-23,1.4864,46.2406,23300,23,,75
        CITY,23197,Saint-Étienne-de-Fursac,saint-etienne-de-fursac-23,1.5042,46.1388,23290,23,,75
        CITY,01001,Brest,brest-01,5.1,46.2,01999|01998,01,,84
        DEPARTMENT,,Creuse,creuse,2.0,46.1,,23,,75

        """

    @Test("communes are read, départements left out", arguments: Engine.available)
    func readsCommunes(engine: Engine) async throws {
        try await withDatabase(on: engine, GuidanceDomain.migrations) { database in
            let report = try await take(Self.communes, into: database)
            #expect(report == PlacesReport(source: "communes-fr", places: 4, leftOut: 1))
            let found = try await search("23300", database)
            #expect(found.map(\.name) == ["La Souterraine"])
            #expect(found.first?.region == "23")
            for text in ["saint etienne de fursac", "ST-ETIENNE-DE-FURSAC", "Saint-Étienne"] {
                #expect(try await search(text, database).map(\.name) == ["Saint-Étienne-de-Fursac"])
            }
            #expect(try await search("01998", database).map(\.name) == ["Brest"])
            #expect(try await search("Brest", database, in: "BE").isEmpty)
            #expect(try await search("Creuse", database).isEmpty)
        }
    }

    @Test("a second import takes the place of the first", arguments: Engine.available)
    func replaces(engine: Engine) async throws {
        try await withDatabase(on: engine, GuidanceDomain.migrations) { database in
            _ = try await take(Self.communes, into: database)
            _ = try await take(Self.communes, into: database)
            #expect(try await search("Ascou", database).count == 1)
        }
    }

    @Test("a file without towns is refused in a sentence")
    func refuses() async throws {
        try await withDatabase(on: .sqlite, GuidanceDomain.migrations) { database in
            await #expect(throws: GuidanceRefusal.noPlaces) {
                _ = try await take("a,b\n1,2\n", into: database)
            }
        }
    }

    @Test(
        "the whole published file is read", .enabled(if: published != nil, "needs ../shared/data/atlas"))
    func readsThePublishedFile() async throws {
        let bytes = try Data(contentsOf: try #require(Self.published))
        try await withDatabase(on: .sqlite, GuidanceDomain.migrations) { database in
            let report = try await take(String(decoding: bytes, as: UTF8.self), into: database)
            // The file has 35,064 communes; 90 of them have no position, so nothing is near them.
            #expect(report.places == 34_974)
            #expect(try await search("23300", database).map(\.name).contains("La Souterraine"))
            #expect(try await search("Guéret", database).map(\.region) == ["23"])
            #expect(try await search("2A004", database).isEmpty)
            #expect(try await search("20000", database).map(\.name).contains("Ajaccio"))
            for (text, region) in [
                ("23000 Guéret", "23"), ("Gueret 23", "23"), ("Guéret (23)", "23"), ("Guéret, Creuse", "23"),
                ("Lyon 7", "69"), ("Lyon 7e arrondissement", "69"), ("69007 LYON CEDEX 07", "69"),
                ("Saint-Denis 93", "93"), ("Ajaccio 2A", "2A"),
            ] {
                #expect(try await found(text, database).map(\.region) == [region], "\(text)")
            }
        }
    }

    private static let published: URL? = {
        let file = URL(fileURLWithPath: TestInstance.repository)
            .appending(path: "../shared/data/atlas/communes-fr/communes-geo.csv").standardizedFileURL
        return FileManager.default.fileExists(atPath: file.path) ? file : nil
    }()

    private func take(_ text: String, into database: Database) async throws -> PlacesReport {
        var rest: [UInt8]? = Array(text.utf8)
        return try await ImportPlaces(into: database).run("communes-fr") {
            defer { rest = nil }
            return rest
        }
    }

    /// What the organisation's page finds.
    private func found(_ text: String, _ database: Database) async throws -> [GazetteerPlace] {
        var situation = Situation()
        (situation.place, situation.country) = (text, CountryCode("FR"))
        return try await FindPlaces(in: database)(for: situation)
    }

    private func search(_ text: String, _ database: Database, in country: String? = nil) async throws
        -> [GazetteerPlace]
    {
        try await database.read { tx in
            try tx.places(matching: text, in: country.flatMap { CountryCode($0) }, limit: 12)
        }
    }
}
