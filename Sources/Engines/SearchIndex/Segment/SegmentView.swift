/// A segment and which of its documents still count.
struct SegmentView: Sendable {
    let segment: Segment
    /// The documents that have not been removed or replaced; nil when none has.
    private(set) var live: Bitmap?
    /// The sum of the rounded lengths of the live documents.
    private(set) var totalLength: Int

    /// A view of all documents, or of those that are `live`.
    init(_ segment: Segment, live: Bitmap? = nil) {
        self.segment = segment
        self.live = live
        totalLength =
            live.map { $0.members.reduce(0) { $0 + DocumentLength.decode(segment.lengthCodes[Int($1)]) } }
            ?? segment.totalLength
    }

    /// How many documents count.
    var liveCount: Int { live?.count ?? segment.count }

    /// Whether more is gone than is left.
    var isMostlyGone: Bool { liveCount * 2 < segment.count }

    /// Only those of a set that count.
    func living(_ set: DocumentSet) -> DocumentSet { live.map { set.intersection(.dense($0)) } ?? set }

    /// All that count.
    var livingDocuments: DocumentSet { live.map { DocumentSet($0) } ?? .all(bound: segment.count) }

    /// How many of a set count.
    func livingCount(_ set: DocumentSet) -> Int {
        live.map { set.intersectionCount(.dense($0)) } ?? set.count
    }

    /// How many of the documents a lexeme occurs in count.
    func livingCount(ofLexeme lexeme: Int) -> Int {
        live == nil ? segment.postings.count(of: lexeme) : livingCount(segment.postings.lists[lexeme])
    }

    /// Stops counting the documents with the given keys, in ascending order.
    mutating func remove(_ keys: some RandomAccessCollection<Int64>) {
        guard let first = keys.first, let last = keys.last, let least = segment.keys.first,
            let greatest = segment.keys.last, first <= greatest, last >= least
        else { return }
        var removed: [UInt32] = []
        for key in keys {
            let document = segment.lowerBound(of: key)
            guard document < segment.count, segment.keys[document] == key,
                live?.contains(UInt32(document)) ?? true
            else { continue }
            totalLength -= DocumentLength.decode(segment.lengthCodes[document])
            removed.append(UInt32(document))
        }
        if !removed.isEmpty { live = (live ?? Bitmap(fullBelow: segment.count)).removing(removed) }
    }
}
