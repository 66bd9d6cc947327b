/// A set of document numbers below a fixed bound, one bit each.
struct Bitmap: Sendable {
    /// Bit `i % 64` of word `i / 64` says whether `i` is in the set.
    let words: Column<UInt64>
    /// How many numbers are in the set.
    let count: Int

    /// A set from its words.
    init(words: Column<UInt64>) {
        self.init(words: words, count: words.read { BitCounting.ones($0) })
    }

    /// A set from its words, `count` of whose bits are ones.
    init(words: Column<UInt64>, count: Int) {
        (self.words, self.count) = (words, count)
    }

    /// The full set of numbers below `bound`.
    init(fullBelow bound: Int) {
        let words = Column<UInt64>(count: (bound + 63) / 64) { words in
            words.update(repeating: .max)
            if bound % 64 != 0 { words[words.count - 1] = (1 << UInt64(bound % 64)) - 1 }
        }
        self.init(words: words, count: bound)
    }

    /// The set of some numbers below `bound`.
    init(_ members: some Collection<UInt32>, bound: Int) {
        self.init(
            words: Column(count: (bound + 63) / 64) { words in
                words.update(repeating: 0)
                words.insert(members)
            })
    }

    /// Whether a number is in the set.
    @inline(__always)
    func contains(_ member: UInt32) -> Bool {
        words[Int(member >> 6)] >> UInt64(member & 63) & 1 == 1
    }

    /// The set without some of its members, each named once.
    func removing(_ members: [UInt32]) -> Bitmap {
        let remaining = Column<UInt64>(count: words.count) { result in
            words.read { _ = result.update(fromContentsOf: $0) }
            for member in members { result[Int(member >> 6)] &= ~(1 << UInt64(member & 63)) }
        }
        return Bitmap(words: remaining, count: count - members.count)
    }

    /// The numbers in this set and not in the other.
    func subtracting(_ other: Bitmap) -> Bitmap { combined(other) { $0 & ~$1 } }

    /// The numbers in both sets.
    func intersection(_ other: Bitmap) -> Bitmap { combined(other) { $0 & $1 } }

    /// The numbers in this set, in the other and in `more`.
    func union(_ other: Bitmap) -> Bitmap { combined(other) { $0 | $1 } }

    /// The numbers in this set and among `members`.
    func union(_ members: Column<UInt32>) -> Bitmap {
        Bitmap(
            words: Column(count: words.count) { result in
                words.read { _ = result.update(fromContentsOf: $0) }
                members.read { result.insert($0) }
            })
    }

    /// How many numbers are in both sets.
    func intersectionCount(_ other: Bitmap) -> Int {
        words.read { mine in other.words.read { BitCounting.commonOnes(mine, $0) } }
    }

    /// The numbers in the set, in order.
    var members: Column<UInt32> {
        Column(count: count) { buffer in
            words.read { words in
                var filled = 0
                for index in words.indices { filled += buffer.spell(words[index], at: index, from: filled) }
            }
        }
    }

    @inline(__always)
    private func combined(_ other: Bitmap, _ operation: (UInt64, UInt64) -> UInt64) -> Bitmap {
        Bitmap(
            words: Column(count: words.count) { result in
                words.read { mine in
                    other.words.read { theirs in
                        for index in result.indices { result[index] = operation(mine[index], theirs[index]) }
                    }
                }
            })
    }
}

extension UnsafeMutableBufferPointer<UInt64> {
    /// Sets the bits of some numbers.
    @inline(__always)
    func insert(_ members: some Sequence<UInt32>) {
        for member in members { self[Int(member >> 6)] |= 1 << UInt64(member & 63) }
    }
}

extension UnsafeMutableBufferPointer<UInt32> {
    /// Writes the numbers that a word of a bitmap stands for; gives how many.
    @inline(__always)
    func spell(_ word: UInt64, at index: Int, from place: Int) -> Int {
        var rest = word
        var filled = place
        while rest != 0 {
            self[filled] = UInt32(truncatingIfNeeded: index << 6 | rest.trailingZeroBitCount)
            filled += 1
            rest &= rest - 1
        }
        return filled - place
    }
}

/// Counts ones in many words, sixteen at a time: full adders gather bits of the same weight, so that only one
/// word in sixteen is counted bit by bit (Harley and Seal; Muła, Kurz and Lemire, "Faster population counts
/// using AVX2 instructions", 2018).
enum BitCounting {
    private typealias Lanes = SIMD4<UInt64>

    /// The ones of all words.
    static func ones(_ words: UnsafeBufferPointer<UInt64>) -> Int {
        count(words.count) {
            words[$0]
        } lanes: {
            load(words, $0)
        }
    }

    /// The ones that stand at the same place in both.
    static func commonOnes(_ left: UnsafeBufferPointer<UInt64>, _ right: UnsafeBufferPointer<UInt64>) -> Int {
        precondition(left.count == right.count, "Sets of one segment have one size.")
        return count(left.count) {
            left[$0] & right[$0]
        } lanes: {
            load(left, $0) & load(right, $0)
        }
    }

    @inline(__always)
    private static func load(_ words: UnsafeBufferPointer<UInt64>, _ index: Int) -> Lanes {
        UnsafeRawPointer(words.baseAddress.unsafelyUnwrapped + index).loadUnaligned(as: Lanes.self)
    }

    /// Counts the ones of `count` words, given one by one or four at a time.
    @inline(__always)
    private static func count(_ count: Int, word: (Int) -> UInt64, lanes: (Int) -> Lanes) -> Int {
        var total = 0
        var index = 0
        var (ones, twos, fours) = (Lanes(), Lanes(), Lanes())
        while index + 32 <= count {
            let (a, first) = add(ones, lanes(index), lanes(index + 4))
            let (b, second) = add(a, lanes(index + 8), lanes(index + 12))
            let (c, third) = add(b, lanes(index + 16), lanes(index + 20))
            let (d, fourth) = add(c, lanes(index + 24), lanes(index + 28))
            ones = d
            let (e, fifth) = add(twos, first, second)
            let (f, sixth) = add(e, third, fourth)
            twos = f
            let (g, eights) = add(fours, fifth, sixth)
            fours = g
            total &+= 8 &* bits(eights)
            index += 32
        }
        total &+= 4 &* bits(fours) &+ 2 &* bits(twos) &+ bits(ones)
        while index < count {
            total &+= word(index).nonzeroBitCount
            index += 1
        }
        return total
    }

    /// The sum of three bits at each place: what stays and what is carried.
    @inline(__always)
    private static func add(_ a: Lanes, _ b: Lanes, _ c: Lanes) -> (sum: Lanes, carry: Lanes) {
        let either = a ^ b
        return (either ^ c, (a & b) | (either & c))
    }

    @inline(__always)
    private static func bits(_ lanes: Lanes) -> Int {
        lanes[0].nonzeroBitCount &+ lanes[1].nonzeroBitCount &+ lanes[2].nonzeroBitCount
            &+ lanes[3].nonzeroBitCount
    }
}
