/// Numbers side by side in memory that nobody changes. Copies and slices share it.
struct Column<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    /// The first number; valid as long as the column is there.
    private let base: UnsafePointer<Element>?
    /// How many numbers there are.
    let count: Int
    /// Keeps the numbers where they are; nil when there are none.
    private let memory: Memory?

    /// No numbers.
    init() { (base, count, memory) = (nil, 0, nil) }

    /// A column of `count` numbers, written once by `fill`, which must write all of them.
    init(count: Int, _ fill: (UnsafeMutableBufferPointer<Element>) throws -> Void) rethrows {
        let memory = try Memory(byteCount: count * MemoryLayout<Element>.stride) {
            try fill($0.bindMemory(to: Element.self))
        }
        self.init(memory, offset: 0, count: count)
    }

    /// A column of the given numbers.
    init(_ elements: [Element]) {
        self.init(count: elements.count) { _ = $0.update(fromContentsOf: elements) }
    }

    /// `count` times the same number.
    init(repeating element: Element, count: Int) {
        self.init(count: count) { $0.update(repeating: element) }
    }

    /// The `count` numbers that stand at an offset of a memory, in bytes; they must lie within and be
    /// aligned.
    init(_ memory: Memory, offset: Int, count: Int) {
        let end = offset + count * MemoryLayout<Element>.stride
        precondition(offset >= 0 && count >= 0 && end <= memory.bytes.count, "A column lies in its memory.")
        base = (memory.bytes.baseAddress.map { $0 + offset })?.assumingMemoryBound(to: Element.self)
        self.count = count
        self.memory = memory
    }

    private init(base: UnsafePointer<Element>?, count: Int, memory: Memory?) {
        (self.base, self.count, self.memory) = (base, count, memory)
    }

    /// Some of the numbers, counted from 0 again.
    func slice(_ range: Range<Int>) -> Column {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "A slice lies in its column.")
        return Column(base: base.map { $0 + range.lowerBound }, count: range.count, memory: memory)
    }

    /// Hands the numbers to `body`, for long loops.
    @inline(__always)
    func read<Result>(_ body: (UnsafeBufferPointer<Element>) throws -> Result) rethrows -> Result {
        try withExtendedLifetime(memory) { try body(UnsafeBufferPointer(start: base, count: count)) }
    }

    /// The first number, for loops that keep the column beside it; nil when there are no numbers.
    var pointer: UnsafePointer<Element>? { base }

    /// Bytes held.
    var byteCount: Int { count * MemoryLayout<Element>.stride }
}

extension Column: RandomAccessCollection {
    var startIndex: Int { 0 }
    var endIndex: Int { count }

    subscript(index: Int) -> Element {
        @inline(__always) get {
            precondition(index >= 0 && index < count, "A number is read inside its column.")
            return read { $0[index] }
        }
    }
}

extension Column<UInt32> {
    /// Where `member` stands in this ordered column, or would, looking from `start` on in growing steps.
    func position(of member: UInt32, from start: Int = 0) -> (index: Int, isFound: Bool) {
        read { numbers in
            var step = 1
            var low = start
            while low + step < numbers.count, numbers[low + step] < member {
                low += step
                step *= 2
            }
            var high = Swift.min(low + step, numbers.count)
            while low < high {
                let middle = (low + high) / 2
                if numbers[middle] < member { low = middle + 1 } else { high = middle }
            }
            return (low, low < numbers.count && numbers[low] == member)
        }
    }
}
