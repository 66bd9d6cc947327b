/// Counting a facet: value by value where many documents match, document by document where few do, and by
/// those that do not match where nearly all do.
extension FacetColumn {
    /// How many documents of a set have each value.
    func counts(in set: DocumentSet) -> [Int] {
        guard values.count > 0, set.count > 0 else { return [Int](repeating: 0, count: values.count) }
        let rest = bound - set.count
        if rest == 0 { return wholeCounts }
        let perValue = costByValue
        if case .dense(let bitmap) = set,
            cost(ofDocuments: rest) < min(perValue, cost(ofDocuments: set.count))
        {
            let others = countsByDocument(.dense(Bitmap(fullBelow: bound).subtracting(bitmap)))
            return zip(wholeCounts, others).map { $0 - $1 }
        }
        if cost(ofDocuments: set.count) < perValue { return countsByDocument(set) }
        return (0..<values.count).map { value in
            lists.count(of: value) == bound ? set.count : lists[value].intersectionCount(set)
        }
    }

    private var wholeCounts: [Int] { (0..<values.count).map { lists.count(of: $0) } }

    /// Roughly the nanoseconds that it takes to look at some documents: a place in memory each, and each of
    /// their values.
    private func cost(ofDocuments count: Int) -> Int {
        starts.isEmpty ? count * 2 : count * 3 + 2 * count * valueIDs.count / max(1, bound)
    }

    /// Roughly the nanoseconds that it takes to intersect each value's documents with a large set.
    private var costByValue: Int { lists.words.count / 2 + 2 * lists.sparse.count + values.count * 50 }

    private func countsByDocument(_ set: DocumentSet) -> [Int] {
        switch valueIDs {
        case .bytes(let column): countsByDocument(set, column)
        case .shorts(let column): countsByDocument(set, column)
        case .words(let column): countsByDocument(set, column)
        }
    }

    private func countsByDocument<Value: FixedWidthInteger & BitwiseCopyable & Sendable>(
        _ set: DocumentSet, _ valueIDs: Column<Value>
    ) -> [Int] {
        // One place more, for the documents that have no value.
        var counts = [Int](repeating: 0, count: values.count + 1)
        counts.withUnsafeMutableBufferPointer { counts in
            valueIDs.read { valueIDs in
                starts.read { starts in
                    var batches = DocumentBatches(set)
                    while let batch = batches.next() {
                        batch.read { FacetColumn.count($0, starts, valueIDs, in: counts) }
                    }
                }
            }
        }
        counts.removeLast()
        return counts
    }

    @inline(__always)
    private static func count<Value: FixedWidthInteger>(
        _ documents: UnsafeBufferPointer<UInt32>, _ starts: UnsafeBufferPointer<UInt32>,
        _ valueIDs: UnsafeBufferPointer<Value>, in counts: UnsafeMutableBufferPointer<Int>
    ) {
        if starts.isEmpty {
            for document in documents { counts[Int(valueIDs[Int(document)])] &+= 1 }
        } else {
            for document in documents {
                var place = Int(starts[Int(document)])
                let end = Int(starts[Int(document) + 1])
                while place < end {
                    counts[Int(valueIDs[place])] &+= 1
                    place &+= 1
                }
            }
        }
    }
}
