extension SearchIndex {
    /// Documents that stand close together on a map.
    public struct Cluster: Hashable, Sendable {
        /// How many there are.
        public var count: Int
        /// The mean of their positions; 180° counts as −180°.
        public var position: Position
        /// The document's key when it stands alone.
        public var key: Int64?
    }

    /// What matches a query, gathered for a map: cells of 64 pixels at a zoom (0…22) of the usual tiles (256
    /// pixels, the world's circumference at zoom 0), as squares of degrees, row by row from the south, each
    /// row from the query's western edge. Documents without a position are left out. Cells are doubled until
    /// the query's box, or the world without one, has at most `Limits.clusters`.
    public func clusters(_ query: Query, zoom: Int) throws(QueryError) -> [Cluster] {
        var query = query
        query.limit = 0
        query.facets = []
        return try Search(query, in: snapshot, of: self).clusters(zoom: min(max(zoom, 0), 22))
    }
}

extension SearchIndex.Limits {
    /// Cells of one map.
    public static let clusters = 5000
}

/// Documents counted by the cells of a map.
struct ClusterCells {
    private struct Sum {
        var count: Int64 = 0
        var latitudeE7: Int64 = 0
        var longitudeE7: Int64 = 0
        var key: Int64 = 0
    }

    private static let turnE7: Int64 = 3_600_000_000

    private let cellE7: Int64
    private let firstRow: Int64
    private let firstColumn: Int64
    private let columns: Int64
    private var sums: [Sum]

    /// The cells of a zoom in a box, or in the whole world.
    init(zoom: Int, box: SearchIndex.Box?) {
        let south = Int64(box?.southWest.latitudeE7 ?? -900_000_000) + 900_000_000
        let north = Int64(box?.northEast.latitudeE7 ?? 900_000_000) + 900_000_000
        let west = Int64(box?.southWest.longitudeE7 ?? -1_800_000_000) + 1_800_000_000
        let east = Int64(box?.northEast.longitudeE7 ?? 1_800_000_000) + 1_800_000_000
        var cell = Self.turnE7 >> Int64(zoom + 2)
        func rows() -> Int64 { north / cell - south / cell + 1 }
        func columns() -> Int64 { (east < west ? east + Self.turnE7 : east) / cell - west / cell + 1 }
        while rows() * columns() > SearchIndex.Limits.clusters { cell *= 2 }
        cellE7 = cell
        firstRow = south / cell
        firstColumn = west / cell
        self.columns = columns()
        sums = [Sum](repeating: Sum(), count: Int(rows() * columns()))
    }

    /// Counts a document of the box.
    mutating func add(_ position: SearchIndex.Position, key: Int64) {
        let latitude = Int64(position.latitudeE7)
        let longitude = position.longitudeE7 == 1_800_000_000 ? -1_800_000_000 : Int64(position.longitudeE7)
        let row = (latitude + 900_000_000) / cellE7 - firstRow
        let place = Int(row * columns + column(of: longitude + 1_800_000_000))
        sums[place].count += 1
        sums[place].latitudeE7 += latitude
        sums[place].longitudeE7 += longitude
        sums[place].key = key
    }

    /// The column of a longitude counted from the antimeridian, from the western edge on. A pole may lie
    /// outside the box's longitudes; it counts in the first column.
    private func column(of longitude: Int64) -> Int64 {
        let column = longitude / cellE7 - firstColumn
        if (0..<columns).contains(column) { return column }
        let wrapped = (longitude + Self.turnE7) / cellE7 - firstColumn
        return (0..<columns).contains(wrapped) ? wrapped : 0
    }

    /// The cells that hold documents.
    var clusters: [SearchIndex.Cluster] {
        sums.compactMap { sum in
            guard sum.count > 0 else { return nil }
            let position = SearchIndex.Position(
                latitudeE7: Int32(sum.latitudeE7 / sum.count), longitudeE7: Int32(sum.longitudeE7 / sum.count)
            )
            return position.map {
                .init(count: Int(sum.count), position: $0, key: sum.count == 1 ? sum.key : nil)
            }
        }
    }
}
