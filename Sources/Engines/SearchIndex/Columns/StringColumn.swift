#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Many strings in one block of UTF-8 bytes.
struct StringColumn: Sendable {
    /// The bytes of all strings, one after another.
    let bytes: Column<UInt8>
    /// Where each string ends.
    let ends: Column<UInt32>

    /// A column from its parts: `ends` must ascend up to the number of bytes.
    init(bytes: Column<UInt8>, ends: Column<UInt32>) {
        (self.bytes, self.ends) = (bytes, ends)
    }

    /// A column of the given strings.
    init(_ strings: some Sequence<String> = []) {
        var builder = StringColumnBuilder()
        for string in strings { builder.append(string.utf8) }
        self = builder.column
    }

    /// How many strings there are.
    var count: Int { ends.count }

    /// The bytes of a string.
    func utf8(at index: Int) -> Column<UInt8> { bytes.slice(range(at: index)) }

    /// A string.
    subscript(index: Int) -> String { String(decoding: utf8(at: index), as: UTF8.self) }

    /// Less than, equal to or more than 0 when a string comes before, is, or comes after one of another
    /// column (or this) in byte order.
    func compare(_ index: Int, to other: StringColumn, _ otherIndex: Int) -> Int {
        bytes.read { mine in
            other.bytes.read { theirs in
                Self.compare(
                    UnsafeBufferPointer(rebasing: mine[range(at: index)]),
                    UnsafeBufferPointer(rebasing: theirs[other.range(at: otherIndex)]))
            }
        }
    }

    /// Whether a string comes before another in byte order.
    func precedes(_ left: Int, _ right: Int) -> Bool { compare(left, to: self, right) < 0 }

    /// Less than, equal to or more than 0 when a string comes before, is, or comes after `other` in byte
    /// order.
    func compare(_ index: Int, to other: [UInt8]) -> Int {
        bytes.read { mine in
            other.withUnsafeBufferPointer { other in
                Self.compare(UnsafeBufferPointer(rebasing: mine[range(at: index)]), other)
            }
        }
    }

    /// In a sorted column, the first string from `start` on that does not come before `other`.
    func lowerBound(of other: [UInt8], from start: Int = 0) -> Int {
        var low = start
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if compare(middle, to: other) < 0 { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// In a sorted column without repetitions, the place of a string, or nil.
    func index(of other: [UInt8]) -> Int? {
        let index = lowerBound(of: other)
        return index < count && compare(index, to: other) == 0 ? index : nil
    }

    /// In a sorted column, the strings that begin with `prefix`.
    func range(withPrefix prefix: [UInt8], from start: Int = 0) -> Range<Int> {
        let first = lowerBound(of: prefix, from: start)
        // NB: 0xFF occurs in no UTF-8 text, so prefix + 0xFF comes after all that begin with the prefix.
        return first..<lowerBound(of: prefix + [0xFF], from: first)
    }

    /// Whether each string comes after the one before it.
    var isStrictlyAscending: Bool { (1..<max(1, count)).allSatisfy { precedes($0 - 1, $0) } }

    /// Bytes held.
    var byteCount: Int { bytes.byteCount + ends.byteCount }

    private func range(at index: Int) -> Range<Int> {
        (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
    }

    private static func compare(
        _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
    ) -> Int {
        let common = min(left.count, right.count)
        guard common > 0, let mine = left.baseAddress, let theirs = right.baseAddress else {
            return left.count - right.count
        }
        let difference = Int(memcmp(mine, theirs, common))
        return difference != 0 ? difference : left.count - right.count
    }
}

/// Gathers strings for a column.
struct StringColumnBuilder {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []

    /// How many strings there are so far.
    var count: Int { ends.count }

    /// Puts a string at the end.
    mutating func append(_ string: some Sequence<UInt8>) {
        bytes.append(contentsOf: string)
        precondition(bytes.count <= Int(UInt32.max), "A column of strings holds at most 4 GiB.")
        ends.append(UInt32(bytes.count))
    }

    /// Puts a string of a column at the end.
    mutating func append(_ index: Int, of column: StringColumn) {
        column.utf8(at: index).read { append($0) }
    }

    /// What was gathered.
    var column: StringColumn { StringColumn(bytes: Column(bytes), ends: Column(ends)) }
}
