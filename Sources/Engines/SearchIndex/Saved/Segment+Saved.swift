extension Segment {
    /// Writes the segment down. Facets come in order of their names.
    func write(to writer: inout SavedWriter) throws {
        try writer.write(keys)
        try writer.write(lengthCodes)
        try writer.write(freshness)
        try names.names.write(to: &writer)
        try writer.write(names.order)
        try grid.write(to: &writer)
        for (_, facet) in facets.sorted(by: { $0.key < $1.key }) { try facet.write(to: &writer) }
        try lexicon.write(to: &writer)
        try postings.lists.write(to: &writer)
        try writer.write(postings.frequencies)
    }

    /// Reads a segment with the given facets, in order of their names.
    convenience init(_ reader: inout SavedReader, facetNames: [String]) throws(SavedIndexFault) {
        let keys = try reader.column(of: Int64.self)
        let count = keys.count
        try reader.require(keys.isStrictlyAscending && count < Int(UInt32.max))
        let lengthCodes = try reader.column(count, of: UInt8.self)
        let freshness = try reader.column(count, of: Int64.self)
        let names = try NameColumn(&reader, count: count)
        let grid = try SpatialGrid(&reader, count: count)
        var facets: [String: FacetColumn] = [:]
        for name in facetNames { facets[name] = try FacetColumn(&reader, count: count) }
        let lexicon = try Lexicon(&reader)
        let lists = try DocumentLists(&reader, count: lexicon.count, bound: count)
        let frequencies = try reader.column(Int(lists.starts.last ?? 0), of: UInt8.self)
        self.init(
            keys: keys, lengthCodes: lengthCodes, freshness: freshness, names: names, grid: grid,
            facets: facets, lexicon: lexicon,
            postings: PostingStore(lists: lists, frequencies: frequencies, lengthCodes: lengthCodes))
    }
}

extension NameColumn {
    fileprivate init(_ reader: inout SavedReader, count: Int) throws(SavedIndexFault) {
        let names = try StringColumn(&reader, count: count)
        let order = try reader.column(count, of: UInt32.self)
        try reader.require(order.isBelow(count) && Bitmap(order, bound: count).count == count)
        self.init(names, order: order)
    }
}

extension StringColumn {
    fileprivate func write(to writer: inout SavedWriter) throws {
        try writer.write(bytes)
        try writer.write(ends)
    }

    fileprivate init(_ reader: inout SavedReader, count: Int? = nil) throws(SavedIndexFault) {
        let bytes = try reader.column(of: UInt8.self)
        let ends = try reader.column(of: UInt32.self)
        try reader.require(ends.isAscending && Int(ends.last ?? 0) == bytes.count)
        try reader.require(count.map { $0 == ends.count } ?? true)
        self.init(bytes: bytes, ends: ends)
    }
}

extension SpatialGrid {
    fileprivate func write(to writer: inout SavedWriter) throws {
        try writer.write(latitudes)
        try writer.write(longitudes)
        try writer.write(documents)
        try writer.write(cells)
        try writer.write(starts)
    }

    fileprivate init(_ reader: inout SavedReader, count: Int) throws(SavedIndexFault) {
        let (latitudes, longitudes) = (
            try reader.column(count, of: Int32.self), try reader.column(count, of: Int32.self)
        )
        let (documents, cells) = (try reader.column(of: UInt32.self), try reader.column(of: UInt32.self))
        let starts = try reader.starts(cells.count + 1)
        try reader.require(Int(starts[cells.count]) == documents.count)
        try reader.require(cells.isStrictlyAscending && documents.isBelow(count))
        self.init(
            latitudes: latitudes, longitudes: longitudes, documents: documents, cells: cells, starts: starts)
        let hasPlaces = zip(latitudes, longitudes).allSatisfy {
            $0 == Self.nowhere || SearchIndex.Position(latitudeE7: $0, longitudeE7: $1) != nil
        }
        try reader.require(hasPlaces && cells.indices.allSatisfy(holdsItsDocuments))
    }

    /// Whether the documents of a cell lie in it.
    private func holdsItsDocuments(_ place: Int) -> Bool {
        documents.slice(Int(starts[place])..<Int(starts[place + 1])).allSatisfy { document in
            let (latitude, longitude) = (latitudes[Int(document)], longitudes[Int(document)])
            return latitude != Self.nowhere
                && GridCell(latitudeE7: latitude, longitudeE7: longitude).number == cells[place]
        }
    }
}

extension FacetColumn {
    fileprivate func write(to writer: inout SavedWriter) throws {
        try values.write(to: &writer)
        try lists.write(to: &writer)
        try writer.write(starts)
        switch valueIDs {
        case .bytes(let column): try writer.write(1, column)
        case .shorts(let column): try writer.write(2, column)
        case .words(let column): try writer.write(4, column)
        }
    }

    fileprivate init(_ reader: inout SavedReader, count: Int) throws(SavedIndexFault) {
        let values = try StringColumn(&reader)
        try reader.require(values.isStrictlyAscending)
        let lists = try DocumentLists(&reader, count: values.count, bound: count)
        let starts = try reader.column(of: UInt32.self)
        let valueIDs =
            switch try reader.number() {
            case 1: NarrowColumn.bytes(try reader.column())
            case 2: NarrowColumn.shorts(try reader.column())
            case 4: NarrowColumn.words(try reader.column())
            default: throw SavedIndexFault.damaged
            }
        if starts.isEmpty {
            try reader.require(valueIDs.count == count && valueIDs.greatest <= values.count)
        } else {
            try reader.require(starts.first == 0 && starts.isAscending && starts.count == count + 1)
            try reader.require(Int(starts[count]) == valueIDs.count && valueIDs.greatest < values.count)
        }
        self.init(values: values, lists: lists, starts: starts, valueIDs: valueIDs)
    }
}

extension SavedWriter {
    /// Writes how wide a column's numbers are, and the column.
    fileprivate mutating func write<Element>(_ width: Int, _ column: Column<Element>) throws {
        try write(width)
        try write(column)
    }
}
