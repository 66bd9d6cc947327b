/// An immutable part of the index: documents in order of their keys, numbered from 0, in columns.
final class Segment: Sendable {
    /// The documents' keys, in ascending order.
    let keys: Column<Int64>
    /// The documents' rounded lengths (`DocumentLength`).
    let lengthCodes: Column<UInt8>
    /// The documents' freshness.
    let freshness: Column<Int64>
    /// The documents' sort names, and their order.
    let names: NameColumn
    /// Where the documents are.
    let grid: SpatialGrid
    /// The documents' values of each facet, in order of the facets' names.
    let facets: [String: FacetColumn]
    /// The words.
    let lexicon: Lexicon
    /// Where the words occur.
    let postings: PostingStore
    /// The words that begin alike, where many do.
    let beginnings: Beginnings
    /// The sum of the rounded lengths.
    let totalLength: Int

    init(
        keys: Column<Int64>, lengthCodes: Column<UInt8>, freshness: Column<Int64>, names: NameColumn,
        grid: SpatialGrid, facets: [String: FacetColumn], lexicon: Lexicon, postings: PostingStore
    ) {
        self.keys = keys
        self.lengthCodes = lengthCodes
        self.freshness = freshness
        self.names = names
        self.grid = grid
        self.facets = facets
        self.lexicon = lexicon
        self.postings = postings
        beginnings = Beginnings(of: lexicon, postings, lengthCodes: lengthCodes)
        totalLength = lengthCodes.read { $0.reduce(0) { $0 + DocumentLength.decode($1) } }
    }

    /// How many documents there are, removed ones included.
    var count: Int { keys.count }

    /// The first document whose key is not smaller than `key`.
    func lowerBound(of key: Int64) -> Int {
        var low = 0
        var high = keys.count
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Bytes held.
    var byteCount: Int {
        keys.byteCount + lengthCodes.byteCount + freshness.byteCount + names.byteCount + grid.byteCount
            + facets.values.reduce(0) { $0 + $1.byteCount } + lexicon.byteCount + postings.byteCount
            + beginnings.byteCount
    }
}
