import CanonicalJSON
import Formats
import Foundation
import Kernel
import Storage

/// Reads towns into the gazetteer, in place of those that the same source gave before, by one transaction.
///
/// Three shapes are known by their columns: Terreau's own
/// (`name,country,admin1,lat,lon,population,other_names`), its French départements
/// (`code,name,region,seat,lat,lon,postcodes`, the last being beginnings of postal codes), and the file of
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
                places += place.underOtherNames(row.value["other_names"]?.string ?? "")
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
    /// Reads a row of any shape; nil for what is no town in the file of communes, and for rows without a
    /// position.
    init?(row: JSONValue) {
        func text(_ column: String) -> String { row[column]?.string ?? "" }
        let (isCommune, isDepartment) = (row["insee"] != nil, row["seat"] != nil)
        guard !isCommune || text("kind") == "CITY", !text("name").isEmpty,
            let country = CountryCode(isCommune || isDepartment ? "FR" : text("country")),
            let latitude = Double(text("lat")), let longitude = Double(text("lon")),
            let position = Coordinate(latitude: latitude, longitude: longitude)
        else { return nil }
        let region = text(isCommune ? "department" : isDepartment ? "code" : "admin1")
        self.init(
            name: text("name"), country: country, position: position, region: region.isEmpty ? nil : region,
            population: Int(text("population")) ?? 0,
            postcodes: text("postcodes").split(separator: "|").map(String.init))
    }

    /// The town under each of its names; others are separated by `|`.
    fileprivate func underOtherNames(_ names: String) -> [GazetteerPlace] {
        var known: Set<String> = [Gazetteer.folded(name)]
        let others = names.split(separator: "|").map(String.init).filter {
            known.insert(Gazetteer.folded($0)).inserted
        }
        return [self]
            + others.map {
                GazetteerPlace(
                    name: $0, country: country, position: position, region: region, population: population)
            }
    }
}

/// Fills the gazetteer with the shipped towns, unless they are there.
public struct FillGazetteer: Sendable {
    let database: Database

    /// The shipped files below `Gazetteer`, by the source they are.
    private static let files = [("places", "places.csv"), ("departments-fr", "departments-fr.csv")]

    /// For a database.
    public init(_ database: Database) {
        self.database = database
    }

    /// Reads the files below the resources' folder; one that is not there is left out.
    public func callAsFunction(folder: String) async throws {
        for (source, file) in FillGazetteer.files {
            let isKnown = try await database.read { tx in try tx.hasPlaces(of: source) }
            let path = URL(fileURLWithPath: "\(folder)/Gazetteer/\(file)")
            guard !isKnown, let bytes = try? Data(contentsOf: path) else { continue }
            var rest: [UInt8]? = Array(bytes)
            _ = try await ImportPlaces(into: database).run(source) {
                defer { rest = nil }
                return rest
            }
        }
    }
}
