/// Cuts CSV bytes into records (RFC 4180). Lenient where programs agree: a line ends with CR LF, LF or CR,
/// blank lines are skipped, and a quote inside an unquoted cell is a character like any other.
struct CSVRecordReader {
    /// The cells of one record, still as bytes.
    struct Record {
        var line: Int
        var cells: [[UInt8]] = []
        var size = 0
        /// Why the record cannot be used; the next one can.
        var problem: String?
    }

    var bytes: ByteReader
    let separator: UInt8
    let limits: ReadLimits

    /// The next record, nil at the end. Throws when a quoted cell is never closed.
    mutating func next() throws -> Record? {
        while let byte = try bytes.peek(), byte.endsLine { _ = try bytes.next() }
        guard try bytes.peek() != nil else { return nil }
        var record = Record(line: bytes.line)
        repeat { try readCell(into: &record) } while try bytes.take(separator)
        try endLine()
        return record
    }

    private mutating func readCell(into record: inout Record) throws {
        var cell: [UInt8] = []
        if try bytes.peek() == UInt8(ascii: "\"") { try readQuoted(&cell, &record) }
        while let byte = try bytes.peek(), byte != separator, !byte.endsLine {
            _ = try bytes.next()
            append(byte, to: &cell, of: &record)
        }
        if record.cells.count < limits.columns {
            record.cells.append(cell)
        } else {
            record.problem = "This row has more than \(limits.columns) cells."
        }
    }

    /// A quoted cell, from its opening to its closing quote.
    private mutating func readQuoted(_ cell: inout [UInt8], _ record: inout Record) throws {
        let unclosed = bytes.failure("This quoted cell is never closed.")
        _ = try bytes.next()
        while let byte = try bytes.next() {
            if byte == UInt8(ascii: "\""), try !bytes.take(UInt8(ascii: "\"")) {
                return try checkEndOfQuoted(&record)
            }
            append(byte, to: &cell, of: &record)
        }
        throw unclosed
    }

    private mutating func checkEndOfQuoted(_ record: inout Record) throws {
        guard let byte = try bytes.peek(), byte != separator, !byte.endsLine else { return }
        record.problem = "Cell \(record.cells.count + 1) has text after its closing quote."
    }

    /// Stores a byte unless the cell or the row is too large already; then the rest is read and forgotten.
    private func append(_ byte: UInt8, to cell: inout [UInt8], of record: inout Record) {
        if cell.count >= limits.cellBytes {
            record.problem = "Cell \(record.cells.count + 1) is larger than \(limits.cellBytes) bytes."
        } else if record.size >= limits.rowBytes {
            record.problem = "This row is larger than \(limits.rowBytes) bytes."
        } else {
            cell.append(byte)
            record.size += 1
        }
    }

    private mutating func endLine() throws {
        if try bytes.take(UInt8(ascii: "\r")) {
            _ = try bytes.take(UInt8(ascii: "\n"))
        } else {
            _ = try bytes.take(UInt8(ascii: "\n"))
        }
    }
}

extension UInt8 {
    /// Whether this is CR or LF.
    fileprivate var endsLine: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
}

/// The separator a header most probably uses: the most frequent of comma, semicolon and tab outside quotes in
/// the first line, a comma when there is none.
func sniffedSeparator(_ start: ArraySlice<UInt8>) -> UInt8 {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in start.drop(while: \.endsLine) {
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        if isQuoted { continue }
        if byte.endsLine { break }
        if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    let most = counts.max() ?? 0
    return candidates[counts.firstIndex(of: most) ?? 0]
}
