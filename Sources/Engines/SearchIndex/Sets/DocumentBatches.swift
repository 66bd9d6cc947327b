/// Reads the documents of a set in order, some at a time, without spelling out a whole bitmap.
struct DocumentBatches {
    /// How many documents come at a time, at most.
    static let size = 4096

    private let set: DocumentSet
    /// The next place in a sparse set's column, or the next word of a dense set's bitmap.
    private var position = 0

    /// All documents of a set.
    init(_ set: DocumentSet) {
        self.set = set
    }

    /// The next documents, or nil at the end.
    mutating func next() -> Column<UInt32>? {
        switch set {
        case .sparse(let members): slice(of: members)
        case .dense(let bitmap): decode(bitmap)
        }
    }

    private mutating func slice(of members: Column<UInt32>) -> Column<UInt32>? {
        guard position < members.count else { return nil }
        let end = min(position + Self.size, members.count)
        defer { position = end }
        return members.slice(position..<end)
    }

    private mutating func decode(_ bitmap: Bitmap) -> Column<UInt32>? {
        guard position < bitmap.words.count else { return nil }
        let first = position
        let end = min(first + Self.size / 64, bitmap.words.count)
        position = end
        let words = bitmap.words.slice(first..<end)
        return Column(count: words.read { BitCounting.ones($0) }) { buffer in
            words.read { words in
                var filled = 0
                for index in words.indices {
                    filled += buffer.spell(words[index], at: first + index, from: filled)
                }
            }
        }
    }
}
