/// The positions of a segment's documents, and the documents by cells of a tenth of a degree, row by row from
/// the south, so that the cells of a row between two meridians stand together.
struct SpatialGrid: Sendable {
    let latitudes: Column<Int32>
    let longitudes: Column<Int32>
    /// The documents that have a position, by cell, then by number.
    let documents: Column<UInt32>
    /// The cells that hold documents, in order; those of cell `c` are `documents[starts[c]..<starts[c + 1]]`.
    let cells: Column<UInt32>
    let starts: Column<UInt32>
    /// The documents that have a position.
    let placed: DocumentSet

    /// The latitude of a document without a position.
    static let nowhere = Int32.min

    /// A grid from its parts; `SnapshotReader` looks whether they fit together.
    init(
        latitudes: Column<Int32>, longitudes: Column<Int32>, documents: Column<UInt32>,
        cells: Column<UInt32>, starts: Column<UInt32>
    ) {
        (self.latitudes, self.longitudes, self.documents) = (latitudes, longitudes, documents)
        (self.cells, self.starts) = (cells, starts)
        let count = latitudes.count
        placed = documents.count == count ? .all(bound: count) : DocumentSet(Bitmap(documents, bound: count))
    }

    /// The grid of documents at the given positions.
    init(_ positions: [SearchIndex.Position?]) {
        self.init(
            latitudes: Column(positions.map { $0?.latitudeE7 ?? Self.nowhere }),
            longitudes: Column(positions.map { $0?.longitudeE7 ?? Self.nowhere }))
    }

    /// The grid of documents at the given positions, `nowhere` for those without.
    init(latitudes: Column<Int32>, longitudes: Column<Int32>) {
        var keys: [UInt64] = []
        keys.reserveCapacity(latitudes.count)
        for (document, place) in zip(latitudes, longitudes).enumerated() where place.0 != Self.nowhere {
            keys.append(
                UInt64(GridCell(latitudeE7: place.0, longitudeE7: place.1).number) << 32 | UInt64(document))
        }
        keys.sort()
        var cells: [UInt32] = []
        var starts: [UInt32] = []
        for (place, key) in keys.enumerated() where cells.last != UInt32(key >> 32) {
            cells.append(UInt32(key >> 32))
            starts.append(UInt32(place))
        }
        self.init(
            latitudes: latitudes, longitudes: longitudes,
            documents: Column(keys.map { UInt32(truncatingIfNeeded: $0) }), cells: Column(cells),
            starts: Column(starts + [UInt32(keys.count)]))
    }

    /// Where a document is.
    func position(of document: Int) -> SearchIndex.Position? {
        SearchIndex.Position(latitudeE7: latitudes[document], longitudeE7: longitudes[document])
    }

    /// The documents between two parallels and in some ranges of longitudes that `choose` puts in: it is
    /// given the words of a bitmap, a row, a range, and where in `cells` those stand that they touch.
    func select(
        from south: Int64, to north: Int64, spans: [ClosedRange<Int64>],
        _ choose: (UnsafeMutableBufferPointer<UInt64>, Int64, ClosedRange<Int64>, Range<Int>) -> Void
    ) -> DocumentSet {
        let words = Column<UInt64>(count: (latitudes.count + 63) / 64) { words in
            words.update(repeating: 0)
            let first = max(0, (south + 900_000_000) / GridCell.sizeE7)
            let last = min(GridCell.rows - 1, (north + 900_000_000) / GridCell.sizeE7)
            for row in first...max(first, last) {
                let isPole = row == GridCell.rows - 1 || (row == 0 && south <= -900_000_000)
                for span in isPole ? [Self.wholeRow] : spans {
                    choose(words, row, span, places(row: row, span))
                }
            }
        }
        return DocumentSet(Bitmap(words: words))
    }

    /// Puts the documents of some cells that stand together into a bitmap.
    func insert(_ places: Range<Int>, into words: UnsafeMutableBufferPointer<UInt64>) {
        guard !places.isEmpty else { return }
        documents.slice(Int(starts[places.lowerBound])..<Int(starts[places.upperBound])).read {
            words.insert($0)
        }
    }

    /// Puts those documents of some cells that stand together into a bitmap whose position passes a test.
    func insert(
        _ places: Range<Int>, into words: UnsafeMutableBufferPointer<UInt64>,
        where isInside: (SearchIndex.Position) -> Bool
    ) {
        guard !places.isEmpty else { return }
        let inCells = documents.slice(Int(starts[places.lowerBound])..<Int(starts[places.upperBound]))
        words.insert(inCells.filter { position(of: Int($0)).map(isInside) ?? false })
    }

    static let wholeRow: ClosedRange<Int64> = -1_800_000_000...1_800_000_000

    /// Where in `cells` those of one row stand that a range of longitudes touches.
    private func places(row: Int64, _ span: ClosedRange<Int64>) -> Range<Int> {
        let base = row * GridCell.columns
        let west = UInt32(base + GridCell.column(of: span.lowerBound))
        let east = UInt32(
            base
                + (span.upperBound == 1_800_000_000
                    ? GridCell.columns - 1 : GridCell.column(of: span.upperBound)))
        let first = cells.position(of: west).index
        return first..<cells.position(of: east + 1, from: first).index
    }

    /// Bytes held.
    var byteCount: Int {
        latitudes.byteCount + longitudes.byteCount + documents.byteCount + cells.byteCount + starts.byteCount
    }
}

/// A tenth of a degree by a tenth of a degree.
struct GridCell {
    static let sizeE7: Int64 = 1_000_000
    static let columns: Int64 = 3600
    static let rows: Int64 = 1801

    /// Its number, row by row from the south, from 180° West on.
    let number: UInt32

    init(number: UInt32) {
        self.number = number
    }

    /// The cell of a position.
    init(latitudeE7: Int32, longitudeE7: Int32) {
        let row = (Int64(latitudeE7) + 900_000_000) / Self.sizeE7
        number = UInt32(row * Self.columns + Self.column(of: Int64(longitudeE7)))
    }

    /// A longitude's column; 180° is −180°.
    static func column(of longitude: Int64) -> Int64 {
        (longitude + 1_800_000_000) / sizeE7 % columns
    }

    var row: Int64 { Int64(number) / Self.columns }
    var column: Int64 { Int64(number) % Self.columns }
    /// Its southern edge.
    var south: Int64 { row * Self.sizeE7 - 900_000_000 }
    /// Its western edge.
    var west: Int64 { column * Self.sizeE7 - 1_800_000_000 }

    /// Whether a pole or the antimeridian is in it, where coordinates are not what they seem.
    var isPeculiar: Bool { row == 0 || row == Self.rows - 1 || column == 0 }
}

/// How a cell lies to a shape.
enum CellRelation {
    /// All of it is in the shape.
    case inside
    /// None of it is.
    case outside
    /// It must be looked at closely.
    case edge
}
