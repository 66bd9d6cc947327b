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

/// The cells of a map.
struct ClusterGrid {
    private static let turnE7: Int64 = 3_600_000_000

    private let cell: Divisor
    private let firstRow: Int64
    private let firstColumn: Int64
    private let columns: Int64
    /// How many cells there are.
    let count: Int

    /// The cells of a zoom in a box, or in the whole world.
    init(zoom: Int, box: SearchIndex.Box?) {
        let south = Int64(box?.southWest.latitudeE7 ?? -900_000_000) + 900_000_000
        let north = Int64(box?.northEast.latitudeE7 ?? 900_000_000) + 900_000_000
        let west = Int64(box?.southWest.longitudeE7 ?? -1_800_000_000) + 1_800_000_000
        let east = Int64(box?.northEast.longitudeE7 ?? 1_800_000_000) + 1_800_000_000
        var size = Self.turnE7 >> Int64(zoom + 2)
        func rows() -> Int64 { north / size - south / size + 1 }
        func columns() -> Int64 { (east < west ? east + Self.turnE7 : east) / size - west / size + 1 }
        while rows() * columns() > SearchIndex.Limits.clusters { size *= 2 }
        cell = Divisor(size)
        firstRow = south / size
        firstColumn = west / size
        self.columns = columns()
        count = Int(rows() * columns())
    }

    /// The cell of a position of the box.
    @inline(__always)
    func place(latitudeE7: Int64, longitudeE7: Int64) -> Int {
        let row = cell.quotient(latitudeE7 + 900_000_000) - firstRow
        return Int(row &* columns &+ column(of: longitudeE7 + 1_800_000_000))
    }

    /// The column of a longitude counted from the antimeridian, from the western edge on. A pole may lie
    /// outside the box's longitudes; it counts in the first column.
    @inline(__always)
    private func column(of longitude: Int64) -> Int64 {
        let column = cell.quotient(longitude) - firstColumn
        if column >= 0, column < columns { return column }
        let wrapped = (longitude + Self.turnE7) / cell.value - firstColumn
        return (0..<columns).contains(wrapped) ? wrapped : 0
    }
}

/// Documents counted by the cells of a map.
struct ClusterCells {
    private struct Sum {
        var count: Int64 = 0
        var latitudeE7: Int64 = 0
        var longitudeE7: Int64 = 0
        /// The last document counted, and before it the number of its segment.
        var document: Int64 = 0
    }

    private let grid: ClusterGrid
    private var sums: [Sum]
    private var segments: [Segment] = []

    /// Cells without documents.
    init(_ grid: ClusterGrid) {
        self.grid = grid
        sums = [Sum](repeating: Sum(), count: grid.count)
    }

    /// Counts the documents of a set, all of which lie in the box or have no position.
    mutating func add(_ set: DocumentSet, of segment: Segment) {
        segments.append(segment)
        var batches = DocumentBatches(set)
        while let batch = batches.next() {
            batch.read { batch in
                segment.grid.latitudes.read { latitudes in
                    segment.grid.longitudes.read { add(batch, latitudes, $0) }
                }
            }
        }
    }

    @inline(__always)
    private mutating func add(
        _ documents: UnsafeBufferPointer<UInt32>, _ latitudes: UnsafeBufferPointer<Int32>,
        _ longitudes: UnsafeBufferPointer<Int32>
    ) {
        let grid = grid
        let segment = Int64(segments.count - 1) << 32
        sums.withUnsafeMutableBufferPointer { sums in
            for document in documents {
                let latitude = Int64(latitudes[Int(document)])
                guard latitude != Int64(SpatialGrid.nowhere) else { continue }
                let stated = Int64(longitudes[Int(document)])
                let longitude = stated == 1_800_000_000 ? -1_800_000_000 : stated
                let place = grid.place(latitudeE7: latitude, longitudeE7: longitude)
                sums[place].count &+= 1
                sums[place].latitudeE7 &+= latitude
                sums[place].longitudeE7 &+= longitude
                sums[place].document = segment | Int64(document)
            }
        }
    }

    /// The cells that hold documents.
    var clusters: [SearchIndex.Cluster] {
        sums.compactMap { sum in
            guard sum.count > 0 else { return nil }
            let position = SearchIndex.Position(
                latitudeE7: Int32(sum.latitudeE7 / sum.count), longitudeE7: Int32(sum.longitudeE7 / sum.count)
            )
            return position.map {
                .init(count: Int(sum.count), position: $0, key: sum.count == 1 ? key(sum.document) : nil)
            }
        }
    }

    private func key(_ document: Int64) -> Int64 {
        segments[Int(document >> 32)].keys[Int(document & 0xFFFF_FFFF)]
    }
}

/// Divides numbers below 2³² by the same one again and again: by a multiplication, exactly (Lemire, Kaser and
/// Kurz, "Faster remainder by direct computation", 2019).
private struct Divisor {
    let value: Int64
    private let reciprocal: UInt64

    /// A divisor of 2…2³²−1.
    init(_ value: Int64) {
        self.value = value
        reciprocal = UInt64.max / UInt64(value) + 1
    }

    /// ⌊number / value⌋ of a number of 0…2³²−1.
    @inline(__always)
    func quotient(_ number: Int64) -> Int64 {
        Int64(truncatingIfNeeded: reciprocal.multipliedFullWidth(by: UInt64(truncatingIfNeeded: number)).high)
    }
}
