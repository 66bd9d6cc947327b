/// The values of one facet: by document, and by value.
struct FacetColumn: Sendable {
    /// The values, sorted, each once.
    let values: StringColumn
    /// The documents that have each value.
    private let documents: [DocumentSet]
    /// The values of document `d` are `valueIDs[starts[d]..<starts[d + 1]]`, in order.
    private let starts: [UInt32]
    private let valueIDs: [UInt32]

    /// The facet of documents whose values are numbered into `values`; sorts values and leaves out
    /// repetitions.
    init(values: [String], ofDocuments rows: some Collection<[UInt32]>) {
        let unsorted = StringColumn(values)
        let order = values.indices.sorted { unsorted.precedes($0, $1) }
        var places = [UInt32](repeating: 0, count: values.count)
        for (place, value) in order.enumerated() { places[value] = UInt32(place) }

        var starts: [UInt32] = [0]
        var valueIDs: [UInt32] = []
        var members = [[UInt32]](repeating: [], count: values.count)
        for (document, row) in rows.enumerated() {
            for value in Set(row.map { places[Int($0)] }).sorted() {
                valueIDs.append(value)
                members[Int(value)].append(UInt32(document))
            }
            starts.append(UInt32(valueIDs.count))
        }
        self.values = StringColumn(order.map { values[$0] })
        self.starts = starts
        self.valueIDs = valueIDs
        documents = members.map { DocumentSet(sorted: $0, bound: rows.count) }
    }

    /// The values of a document, as places in `values`.
    func valueIDs(of document: Int) -> ArraySlice<UInt32> {
        valueIDs[Int(starts[document])..<Int(starts[document + 1])]
    }

    /// The documents that have any of some values.
    func documents(withAny wanted: Set<String>) -> DocumentSet {
        let found = wanted.compactMap { values.index(of: Array($0.utf8)) }.map { documents[$0] }
        return found.isEmpty ? .sparse([]) : DocumentSet.union(found, bound: starts.count - 1)
    }

    /// How many documents of a set have each value: read document by document when they are few, value by
    /// value when they are many.
    func counts(in set: DocumentSet) -> [Int] {
        let bound = starts.count - 1
        if set.count == bound { return documents.map(\.count) }
        let perDocument = set.count * valueIDs.count / max(1, bound)
        let perValue = documents.reduce(0) { $0 + $1.costOfIntersection } / 2
        return perDocument < perValue ? countsByDocument(set) : documents.map { $0.intersectionCount(set) }
    }

    private func countsByDocument(_ set: DocumentSet) -> [Int] {
        var counts = [Int](repeating: 0, count: documents.count)
        counts.withUnsafeMutableBufferPointer { counts in
            starts.withUnsafeBufferPointer { starts in
                valueIDs.withUnsafeBufferPointer { valueIDs in
                    var batches = DocumentBatches(set)
                    while let batch = batches.next() {
                        for document in batch {
                            let end = Int(starts[Int(document) + 1])
                            for place in Int(starts[Int(document)])..<end {
                                counts[Int(valueIDs[place])] += 1
                            }
                        }
                    }
                }
            }
        }
        return counts
    }

    /// Bytes held.
    var bytes: Int {
        values.size + 4 * (starts.count + valueIDs.count) + documents.reduce(0) { $0 + $1.bytes }
    }
}

extension DocumentSet {
    /// Roughly how many steps an intersection with a large set takes.
    fileprivate var costOfIntersection: Int {
        switch self {
        case .sparse(let members): members.count
        case .dense(let bitmap): bitmap.words.count
        }
    }
}
