import CanonicalJSON

/// The rows of a CSV file: objects of strings under the names of its header.
struct CSVRows: RowSource {
    private var start: ByteReader
    private let options: ReadOptions
    private var body: (records: CSVRecordReader, header: [String])?

    init(bytes: ByteReader, options: ReadOptions) {
        start = bytes
        self.options = options
    }

    mutating func next() throws -> RowOutcome? {
        var (records, header) = try body ?? open()
        defer { body = (records, header) }
        return try records.next().map { outcome(of: $0, under: header) }
    }

    private mutating func open() throws -> (CSVRecordReader, [String]) {
        try start.skipByteOrderMark()
        let separator = try options.separator ?? sniffedSeparator(start.lookahead(1 << 16))
        var records = CSVRecordReader(bytes: start, separator: separator, limits: options.limits)
        guard let first = try records.next() else {
            throw start.failure("The file is empty: it has no header row.")
        }
        return (records, try header(first))
    }

    private func header(_ record: CSVRecordReader.Record) throws -> [String] {
        func failure(_ reason: String) -> FormatError {
            FormatError(line: record.line, column: 1, reason: reason)
        }
        if let problem = record.problem { throw failure("The header cannot be used: \(problem)") }
        var names: Set<String> = []
        return try record.cells.enumerated().map { index, cell in
            guard let name = options.encoding.decode(cell) else {
                throw failure("The header is not in \(options.encoding.rawValue); name the file’s encoding.")
            }
            if name.allSatisfy(\.isWhitespace) { throw failure("Column \(index + 1) has no name.") }
            guard names.insert(name).inserted else {
                throw failure("Two columns are named “\(name)”.")
            }
            return name
        }
    }

    private func outcome(of record: CSVRecordReader.Record, under header: [String]) -> RowOutcome {
        if let problem = record.problem { return .refused(line: record.line, reason: problem) }
        guard record.cells.count == header.count else {
            let cells = record.cells.count == 1 ? "1 cell" : "\(record.cells.count) cells"
            let reason = "This row has \(cells) where the header has \(header.count)."
            return .refused(line: record.line, reason: reason)
        }
        var members: [String: JSONValue] = [:]
        members.reserveCapacity(header.count)
        for (name, cell) in zip(header, record.cells) {
            guard let text = options.encoding.decode(cell) else {
                let reason = "The cell under “\(name)” is not valid \(options.encoding.rawValue) text."
                return .refused(line: record.line, reason: reason)
            }
            members[name] = .string(text)
        }
        return .row(SourceRow(value: .object(members), line: record.line, file: options.file))
    }
}
