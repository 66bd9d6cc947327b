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

    /// Names of towns in one file.
    private static let most = 1_000_000

    /// Reads a CSV file. Throws a `GuidanceRefusal` when it cannot be opened, is broken or holds no town;
    /// then nothing was changed.
    public func run(_ source: String, file: String) async throws -> PlacesReport {
        guard Self.isName(source) else { throw GuidanceRefusal.badPlacesSource(source) }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue,
            let handle = FileHandle(forReadingAtPath: file)
        else { throw GuidanceRefusal.unreadablePlaces(file) }
        do {
            return try await run(source) {
                let chunk = try handle.read(upToCount: 1 << 16)
                return chunk.flatMap { $0.isEmpty ? nil : Array($0) }
            }
        } catch let error as FormatError {
            throw GuidanceRefusal.brokenPlaces(file, line: error.line)
        }
    }

    /// Reads CSV. Throws `GuidanceRefusal.noPlaces` when it holds no town, a `FormatError` when it is broken,
    /// and whatever the source of bytes throws.
    public func run(_ source: String, from bytes: @escaping ByteSource) async throws -> PlacesReport {
        var reader = RowReader(.csv, source: bytes)
        var (places, leftOut): ([GazetteerPlace], Int) = ([], 0)
        while let outcome = try reader.next() {
            if case .row(let row) = outcome, let place = GazetteerPlace(row: row.value) {
                places += place.underOtherNames(row.value["other_names"]?.string ?? "")
                guard places.count <= Self.most else { throw GuidanceRefusal.tooManyPlaces(Self.most) }
            } else {
                leftOut += 1
            }
        }
        guard !places.isEmpty else { throw GuidanceRefusal.noPlaces }
        let all = places
        try await database.write { tx in
            try tx.removePlaces(of: source)
            try tx.add(all, of: source)
        }
        return PlacesReport(source: source, places: all.count, leftOut: leftOut)
    }

    /// 2 to 40 lower-case letters, digits and hyphens.
    private static func isName(_ source: String) -> Bool {
        source.wholeMatch(of: /[a-z0-9][a-z0-9-]{1,39}/) != nil
    }
}

/// What an import of towns did.
public struct PlacesReport: Sendable, Hashable {
    /// The source whose towns they are now.
    public let source: String
    /// Names of towns in the gazetteer from this source.
    public let places: Int
    /// Rows that are no town, have no position, or could not be read.
    public let leftOut: Int

    /// As JSON.
    public var json: JSONValue {
        [
            "source": .string(source), "places": .integer(Int64(places)),
            "left_out": .integer(Int64(leftOut)),
        ]
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
