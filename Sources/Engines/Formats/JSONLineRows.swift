import CanonicalJSON

/// The rows of NDJSON: one object a line. Blank lines are skipped; a bad line is refused alone.
struct JSONLineRows: RowSource {
    private var bytes: ByteReader
    private let options: ReadOptions
    private var isOpen = false

    init(bytes: ByteReader, options: ReadOptions) {
        self.bytes = bytes
        self.options = options
    }

    mutating func next() throws -> RowOutcome? {
        if !isOpen { try bytes.skipByteOrderMark() }
        isOpen = true
        while try bytes.peek() != nil {
            let line = bytes.line
            guard let text = try bytes.text(upTo: UInt8(ascii: "\n"), limit: options.limits.rowBytes) else {
                let reason = "This line is larger than the limit of \(options.limits.rowBytes) bytes."
                return .refused(line: line, reason: reason)
            }
            if !text.isBlank { return outcome(JSONFragment(bytes: text, line: line, column: 1), options) }
        }
        return nil
    }
}

/// The row that one text holds, or why it cannot be used.
func outcome(_ fragment: JSONFragment, _ options: ReadOptions) -> RowOutcome {
    do {
        let value = try fragment.parsed(depth: options.limits.depth)
        guard value.object != nil else {
            return .refused(line: fragment.line, reason: "This is not an object.")
        }
        return .row(SourceRow(value: value, line: fragment.line, file: options.file))
    } catch {
        return .refused(line: fragment.line, reason: "Not JSON at \(error)")
    }
}

extension ByteReader {
    /// The bytes up to and without `end`, which is stepped over; nil when they are more than `limit`.
    mutating func text(upTo end: UInt8, limit: Int) throws -> [UInt8]? {
        var text: [UInt8] = []
        var isWithinLimit = true
        while let byte = try next(), byte != end {
            if text.count < limit { text.append(byte) } else { isWithinLimit = false }
        }
        return isWithinLimit ? text : nil
    }
}

extension [UInt8] {
    /// Whether there is nothing but spaces, tabs and line ends.
    var isBlank: Bool { allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D } }
}
