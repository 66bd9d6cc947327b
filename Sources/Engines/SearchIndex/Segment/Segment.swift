/// An immutable part of the index: documents in order of their keys, numbered from 0, in columns.
final class Segment: Sendable {
    /// The documents' keys, in ascending order.
    let keys: [Int64]
    /// The documents' rounded lengths (`DocumentLength`).
    let lengthCodes: [UInt8]
    /// The documents' freshness.
    let freshness: [Int64]
    /// The documents' sort names, and their order.
    let names: NameColumn
    /// Where the documents are.
    let grid: SpatialGrid
    /// The documents' values of each facet.
    let facets: [String: FacetColumn]
    /// The words.
    let lexicon: Lexicon
    /// Where the words occur.
    let postings: PostingStore

    init(
        keys: [Int64], lengthCodes: [UInt8], freshness: [Int64], names: NameColumn, grid: SpatialGrid,
        facets: [String: FacetColumn], lexicon: Lexicon, postings: PostingStore
    ) {
        self.keys = keys
        self.lengthCodes = lengthCodes
        self.freshness = freshness
        self.names = names
        self.grid = grid
        self.facets = facets
        self.lexicon = lexicon
        self.postings = postings
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
    var bytes: Int {
        count * 17 + names.bytes + grid.bytes + facets.values.reduce(0) { $0 + $1.bytes } + lexicon.bytes
            + postings.bytes
    }
}

/// The sort names of a segment's documents.
struct NameColumn: Sendable {
    /// Each document's name.
    let names: StringColumn
    /// The documents by name, then by number.
    let order: [UInt32]
    /// Each document's place in `order`.
    let ranks: [UInt32]

    /// The column of the given names.
    init(_ names: StringColumn) {
        self.init(
            names,
            order: (0..<UInt32(names.count)).sorted {
                names.precedes(Int($0), Int($1)) || (!names.precedes(Int($1), Int($0)) && $0 < $1)
            })
    }

    /// The column of names whose order is known.
    init(_ names: StringColumn, order: [UInt32]) {
        self.names = names
        self.order = order
        var ranks = [UInt32](repeating: 0, count: order.count)
        for (rank, document) in order.enumerated() { ranks[Int(document)] = UInt32(rank) }
        self.ranks = ranks
    }

    /// The first rank whose document comes after the one named `name`, if documents from `document` on do and
    /// those before do not.
    func rank(after name: [UInt8], document: Int) -> Int {
        var low = 0
        var high = order.count
        while low < high {
            let middle = (low + high) / 2
            let comparison = names.compare(Int(order[middle]), to: name)
            if comparison < 0 || (comparison == 0 && Int(order[middle]) < document) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }

    /// Bytes held.
    var bytes: Int { names.size + 8 * order.count }
}

/// A segment and which of its documents still count.
struct SegmentView: Sendable {
    let segment: Segment
    /// The documents that have not been removed or replaced; nil when none has.
    private(set) var live: Bitmap?
    /// The sum of the rounded lengths of the live documents.
    private(set) var totalLength: Int

    /// A view of all documents.
    init(_ segment: Segment) {
        self.segment = segment
        totalLength = segment.lengthCodes.reduce(0) { $0 + DocumentLength.decode($1) }
    }

    /// How many documents count.
    var liveCount: Int { live?.count ?? segment.count }

    /// Whether a document counts.
    func isLive(_ document: Int) -> Bool { live?.contains(UInt32(document)) ?? true }

    /// Only those of a set that count.
    func living(_ set: DocumentSet) -> DocumentSet { live.map { set.intersection(.dense($0)) } ?? set }

    /// All that count.
    var livingDocuments: DocumentSet { live.map { DocumentSet($0) } ?? .all(bound: segment.count) }

    /// How many of a word's documents count.
    func livingCount(_ postings: WordPostings) -> Int {
        live.map { postings.set.intersectionCount(.dense($0)) } ?? postings.documents.count
    }

    /// How many of the documents a lexeme occurs in count.
    func livingCount(ofLexeme lexeme: Int) -> Int {
        live == nil ? segment.postings.count(of: lexeme) : livingCount(segment.postings[lexeme])
    }

    /// Stops counting the documents with the given keys, in ascending order.
    mutating func remove(_ keys: [Int64]) {
        var remaining = live ?? Bitmap(bound: segment.count, filled: true)
        var changed = false
        for key in keys {
            let document = segment.lowerBound(of: key)
            guard document < segment.count, segment.keys[document] == key, remaining.remove(UInt32(document))
            else { continue }
            totalLength -= DocumentLength.decode(segment.lengthCodes[document])
            changed = true
        }
        if changed { live = remaining }
    }
}
