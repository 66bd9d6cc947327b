/// Reads what `SavedWriter` wrote, and believes none of it: every count and place is looked at before it is
/// used.
struct SavedReader {
    private let memory: Memory
    private var offset = 0
    private let end: Int

    /// A reader of bytes that are whole, behind their head.
    init(_ memory: Memory) throws(SavedIndexFault) {
        self.memory = memory
        end = memory.bytes.count - SavedFormat.tailSize
        guard memory.bytes.starts(with: SavedFormat.magic) else { throw .notAnIndex }
        offset = SavedFormat.magic.count
        guard try number() == SavedFormat.byteOrder, try number() == SavedFormat.version else {
            throw .otherVersion
        }
        try checkTail()
    }

    private func checkTail() throws(SavedIndexFault) {
        let bytes = memory.bytes
        guard UInt(bitPattern: bytes.baseAddress) % UInt(SavedFormat.alignment) == 0 else { throw .damaged }
        var hash = XXHash64()
        hash.update(UnsafeRawBufferPointer(rebasing: bytes[..<end]))
        guard bytes.loadUnaligned(fromByteOffset: end, as: Int64.self) == Int64(end),
            bytes.loadUnaligned(fromByteOffset: end + 8, as: UInt64.self) == hash.value
        else { throw .damaged }
    }

    /// Whether everything was read.
    var isAtEnd: Bool { offset == end }

    /// The next number.
    mutating func number() throws(SavedIndexFault) -> Int {
        guard end - offset >= 8 else { throw .damaged }
        defer { offset += 8 }
        return Int(memory.bytes.loadUnaligned(fromByteOffset: offset, as: Int64.self))
    }

    /// The next number, which must be one of some.
    mutating func number(in range: ClosedRange<Int>) throws(SavedIndexFault) -> Int {
        let number = try number()
        guard range.contains(number) else { throw .damaged }
        return number
    }

    /// The next column.
    mutating func column<Element>(
        of type: Element.Type = Element.self
    ) throws(SavedIndexFault) -> Column<Element> {
        let count = try number(in: 0...Int(UInt32.max) + 1)
        offset += -offset & (SavedFormat.alignment - 1)
        let size = count * MemoryLayout<Element>.stride
        guard offset <= end, size <= end - offset else { throw .damaged }
        defer { offset += size }
        return Column(memory, offset: offset, count: count)
    }

    /// The next column, which must have `count` numbers.
    mutating func column<Element>(
        _ count: Int, of type: Element.Type = Element.self
    ) throws(SavedIndexFault) -> Column<Element> {
        let column = try column(of: type)
        try require(column.count == count)
        return column
    }

    /// The next column, which must begin with 0 and lead up to some total without going down.
    mutating func starts(_ count: Int? = nil) throws(SavedIndexFault) -> Column<UInt32> {
        let column = try column(of: UInt32.self)
        try require(column.first == 0 && column.isAscending && count.map { $0 == column.count } ?? true)
        return column
    }

    /// Throws unless something holds.
    func require(_ condition: Bool) throws(SavedIndexFault) {
        guard condition else { throw .damaged }
    }
}

extension Column where Element: Comparable {
    /// Whether no number is smaller than the one before it.
    var isAscending: Bool { follows(<=) }

    /// Whether each number is greater than the one before it.
    var isStrictlyAscending: Bool { follows(<) }

    private func follows(_ order: (Element, Element) -> Bool) -> Bool {
        read { numbers in
            guard numbers.count > 1 else { return true }
            for index in 1..<numbers.count where !order(numbers[index - 1], numbers[index]) { return false }
            return true
        }
    }
}

extension Column<UInt32> {
    /// Whether all numbers are below `bound`.
    func isBelow(_ bound: Int) -> Bool { read { $0.allSatisfy { Int($0) < bound } } }
}

extension Bitmap {
    /// Whether a set read from somewhere has no number from `bound` on.
    func isBelow(_ bound: Int) -> Bool {
        words.count == (bound + 63) / 64 && (bound % 64 == 0 || (words.last ?? 0) >> UInt64(bound % 64) == 0)
    }
}
