/// Reads how often a word occurs in documents that come in order, a batch at a time. The word must occur in
/// all of them.
struct FrequencyReader {
    private let postings: WordPostings
    /// Whether the documents to come are all those the word occurs in.
    private let readsAll: Bool
    /// The posting to begin with for the next batch.
    private var index: Int

    /// A reader for `count` documents in all.
    init(_ postings: WordPostings, count: Int) {
        self.postings = postings
        readsAll = count == postings.documents.count
        index = postings.documents.startIndex
    }

    /// The frequencies of the next documents, in the first places of `frequencies`.
    mutating func read(_ documents: ArraySlice<UInt32>, into frequencies: inout [UInt8]) {
        if readsAll {
            readAlong(documents.count, into: &frequencies)
        } else if let ranked = postings.ranked {
            read(documents, rankedBy: ranked, into: &frequencies)
        } else {
            search(documents, into: &frequencies)
        }
    }

    private var shift: Int { postings.frequencies.startIndex - postings.documents.startIndex }

    private mutating func readAlong(_ count: Int, into frequencies: inout [UInt8]) {
        let first = index + shift
        frequencies.replaceSubrange(0..<count, with: postings.frequencies[first..<(first + count)])
        index += count
    }

    private func read(
        _ documents: ArraySlice<UInt32>, rankedBy ranked: RankedBitmap, into frequencies: inout [UInt8]
    ) {
        postings.frequencies.withUnsafeBufferPointer { source in
            for (place, document) in documents.enumerated() {
                frequencies[place] = source[ranked.rank(of: document)]
            }
        }
    }

    private mutating func search(_ documents: ArraySlice<UInt32>, into frequencies: inout [UInt8]) {
        for (place, document) in documents.enumerated() {
            index = postings.documents.position(of: document, from: index).index
            frequencies[place] = postings.frequencies[index + shift]
        }
    }
}
