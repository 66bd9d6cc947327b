/// Bindings in PostgreSQL's binary format, side by side in one block of memory.
struct PostgresParameters {
    // NB: never empty, so that even the empty text has an address: to libpq a null pointer means NULL.
    private var block: [UInt8] = [0]
    private var offsets: [Int?] = []
    private var lengths: [Int32] = []

    /// Pointers as libpq takes them, valid within ``withPointers(_:)``.
    struct Pointers {
        let count: Int32
        let values: [UnsafePointer<CChar>?]
        let lengths: [Int32]
        let formats: [Int32]
    }

    init(_ values: [SQLValue]) {
        for value in values { append(value) }
    }

    func withPointers<Result>(_ body: (Pointers) throws -> Result) rethrows -> Result {
        try block.withUnsafeBytes { bytes in
            let base = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            return try body(
                Pointers(
                    count: Int32(offsets.count),
                    values: offsets.map { offset in offset.flatMap { base?.advanced(by: $0) } },
                    lengths: lengths,
                    formats: Array(repeating: 1, count: offsets.count)))
        }
    }

    private mutating func append(_ value: SQLValue) {
        let start = block.count
        switch value {
        case .null: break
        case .integer(let number): withUnsafeBytes(of: number.bigEndian) { block.append(contentsOf: $0) }
        case .text(let text): block.append(contentsOf: text.utf8)
        case .bytes(let bytes): block.append(contentsOf: bytes)
        }
        offsets.append(value == .null ? nil : start)
        lengths.append(Int32(block.count - start))
    }
}

extension SQLType {
    /// The type's number in PostgreSQL's catalogue (pg_type.dat).
    var oid: UInt32 {
        switch self {
        case .integer: PostgresOID.int8
        case .text: PostgresOID.text
        case .bytes: PostgresOID.bytea
        }
    }
}

/// Numbers of types in PostgreSQL's catalogue (pg_type.dat), which are the same on every server.
enum PostgresOID {
    static let bool: UInt32 = 16
    static let bytea: UInt32 = 17
    static let name: UInt32 = 19
    static let int8: UInt32 = 20
    static let int2: UInt32 = 21
    static let int4: UInt32 = 23
    static let text: UInt32 = 25
    static let bpchar: UInt32 = 1042
    static let varchar: UInt32 = 1043
    static let numeric: UInt32 = 1700
    static let void: UInt32 = 2278
    static let unknown: UInt32 = 705
}
