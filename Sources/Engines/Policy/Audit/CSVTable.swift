/// A table of comma-separated values (RFC 4180): a header and rows of as many cells.
struct CSVTable {
    private(set) var header: [String] = []
    private(set) var rows: [[String]] = []

    /// The most rows and the most columns of a table.
    static let largestRows = 1_000_000
    static let largestColumns = 1000

    /// Reads a table. Rows that are shorter than the header are filled up with empty cells; longer ones are
    /// refused.
    init(_ text: String) throws(PolicyError) {
        var scanner = CSVScanner(bytes: Array(text.utf8))
        while let row = try scanner.row() {
            if header.isEmpty {
                header = row
                guard row.count <= CSVTable.largestColumns else {
                    throw PolicyError.beyondLimit("columns", allowed: CSVTable.largestColumns)
                }
            } else if row != [""] {
                try append(row)
            }
        }
        guard !header.isEmpty else { throw PolicyError.badValue("events: no header") }
    }

    private mutating func append(_ row: [String]) throws(PolicyError) {
        guard row.count <= header.count else { throw PolicyError.badValue("events: row \(rows.count + 1)") }
        guard rows.count < CSVTable.largestRows else {
            throw PolicyError.beyondLimit("events", allowed: CSVTable.largestRows)
        }
        rows.append(row + repeatElement("", count: header.count - row.count))
    }
}

/// Reads one row after the other.
private struct CSVScanner {
    let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }

    mutating func row() throws(PolicyError) -> [String]? {
        guard position < bytes.count else { return nil }
        var cells: [String] = []
        repeat { cells.append(try cell()) } while take(UInt8(ascii: ","))
        _ = take(UInt8(ascii: "\r"))
        guard take(UInt8(ascii: "\n")) || position == bytes.count else {
            throw PolicyError.badValue("events: byte \(position)")
        }
        return cells
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func cell() throws(PolicyError) -> String {
        if take(UInt8(ascii: "\"")) { return try quoted() }
        let content = bytes[position...].prefix { ![UInt8(ascii: ","), 0x0A, 0x0D].contains($0) }
        position += content.count
        return trimmed(String(decoding: content, as: UTF8.self))
    }

    private func trimmed(_ text: String) -> String {
        let tail = text.drop { $0 == " " }
        return String(tail.reversed().drop { $0 == " " }.reversed())
    }

    private mutating func quoted() throws(PolicyError) -> String {
        var content: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte != UInt8(ascii: "\"") {
                content.append(byte)
            } else if take(UInt8(ascii: "\"")) {
                content.append(byte)
            } else {
                return String(decoding: content, as: UTF8.self)
            }
        }
        throw PolicyError.badValue("events: a quote without its end")
    }
}
