/// Reads the documents of a set in order, some at a time, without spelling out a whole bitmap.
struct DocumentBatches {
    /// How many documents come at a time, at most.
    static let size = 4096

    private let set: DocumentSet
    /// The next place in a sparse set's array, or the next word of a dense set's bitmap.
    private var position = 0
    private var buffer: [UInt32] = []

    /// All documents of a set.
    init(_ set: DocumentSet) {
        self.set = set
        if case .sparse(let members) = set { position = members.startIndex }
    }

    /// The next documents, or nil at the end.
    mutating func next() -> ArraySlice<UInt32>? {
        switch set {
        case .sparse(let members): slice(of: members)
        case .dense(let bitmap): decode(bitmap)
        }
    }

    private mutating func slice(of members: ArraySlice<UInt32>) -> ArraySlice<UInt32>? {
        guard position < members.endIndex else { return nil }
        let end = min(position + Self.size, members.endIndex)
        defer { position = end }
        return members[position..<end]
    }

    private mutating func decode(_ bitmap: Bitmap) -> ArraySlice<UInt32>? {
        guard position < bitmap.words.count else { return nil }
        let first = position
        let end = min(first + Self.size / 64, bitmap.words.count)
        position = end
        buffer = [UInt32](unsafeUninitializedCapacity: Self.size) { buffer, filled in
            bitmap.words.withUnsafeBufferPointer { words in
                for index in first..<end {
                    var rest = words[index]
                    while rest != 0 {
                        buffer[filled] = UInt32(truncatingIfNeeded: index << 6 | rest.trailingZeroBitCount)
                        filled += 1
                        rest &= rest - 1
                    }
                }
            }
        }
        return buffer[...]
    }
}
