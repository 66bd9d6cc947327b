/// Small numbers in as few bytes each as the greatest of them needs: one, two or four.
enum NarrowColumn: Sendable {
    case bytes(Column<UInt8>)
    case shorts(Column<UInt16>)
    case words(Column<UInt32>)

    /// A column of numbers of which none is above `greatest`.
    init(_ numbers: [UInt32], greatest: Int) {
        if greatest <= Int(UInt8.max) {
            self = .bytes(Column(numbers.map { UInt8(truncatingIfNeeded: $0) }))
        } else if greatest <= Int(UInt16.max) {
            self = .shorts(Column(numbers.map { UInt16(truncatingIfNeeded: $0) }))
        } else {
            self = .words(Column(numbers))
        }
    }

    /// How many numbers there are.
    var count: Int {
        switch self {
        case .bytes(let column): column.count
        case .shorts(let column): column.count
        case .words(let column): column.count
        }
    }

    /// A number.
    subscript(index: Int) -> Int {
        switch self {
        case .bytes(let column): Int(column[index])
        case .shorts(let column): Int(column[index])
        case .words(let column): Int(column[index])
        }
    }

    /// The greatest number; -1 when there is none.
    var greatest: Int {
        switch self {
        case .bytes(let column): column.read { Int($0.max() ?? 0) } - (column.isEmpty ? 1 : 0)
        case .shorts(let column): column.read { Int($0.max() ?? 0) } - (column.isEmpty ? 1 : 0)
        case .words(let column): column.read { Int($0.max() ?? 0) } - (column.isEmpty ? 1 : 0)
        }
    }

    /// Bytes held.
    var byteCount: Int {
        switch self {
        case .bytes(let column): column.byteCount
        case .shorts(let column): column.byteCount
        case .words(let column): column.byteCount
        }
    }
}
