/// Ordered lists of document numbers below a bound, by number: long ones as bitmaps, the others one after
/// another in one column.
struct DocumentLists: Sendable {
    /// What all document numbers are below.
    let bound: Int
    /// The members of list `i` are those from `starts[i]` to `starts[i + 1]`, counting all lists.
    let starts: Column<UInt32>
    /// The numbers of the lists that are bitmaps, in order.
    let denseLists: Column<UInt32>
    /// How many members the bitmaps before each bitmap have, and all of them.
    let denseStarts: Column<UInt32>
    /// The bitmaps, one after another.
    let words: Column<UInt64>
    /// The members of the other lists.
    let sparse: Column<UInt32>

    /// Lists from their parts; `SnapshotReader` looks whether they fit together.
    init(
        bound: Int, starts: Column<UInt32>, denseLists: Column<UInt32>, denseStarts: Column<UInt32>,
        words: Column<UInt64>, sparse: Column<UInt32>
    ) {
        (self.bound, self.starts, self.denseLists) = (bound, starts, denseLists)
        (self.denseStarts, self.words, self.sparse) = (denseStarts, words, sparse)
    }

    /// Lists whose members stand in `documents`, list after list. One becomes a bitmap when it has at least
    /// one member in `densityDivisor` numbers.
    init(starts: [UInt32], documents: [UInt32], bound: Int, densityDivisor: Int) {
        func range(_ list: Int) -> Range<Int> { Int(starts[list])..<Int(starts[list + 1]) }
        let lists = 0..<(starts.count - 1)
        let dense = lists.filter { !range($0).isEmpty && range($0).count * densityDivisor >= bound }
        let wordCount = (bound + 63) / 64
        var denseStarts: [UInt32] = [0]
        for list in dense {
            denseStarts.append(denseStarts[denseStarts.count - 1] + UInt32(range(list).count))
        }
        let isDense = Set(dense)
        self.init(
            bound: bound, starts: Column(starts), denseLists: Column(dense.map(UInt32.init)),
            denseStarts: Column(denseStarts),
            words: Column(count: dense.count * wordCount) { words in
                words.update(repeating: 0)
                for (place, list) in dense.enumerated() {
                    let bitmap = UnsafeMutableBufferPointer(rebasing: words[(place * wordCount)...])
                    bitmap.insert(documents[range(list)])
                }
            },
            sparse: Column(count: documents.count - Int(denseStarts[dense.count])) { sparse in
                var filled = 0
                for list in lists where !isDense.contains(list) {
                    for document in documents[range(list)] {
                        sparse[filled] = document
                        filled += 1
                    }
                }
            })
    }

    /// How many lists there are.
    var count: Int { starts.count - 1 }

    /// Words of each bitmap.
    var wordCount: Int { (bound + 63) / 64 }

    /// How many members a list has.
    func count(of list: Int) -> Int { Int(starts[list + 1] - starts[list]) }

    /// Where the members of a list stand, counting all lists.
    func range(of list: Int) -> Range<Int> { Int(starts[list])..<Int(starts[list + 1]) }

    /// The place of a list among the bitmaps; nil when it is none.
    func densePlace(of list: Int) -> Int? {
        let (place, isFound) = denseLists.position(of: UInt32(list))
        return isFound ? place : nil
    }

    /// The place among the bitmaps of the first one from a list on.
    func densePlace(from list: Int) -> Int { denseLists.position(of: UInt32(list)).index }

    /// The bitmap at a place among the bitmaps.
    func bitmap(at place: Int) -> Bitmap {
        Bitmap(
            words: words.slice((place * wordCount)..<((place + 1) * wordCount)),
            count: Int(denseStarts[place + 1] - denseStarts[place]))
    }

    /// A list as a set.
    subscript(list: Int) -> DocumentSet {
        let (place, isFound) = denseLists.position(of: UInt32(list))
        if isFound { return .dense(bitmap(at: place)) }
        let first = Int(starts[list] - denseStarts[place])
        return .sparse(sparse.slice(first..<(first + count(of: list))))
    }

    /// Bytes held.
    var byteCount: Int {
        starts.byteCount + denseLists.byteCount + denseStarts.byteCount + words.byteCount + sparse.byteCount
    }
}
