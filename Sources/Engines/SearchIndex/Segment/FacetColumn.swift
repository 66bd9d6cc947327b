/// The values of one facet: by document, and by value.
struct FacetColumn: Sendable {
    /// The values, sorted, each once.
    let values: StringColumn
    /// The documents that have each value.
    let lists: DocumentLists
    /// The values of document `d` are the `valueIDs` from `starts[d]` to `starts[d + 1]`, in order. Empty
    /// when no document has more than one; then each has one, or the number after the last.
    let starts: Column<UInt32>
    /// Places in `values`.
    let valueIDs: NarrowColumn

    /// One value in so many documents or more of them is kept as a bitmap: counting by value takes no longer
    /// with it.
    private static let densityDivisor = 128

    /// A facet from its parts; `SnapshotReader` looks whether they fit together.
    init(values: StringColumn, lists: DocumentLists, starts: Column<UInt32>, valueIDs: NarrowColumn) {
        (self.values, self.lists, self.starts, self.valueIDs) = (values, lists, starts, valueIDs)
    }

    /// The facet of documents whose values are numbered into `values`; sorts values and leaves out
    /// repetitions.
    init(values: [String], ofDocuments rows: FacetRows) {
        let unsorted = StringColumn(values)
        let order = values.indices.sorted { unsorted.precedes($0, $1) }
        var places = [UInt32](repeating: 0, count: values.count)
        for (place, value) in order.enumerated() { places[value] = UInt32(place) }
        let sorted = rows.renumbered(places)
        self.init(
            values: StringColumn(order.map { values[$0] }),
            lists: sorted.lists(of: values.count, Self.densityDivisor),
            starts: sorted.hasSeveral ? Column(sorted.starts) : Column(),
            valueIDs: sorted.hasSeveral
                ? NarrowColumn(sorted.values, greatest: max(0, values.count - 1))
                : NarrowColumn(sorted.single(missing: UInt32(values.count)), greatest: values.count))
    }

    /// How many documents there are.
    var bound: Int { lists.bound }

    /// The documents that have any of some values.
    func documents(withAny wanted: Set<String>) -> DocumentSet {
        let found = wanted.compactMap { values.index(of: Array($0.utf8)) }.map { lists[$0] }
        return found.isEmpty ? .empty : DocumentSet.union(found, bound: bound)
    }

    /// The values of a document, as places in `values`.
    func valueIDs(of document: Int) -> some Collection<Int> {
        let range =
            if starts.isEmpty {
                document..<(document + (valueIDs[document] < values.count ? 1 : 0))
            } else {
                Int(starts[document])..<Int(starts[document + 1])
            }
        return range.lazy.map { valueIDs[$0] }
    }

    /// Bytes held.
    var byteCount: Int { values.byteCount + lists.byteCount + starts.byteCount + valueIDs.byteCount }
}

/// Numbers of values by document, while a facet is being made.
struct FacetRows {
    /// The values of document `d` are those from `starts[d]` to `starts[d + 1]`.
    private(set) var starts: [UInt32] = [0]
    private(set) var values: [UInt32] = []
    /// Whether a document has more than one.
    private(set) var hasSeveral = false

    /// How many documents there are.
    var count: Int { starts.count - 1 }

    /// Adds the next document.
    mutating func append(_ row: some Collection<UInt32>) {
        let first = values.count
        values.append(contentsOf: row)
        if values.count > first + 1 { tidy(from: first) }
        starts.append(UInt32(values.count))
    }

    /// The rows with other numbers for the same values.
    func renumbered(_ places: [UInt32]) -> FacetRows {
        var result = FacetRows()
        result.starts.reserveCapacity(starts.count)
        result.values.reserveCapacity(values.count)
        for document in 0..<count {
            result.append(
                values[Int(starts[document])..<Int(starts[document + 1])].lazy.map { places[Int($0)] })
        }
        return result
    }

    /// Sorts the values of the last document and leaves out repetitions.
    private mutating func tidy(from first: Int) {
        values[first...].sort()
        var kept = first
        for index in (first + 1)..<values.count where values[index] != values[kept] {
            kept += 1
            values[kept] = values[index]
        }
        values.removeLast(values.count - kept - 1)
        if kept > first { hasSeveral = true }
    }

    /// The only value of each document, or `missing`.
    fileprivate func single(missing: UInt32) -> [UInt32] {
        (0..<count).map { starts[$0] < starts[$0 + 1] ? values[Int(starts[$0])] : missing }
    }

    /// The documents of each value.
    fileprivate func lists(of valueCount: Int, _ densityDivisor: Int) -> DocumentLists {
        var ends = [UInt32](repeating: 0, count: valueCount + 1)
        for value in values { ends[Int(value) + 1] += 1 }
        for value in 0..<valueCount { ends[value + 1] += ends[value] }
        var next = ends
        var documents = [UInt32](repeating: 0, count: values.count)
        for document in 0..<count {
            for place in Int(starts[document])..<Int(starts[document + 1]) {
                let value = Int(values[place])
                documents[Int(next[value])] = UInt32(document)
                next[value] += 1
            }
        }
        return DocumentLists(
            starts: ends, documents: documents, bound: count, densityDivisor: densityDivisor)
    }
}
