import CanonicalJSON
import Formats
import Kernel
import Storage

/// Reads towns into the gazetteer, in place of those that the same source gave before, by one transaction.
///
/// Two shapes are known by their columns: Terreau's own (`name,country,lat,lon,population,admin1`) and the file of
/// French communes (`kind,insee,name,…,lon,lat,postcodes,department,population,region`).
public struct ImportPlaces: Sendable {
    let database: Database

    /// An import into a database.
    public init(into database: Database) {
        self.database = database
    }

    /// Reads a CSV file; gives how many towns it holds.
    public func run(_ source: String, from bytes: @escaping ByteSource) async throws -> Int {
        var reader = RowReader(.csv, source: bytes)
        var places: [GazetteerPlace] = []
        while let outcome = try reader.next() {
            if case .row(let row) = outcome, let place = GazetteerPlace(row: row.value) {
                places.append(place)
            }
        }
        guard !places.isEmpty else { throw GuidanceRefusal.noPlaces }
        let all = places
        try await database.write { tx in
            try tx.removePlaces(of: source)
            try tx.add(all, of: source)
        }
        return all.count
    }
}

extension GazetteerPlace {
    /// Reads a row of either shape; nil for departments, regions and rows without a position.
    init?(row: JSONValue) {
        func text(_ column: String) -> String { row[column]?.string ?? "" }
        let isCommune = row["insee"] != nil
        guard !isCommune || text("kind") == "CITY", !text("name").isEmpty,
            let country = CountryCode(isCommune ? "FR" : text("country")),
            let latitude = Double(text("lat")), let longitude = Double(text("lon")),
            let position = Coordinate(latitude: latitude, longitude: longitude)
        else { return nil }
        let region = text(isCommune ? "region" : "admin1")
        self.init(
            name: text("name"), country: country, position: position, region: region.isEmpty ? nil : region,
            population: Int(text("population")) ?? 0,
            postcodes: text("postcodes").split(separator: "|").map(String.init))
    }
}
