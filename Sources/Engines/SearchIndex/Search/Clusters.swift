extension SearchIndex {
    /// Documents that stand close together on a map.
    public struct Cluster: Hashable, Sendable {
        /// How many there are.
        public var count: Int
        /// The mean of their positions.
        public var position: Position
        /// The document's key when it stands alone.
        public var key: Int64?
    }

    /// What matches a query, gathered for a map: cells of 64 pixels at a zoom of the usual tiles (256 pixels, the
    /// world's circumference at zoom 0), in degrees, counted from the south-west, row by row. Documents without a
    /// position are left out. When there would be more than `Limits.clusters`, cells are doubled until there are not.
    public func clusters(_ query: Query, zoom: Int) throws(QueryError) -> [Cluster] {
        var query = query
        query.limit = 0
        query.facets = []
        return try Search(query, in: snapshot, of: self).clusters(zoom: min(max(zoom, 0), 22))
    }
}

extension SearchIndex.Limits {
    /// Clusters of one map.
    public static let clusters = 5000
}

/// Documents counted by cells of a map.
struct ClusterCells {
    private struct Cell: Hashable {
        var row: Int32
        var column: Int32
    }

    private struct Sum {
        var count: Int64 = 0
        var latitudeE7: Int64 = 0
        var longitudeE7: Int64 = 0
        var key: Int64 = 0

        static func + (left: Sum, right: Sum) -> Sum {
            Sum(
                count: left.count + right.count, latitudeE7: left.latitudeE7 + right.latitudeE7,
                longitudeE7: left.longitudeE7 + right.longitudeE7, key: right.key)
        }
    }

    private let cellE7: Int64
    private var sums: [Cell: Sum] = [:]
    // Documents come cell by cell, so that most need no look into the dictionary.
    private var currentCell = Cell(row: -1, column: -1)
    private var current = Sum()

    /// The cells of a zoom.
    init(zoom: Int) {
        cellE7 = 3_600_000_000 >> Int64(zoom + 2)
    }

    /// Counts a document. 180° is −180°.
    mutating func add(_ position: SearchIndex.Position, key: Int64) {
        let latitude = Int64(position.latitudeE7)
        let longitude = position.longitudeE7 == 1_800_000_000 ? -1_800_000_000 : Int64(position.longitudeE7)
        let cell = Cell(
            row: Int32((latitude + 900_000_000) / cellE7), column: Int32((longitude + 1_800_000_000) / cellE7)
        )
        if cell != currentCell {
            settle()
            currentCell = cell
        }
        current = current + Sum(count: 1, latitudeE7: latitude, longitudeE7: longitude, key: key)
    }

    /// The clusters, cells doubled until there are few enough.
    mutating func finish() -> [SearchIndex.Cluster] {
        settle()
        while sums.count > SearchIndex.Limits.clusters {
            let doubled = sums.map { (Cell(row: $0.key.row / 2, column: $0.key.column / 2), $0.value) }
            sums = Dictionary(doubled, uniquingKeysWith: +)
        }
        return sums.sorted { ($0.key.row, $0.key.column) < ($1.key.row, $1.key.column) }.compactMap {
            cluster($0.value)
        }
    }

    private mutating func settle() {
        guard current.count > 0 else { return }
        sums[currentCell] = sums[currentCell].map { $0 + current } ?? current
        current = Sum()
    }

    private func cluster(_ sum: Sum) -> SearchIndex.Cluster? {
        SearchIndex.Position(
            latitudeE7: Int32(sum.latitudeE7 / sum.count), longitudeE7: Int32(sum.longitudeE7 / sum.count)
        ).map { .init(count: Int(sum.count), position: $0, key: sum.count == 1 ? sum.key : nil) }
    }
}
