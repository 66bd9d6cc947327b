/// Reads a source byte by byte and knows the place; holds one chunk, or as much as was looked ahead.
struct ByteReader {
    private let source: ByteSource
    private var buffer: [UInt8] = []
    private var position = 0
    private var isAtEnd = false
    private var previous: UInt8 = 0
    /// The line of the byte at hand, from 1. A line ends with LF, CR LF or CR.
    private(set) var line: Int
    /// The character within the line, from 1.
    private(set) var column: Int

    init(source: @escaping ByteSource) {
        self.source = source
        line = 1
        column = 1
    }

    /// A reader of bytes in memory that stand at a place of a larger file.
    init(bytes: [UInt8], line: Int, column: Int) {
        source = { nil }
        buffer = bytes
        self.line = line
        self.column = column
    }

    /// The byte at hand, nil at the end.
    mutating func peek() throws -> UInt8? {
        if position == buffer.count { try refill() }
        return position < buffer.count ? buffer[position] : nil
    }

    /// Steps over the byte at hand and gives it; nil at the end.
    mutating func next() throws -> UInt8? {
        guard let byte = try peek() else { return nil }
        position += 1
        count(byte)
        return byte
    }

    /// Steps over `byte` when it is the one at hand.
    mutating func take(_ byte: UInt8) throws -> Bool {
        guard try peek() == byte else { return false }
        _ = try next()
        return true
    }

    /// Up to `count` bytes from the one at hand on, which stay to be read.
    mutating func lookahead(_ count: Int) throws -> ArraySlice<UInt8> {
        while buffer.count - position < count, !isAtEnd {
            guard let chunk = try source() else {
                isAtEnd = true
                break
            }
            buffer.removeSubrange(..<position)
            position = 0
            buffer += chunk
        }
        return buffer[position...].prefix(count)
    }

    /// Steps over a UTF-8 byte order mark; refuses UTF-16.
    mutating func skipByteOrderMark() throws {
        let start = try lookahead(3)
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
            throw failure("The file is in UTF-16; save it as UTF-8.")
        }
        if start.elementsEqual([0xEF, 0xBB, 0xBF]) { position += 3 }
    }

    /// A broken file at the byte at hand.
    func failure(_ reason: String) -> FormatError {
        FormatError(line: line, column: column, reason: reason)
    }

    private mutating func refill() throws {
        while position == buffer.count, !isAtEnd {
            position = 0
            if let chunk = try source() {
                buffer = chunk
            } else {
                buffer = []
                isAtEnd = true
            }
        }
    }

    private mutating func count(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\n") where previous == UInt8(ascii: "\r"): break
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
            line += 1
            column = 1
        default:
            if byte & 0xC0 != 0x80 { column += 1 }
        }
        previous = byte
    }
}
