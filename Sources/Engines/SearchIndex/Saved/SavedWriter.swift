/// Writes numbers and columns, and hashes them.
struct SavedWriter {
    /// Takes the bytes, some at a time.
    typealias Sink = (UnsafeRawBufferPointer) throws -> Void

    private let sink: Sink
    private var hash = XXHash64()
    private var offset = 0

    /// A writer that has written the head.
    init(to sink: @escaping Sink) throws {
        self.sink = sink
        try write(bytes: SavedFormat.magic)
        try write(SavedFormat.byteOrder)
        try write(SavedFormat.version)
    }

    /// Writes a number.
    mutating func write(_ number: Int) throws {
        try withUnsafeBytes(of: Int64(number)) { try put($0) }
    }

    /// Writes a column.
    mutating func write<Element>(_ column: Column<Element>) throws {
        try write(column.count)
        try write(bytes: [UInt8](repeating: 0, count: -offset & (SavedFormat.alignment - 1)))
        try column.read { try put(UnsafeRawBufferPointer($0)) }
    }

    /// Writes the tail.
    mutating func finish() throws {
        let (length, value) = (Int64(offset), hash.value)
        try withUnsafeBytes(of: length) { try put($0) }
        try withUnsafeBytes(of: value) { try put($0) }
    }

    private mutating func write(bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { try put($0) }
    }

    private mutating func put(_ bytes: UnsafeRawBufferPointer) throws {
        guard !bytes.isEmpty else { return }
        hash.update(bytes)
        offset += bytes.count
        try sink(bytes)
    }
}
