/// A set of document numbers below a fixed bound, one bit each.
struct Bitmap: Sendable {
    /// Bit `i % 64` of word `i / 64` says whether `i` is in the set.
    private(set) var words: [UInt64]
    /// How many numbers are in the set.
    private(set) var count: Int

    /// The empty set, or the full one, of numbers below `bound`.
    init(bound: Int, filled: Bool = false) {
        words = [UInt64](repeating: filled ? .max : 0, count: (bound + 63) / 64)
        count = filled ? bound : 0
        if filled, bound % 64 != 0 { words[words.count - 1] = (1 << UInt64(bound % 64)) - 1 }
    }

    /// A set from its words.
    init(words: [UInt64]) {
        self.words = words
        count = words.reduce(0) { $0 + $1.nonzeroBitCount }
    }

    /// The set of some numbers below `bound`.
    init(_ members: some Sequence<UInt32>, bound: Int) {
        var words = [UInt64](repeating: 0, count: (bound + 63) / 64)
        words.withUnsafeMutableBufferPointer { words in
            for member in members { words[Int(member >> 6)] |= 1 << UInt64(member & 63) }
        }
        self.init(words: words)
    }

    /// Whether a number is in the set.
    func contains(_ member: UInt32) -> Bool {
        words[Int(member >> 6)] >> UInt64(member & 63) & 1 == 1
    }

    /// Puts a number in the set.
    mutating func insert(_ member: UInt32) {
        guard !contains(member) else { return }
        words[Int(member >> 6)] |= 1 << UInt64(member & 63)
        count += 1
    }

    /// Takes a number out of the set; says whether it was there.
    @discardableResult
    mutating func remove(_ member: UInt32) -> Bool {
        guard contains(member) else { return false }
        words[Int(member >> 6)] &= ~(1 << UInt64(member & 63))
        count -= 1
        return true
    }

    /// Adds all numbers of another set with the same bound.
    mutating func formUnion(_ other: Bitmap) {
        for index in words.indices { words[index] |= other.words[index] }
        count = words.reduce(0) { $0 + $1.nonzeroBitCount }
    }

    /// The numbers in both sets.
    func intersection(_ other: Bitmap) -> Bitmap {
        var result = self
        result.words.withUnsafeMutableBufferPointer { mine in
            other.words.withUnsafeBufferPointer { theirs in
                for index in mine.indices { mine[index] &= theirs[index] }
            }
        }
        result.count = result.words.withUnsafeBufferPointer { $0.reduce(0) { $0 &+ $1.nonzeroBitCount } }
        return result
    }

    /// How many numbers are in both sets.
    func intersectionCount(_ other: Bitmap) -> Int {
        words.withUnsafeBufferPointer { mine in
            other.words.withUnsafeBufferPointer { theirs in
                var count = 0
                for index in mine.indices { count &+= (mine[index] & theirs[index]).nonzeroBitCount }
                return count
            }
        }
    }

    /// The numbers in the set, in order.
    var members: [UInt32] {
        [UInt32](unsafeUninitializedCapacity: count) { buffer, filled in
            for (index, word) in words.enumerated() {
                var rest = word
                while rest != 0 {
                    buffer[filled] = UInt32(index << 6 + rest.trailingZeroBitCount)
                    filled += 1
                    rest &= rest - 1
                }
            }
        }
    }
}

/// A bitmap that knows how many members come before each, so that values stored in order of the members can
/// be found.
struct RankedBitmap: Sendable {
    let bitmap: Bitmap
    /// For each word of the bitmap, the members before it.
    private let ranks: [UInt32]

    /// The bitmap of `members` below `bound`.
    init(_ members: some Sequence<UInt32>, bound: Int) {
        bitmap = Bitmap(members, bound: bound)
        var before: UInt32 = 0
        ranks = bitmap.words.map { word in
            defer { before += UInt32(word.nonzeroBitCount) }
            return before
        }
    }

    /// How many members are smaller than `member`.
    func rank(of member: UInt32) -> Int {
        let word = bitmap.words[Int(member >> 6)]
        let before = word & ((1 << UInt64(member & 63)) - 1)
        return Int(ranks[Int(member >> 6)]) + before.nonzeroBitCount
    }

    /// Bytes held.
    var bytes: Int { bitmap.words.count * 12 }
}
