/// The positions of a segment's documents, and the documents by cells of a tenth of a degree, row by row from
/// the south, so that the cells of a row between two meridians stand together.
struct SpatialGrid: Sendable {
    private let latitudes: [Int32]
    private let longitudes: [Int32]
    /// The documents that have a position, by cell, then by number.
    private let documents: [UInt32]
    /// The cells that hold documents, in order; those of cell `c` are `documents[starts[c]..<starts[c + 1]]`.
    private let cells: [UInt32]
    private let starts: [UInt32]

    private static let cellE7: Int64 = 1_000_000
    private static let columns: Int64 = 3600
    private static let rows: Int64 = 1801
    private static let nowhere = Int32.min

    /// The grid of documents at the given positions.
    init(_ positions: [SearchIndex.Position?]) {
        latitudes = positions.map { $0?.latitudeE7 ?? Self.nowhere }
        longitudes = positions.map { $0?.longitudeE7 ?? Self.nowhere }
        var keys: [UInt64] = []
        for (document, position) in positions.enumerated() {
            guard let position else { continue }
            keys.append(UInt64(Self.cell(of: position)) << 32 | UInt64(document))
        }
        keys.sort()
        var cells: [UInt32] = []
        var starts: [UInt32] = []
        for (place, key) in keys.enumerated() where cells.last != UInt32(key >> 32) {
            cells.append(UInt32(key >> 32))
            starts.append(UInt32(place))
        }
        documents = keys.map { UInt32(truncatingIfNeeded: $0) }
        self.cells = cells
        self.starts = starts + [UInt32(keys.count)]
    }

    /// Where a document is.
    func position(of document: Int) -> SearchIndex.Position? {
        SearchIndex.Position(latitudeE7: latitudes[document], longitudeE7: longitudes[document])
    }

    /// Hands the documents of a set that have a position to `body`, in order.
    func forEachPosition(of set: DocumentSet, _ body: (UInt32, SearchIndex.Position) -> Void) {
        var batches = DocumentBatches(set)
        while let batch = batches.next() {
            for document in batch {
                if let position = position(of: Int(document)) { body(document, position) }
            }
        }
    }

    /// The documents in a box.
    func documents(in box: SearchIndex.Box) -> DocumentSet {
        let west = Int64(box.southWest.longitudeE7)
        let east = Int64(box.northEast.longitudeE7)
        let touchesAntimeridian = west > east || west == -1_800_000_000 || east == 1_800_000_000
        var spans = west > east ? [west...1_800_000_000, -1_800_000_000...east] : [west...east]
        // The antimeridian's documents stand in the westernmost column, whichever sign they came with.
        if touchesAntimeridian { spans.append(-1_800_000_000...(-1_800_000_000)) }
        return select(
            from: Int64(box.southWest.latitudeE7), to: Int64(box.northEast.latitudeE7), spans: spans,
            box.contains)
    }

    /// The documents in a circle.
    func documents(in circle: SearchIndex.Circle) -> DocumentSet {
        let reach = Geodesy.longitudeReach(of: circle)
        let latitude = Int64((reach.latitude * 1e7).rounded(.up))
        let center = Int64(circle.center.longitudeE7)
        var spans = [Self.wholeRow]
        if let longitude = reach.longitude {
            let half = Int64((longitude * 1e7).rounded(.up))
            spans = Self.wrapped(from: center - half, to: center + half)
        }
        let middle = Int64(circle.center.latitudeE7)
        return select(from: middle - latitude, to: middle + latitude, spans: spans) {
            Geodesy.millimetres(circle.center, $0) <= circle.radiusMillimetres
        }
    }

    private static let wholeRow: ClosedRange<Int64> = -1_800_000_000...1_800_000_000

    /// A range of longitudes cut at the antimeridian.
    private static func wrapped(from west: Int64, to east: Int64) -> [ClosedRange<Int64>] {
        if east - west >= 3_600_000_000 { return [wholeRow] }
        if west <= -1_800_000_000 { return [(west + 3_600_000_000)...1_800_000_000, -1_800_000_000...east] }
        if east >= 1_800_000_000 { return [west...1_800_000_000, -1_800_000_000...(east - 3_600_000_000)] }
        return [west...east]
    }

    /// The documents between two parallels and in some ranges of longitudes that pass a test.
    private func select(
        from south: Int64, to north: Int64, spans: [ClosedRange<Int64>],
        _ isInside: (SearchIndex.Position) -> Bool
    ) -> DocumentSet {
        var found: [UInt32] = []
        let first = max(0, (south + 900_000_000) / Self.cellE7)
        let last = min(Self.rows - 1, (north + 900_000_000) / Self.cellE7)
        for row in first...max(first, last) {
            let isPole = row == Self.rows - 1 || (row == 0 && south <= -900_000_000)
            for span in isPole ? [Self.wholeRow] : spans {
                for document in candidates(row: row, span) {
                    if let position = position(of: Int(document)), isInside(position) {
                        found.append(document)
                    }
                }
            }
        }
        return makeSet(found)
    }

    /// The documents of the cells of one row that a range of longitudes touches.
    private func candidates(row: Int64, _ span: ClosedRange<Int64>) -> ArraySlice<UInt32> {
        let base = row * Self.columns
        let west = UInt32(base + Self.column(of: span.lowerBound))
        let east = UInt32(
            base + (span.upperBound == 1_800_000_000 ? Self.columns - 1 : Self.column(of: span.upperBound)))
        let first = cells[...].position(of: west, from: 0).index
        let end = cells[...].position(of: east + 1, from: first).index
        return documents[Int(starts[first])..<Int(starts[end])]
    }

    private func makeSet(_ found: [UInt32]) -> DocumentSet {
        if DocumentSet.isDense(count: found.count, bound: latitudes.count) {
            return DocumentSet(Bitmap(found, bound: latitudes.count))
        }
        return .sparse(Set(found).sorted()[...])
    }

    private static func cell(of position: SearchIndex.Position) -> UInt32 {
        let row = (Int64(position.latitudeE7) + 900_000_000) / cellE7
        return UInt32(row * columns + column(of: Int64(position.longitudeE7)))
    }

    /// A longitude's column; 180° is −180°.
    private static func column(of longitude: Int64) -> Int64 {
        (longitude + 1_800_000_000) / cellE7 % columns
    }

    /// Bytes held.
    var bytes: Int { 8 * latitudes.count + 4 * (documents.count + cells.count + starts.count) }
}
