#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension SpatialGrid {
    /// The documents in a box.
    func documents(in box: SearchIndex.Box) -> DocumentSet {
        if box.isWorld { return placed }
        let west = Int64(box.southWest.longitudeE7)
        let east = Int64(box.northEast.longitudeE7)
        let (south, north) = (Int64(box.southWest.latitudeE7), Int64(box.northEast.latitudeE7))
        let touchesAntimeridian = west > east || west == -1_800_000_000 || east == 1_800_000_000
        let whole = west > east ? [west...1_800_000_000, -1_800_000_000...east] : [west...east]
        // The antimeridian's documents stand in the westernmost column, whichever sign they came with.
        let spans = touchesAntimeridian ? whole + [-1_800_000_000...(-1_800_000_000)] : whole
        return select(from: south, to: north, spans: spans) { words, row, span, places in
            let inside = insidePlaces(row: row, from: south, to: north, span).clamped(to: places)
            insert(inside, into: words)
            for edge in [places.lowerBound..<inside.lowerBound, inside.upperBound..<places.upperBound] {
                insert(edge, into: words, where: box.contains)
            }
        }
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
        var cells = CircleCells(circle)
        return select(from: middle - latitude, to: middle + latitude, spans: spans) { words, _, _, places in
            for place in places {
                switch cells.relation(of: GridCell(number: self.cells[place])) {
                case .outside: continue
                case .inside: insert(place..<(place + 1), into: words)
                case .edge:
                    insert(place..<(place + 1), into: words) {
                        Geodesy.millimetres(circle.center, $0) <= circle.radiusMillimetres
                    }
                }
            }
        }
    }

    /// Where in `cells` those of a row stand that lie wholly between two parallels and two meridians; none
    /// in the rows of the poles.
    private func insidePlaces(
        row: Int64, from south: Int64, to north: Int64, _ span: ClosedRange<Int64>
    ) -> Range<Int> {
        let edge = row * GridCell.sizeE7 - 900_000_000
        let (west, east) = (span.lowerBound + 1_800_000_000, span.upperBound + 1_800_000_000)
        // The first column also holds what lies on 180°.
        let first = max(1, (west + GridCell.sizeE7 - 1) / GridCell.sizeE7)
        let last = (east + 1) / GridCell.sizeE7 - 1
        let isInside = edge >= south && edge + GridCell.sizeE7 - 1 <= north
        guard isInside, row > 0, row < GridCell.rows - 1, first <= last else {
            let place = cells.position(of: UInt32(row * GridCell.columns)).index
            return place..<place
        }
        let base = row * GridCell.columns
        let start = cells.position(of: UInt32(base + first)).index
        return start..<cells.position(of: UInt32(base + last + 1), from: start).index
    }

    /// A range of longitudes cut at the antimeridian.
    private static func wrapped(from west: Int64, to east: Int64) -> [ClosedRange<Int64>] {
        if east - west >= 3_600_000_000 { return [wholeRow] }
        if west <= -1_800_000_000 { return [(west + 3_600_000_000)...1_800_000_000, -1_800_000_000...east] }
        if east >= 1_800_000_000 { return [west...1_800_000_000, -1_800_000_000...(east - 3_600_000_000)] }
        return [west...east]
    }
}

extension SearchIndex.Box {
    /// Whether every position lies in it.
    fileprivate var isWorld: Bool {
        southWest.latitudeE7 == -900_000_000 && northEast.latitudeE7 == 900_000_000
            && southWest.longitudeE7 == -1_800_000_000 && northEast.longitudeE7 == 1_800_000_000
    }
}

/// Tells the cells that lie wholly in a circle, or wholly outside, from those on its edge, by the distance of
/// their middles (spherical law of cosines). What is near enough to be doubtful counts as edge, so the last
/// bits of a machine's cosine decide nothing.
private struct CircleCells {
    /// No point of a cell is farther from its middle, in radians: half a diagonal at the equator is
    /// 0.07071 degrees.
    private static let margin = 0.0709 * Double.pi / 180

    private let center: SearchIndex.Position
    private let (sine, cosine): (Double, Double)
    /// Cosines of the distances up to which a cell is inside and from which on it is outside; nil when there
    /// are none.
    private let inside: Double?
    private let outside: Double?
    private var row: (number: Int64, sine: Double, cosine: Double) = (-1, 0, 0)
    private var columns = [Double](repeating: .nan, count: Int(GridCell.columns))

    init(_ circle: SearchIndex.Circle) {
        center = circle.center
        let latitude = circle.center.latitude * .pi / 180
        (sine, cosine) = (sin(latitude), cos(latitude))
        let radius = Double(circle.radiusMillimetres) / (Geodesy.radiusKilometres * 1e6)
        inside = radius > Self.margin ? cos(min(.pi, radius - Self.margin)) : nil
        outside = radius + Self.margin < .pi ? cos(radius + Self.margin) : nil
    }

    mutating func relation(of cell: GridCell) -> CellRelation {
        guard !cell.isPeculiar else { return .edge }
        if row.number != cell.row {
            let latitude = Double(cell.south + GridCell.sizeE7 / 2) / 1e7 * .pi / 180
            row = (cell.row, sin(latitude), cos(latitude))
        }
        let distance = sine * row.sine + cosine * row.cosine * longitudeCosine(cell)
        if let inside, distance > inside { return .inside }
        if let outside, distance < outside { return .outside }
        return .edge
    }

    private mutating func longitudeCosine(_ cell: GridCell) -> Double {
        let place = Int(cell.column)
        if columns[place].isNaN {
            columns[place] = cos(
                (Double(cell.west + GridCell.sizeE7 / 2) / 1e7 - center.longitude) * .pi / 180)
        }
        return columns[place]
    }
}
