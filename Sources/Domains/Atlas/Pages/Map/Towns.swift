import CanonicalJSON
import Formats

/// Towns that a map names, so that its reader knows the place: the greatest of every neighbourhood.
///
/// Source: GeoNames, CC BY 4.0 (`Resources/Gazetteer`).
public struct Towns: Sendable {
    /// The name of the file of towns among the site's assets.
    public static let asset = "towns.json"

    /// One town.
    struct Town: Sendable, Hashable {
        let name: String
        let longitude: Double
        let latitude: Double
        let population: Int
    }

    /// Towns kept of one square of half a degree.
    private static let mostInSquare = 2

    /// The greatest first.
    let all: [Town]

    /// No towns.
    public init() { all = [] }

    /// Reads `places.csv`. Throws a `FormatError` when it is no table.
    public init(csv bytes: [UInt8]) throws {
        var rest: [UInt8]? = bytes
        var reader = RowReader(.csv) {
            defer { rest = nil }
            return rest
        }
        var towns: [Town] = []
        while let outcome = try reader.next() {
            if case .row(let row) = outcome, let town = Town(row: row.value) { towns.append(town) }
        }
        all = Towns.spread(towns.sorted { ($0.population, $1.name) > ($1.population, $0.name) })
    }

    /// Whether there is none.
    public var isEmpty: Bool { all.isEmpty }

    /// What `map.js` reads: `[name, longitude, latitude]` of each.
    public var json: [UInt8] {
        let list = all.map { town -> JSONValue in
            [.string(town.name), .number(town.longitude), .number(town.latitude)]
        }
        return Array(JSONValue.array(list).canonicalString.utf8)
    }

    /// Leaves out what stands beside greater ones.
    private static func spread(_ towns: [Town]) -> [Town] {
        var counts: [[Int]: Int] = [:]
        return towns.filter { town in
            let square = [Int((town.longitude * 2).rounded(.down)), Int((town.latitude * 2).rounded(.down))]
            counts[square, default: 0] += 1
            return counts[square, default: 0] <= mostInSquare
        }
    }
}

extension Towns.Town {
    /// Reads a row; nil without a name and a place, and for the numbered districts of a town.
    fileprivate init?(row: JSONValue) {
        guard let name = row["name"]?.string, !name.isEmpty, name.wholeMatch(of: /.* \d\d/) == nil,
            let longitude = Double(row["lon"]?.string ?? ""), (-180...180).contains(longitude),
            let latitude = Double(row["lat"]?.string ?? ""), (-90...90).contains(latitude)
        else { return nil }
        self.init(
            name: name, longitude: longitude, latitude: latitude,
            population: Int(row["population"]?.string ?? "") ?? 0)
    }
}
