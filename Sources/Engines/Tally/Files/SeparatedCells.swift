/// Cells of a line divided by one character, as RFC 4180 quotes them: a cell that begins with a double quote
/// ends at the next single one.
struct SeparatedCells {
    let separator: UInt8
    private var cells: [ArraySlice<UInt8>] = []
    private var open: [UInt8]?

    init(separator: UInt8) {
        self.separator = separator
    }

    /// Whether a quoted cell goes on in the next line.
    var isOpen: Bool { open != nil }

    /// The cells of one line, or nil while a quoted cell is still open.
    mutating func read(_ line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
        var rest = line
        var goesOn = true
        if open != nil {
            open?.append(UInt8(ascii: "\n"))
            guard quoted(&rest) else { return nil }
            goesOn = passesSeparator(&rest)
        }
        while goesOn {
            if rest.first == UInt8(ascii: "\"") {
                rest.removeFirst()
                open = []
                guard quoted(&rest) else { return nil }
            } else {
                let end = rest.firstIndex(of: separator) ?? rest.endIndex
                cells.append(rest[rest.startIndex..<end])
                rest = rest[end...]
            }
            goesOn = passesSeparator(&rest)
        }
        defer { cells = [] }
        return cells
    }

    private func passesSeparator(_ rest: inout ArraySlice<UInt8>) -> Bool {
        guard rest.first == separator else { return false }
        rest.removeFirst()
        return true
    }

    /// Reads on inside quotes; false when the line ends first.
    private mutating func quoted(_ rest: inout ArraySlice<UInt8>) -> Bool {
        var cell = open ?? []
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\"") else {
                cell.append(byte)
                continue
            }
            if rest.first == UInt8(ascii: "\"") {
                cell.append(byte)
                rest.removeFirst()
            } else {
                let end = rest.firstIndex(of: separator) ?? rest.endIndex
                cells.append(ArraySlice(cell + rest[rest.startIndex..<end]))
                rest = rest[end...]
                open = nil
                return true
            }
        }
        open = cell
        return false
    }

    /// One cell as it is written: in quotes where it must be.
    static func written(_ cell: String, separator: Character) -> String {
        let needsQuotes =
            cell.contains(separator) || cell.contains("\n") || cell.contains("\r") || cell.hasPrefix("\"")
        return needsQuotes
            ? "\""
                + cell.split(separator: "\"", omittingEmptySubsequences: false)
                .joined(separator: "\"\"") + "\"" : cell
    }
}
