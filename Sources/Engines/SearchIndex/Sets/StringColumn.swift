/// Many strings in one block of UTF-8 bytes.
struct StringColumn: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []

    /// A column of the given strings.
    init(_ strings: some Sequence<String> = []) {
        for string in strings { append(string.utf8) }
    }

    /// How many strings there are.
    var count: Int { ends.count }

    /// Puts a string at the end.
    mutating func append(_ string: some Sequence<UInt8>) {
        bytes.append(contentsOf: string)
        precondition(bytes.count <= Int(UInt32.max), "A column of strings holds at most 4 GiB.")
        ends.append(UInt32(bytes.count))
    }

    /// The bytes of a string.
    func utf8(at index: Int) -> ArraySlice<UInt8> { bytes[range(at: index)] }

    /// A string.
    subscript(index: Int) -> String { String(decoding: utf8(at: index), as: UTF8.self) }

    /// Whether a string comes before another in byte order.
    func precedes(_ left: Int, _ right: Int) -> Bool {
        bytes.withUnsafeBytes { bytes in
            Self.compare(.init(rebasing: bytes[range(at: left)]), .init(rebasing: bytes[range(at: right)]))
                < 0
        }
    }

    /// Less than, equal to or more than 0 when a string comes before, is, or comes after `other` in byte
    /// order.
    func compare(_ index: Int, to other: [UInt8]) -> Int {
        bytes.withUnsafeBytes { bytes in
            other.withUnsafeBytes { other in
                Self.compare(.init(rebasing: bytes[range(at: index)]), other)
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

    /// Bytes held.
    var size: Int { bytes.count + ends.count * 4 }

    private func range(at index: Int) -> Range<Int> {
        (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
    }

    private static func compare(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
        for index in 0..<min(left.count, right.count) where left[index] != right[index] {
            return left[index] < right[index] ? -1 : 1
        }
        return left.count - right.count
    }
}
