/// The files of the field that this engine reads and writes.
public enum BallotFormat: String, Sendable, CaseIterable {
    /// Participatory budgets (Stolicki et al., Pabulib, arXiv 2012.06539).
    case pabulib = "pb"
    /// Strict orders, complete (PrefLib).
    case strictComplete = "soc"
    /// Strict orders, incomplete (PrefLib).
    case strictIncomplete = "soi"
    /// Orders with ties, complete (PrefLib).
    case tiedComplete = "toc"
    /// Orders with ties, incomplete (PrefLib).
    case tiedIncomplete = "toi"
    /// Categories (PrefLib).
    case categories = "cat"
    /// Ballots for a single transferable vote (OpenSTV, Wichmann's format).
    case blt
    /// Approval-based committees (abcvoting).
    case abcvoting = "yaml"
    /// A table: one option a column, one ballot a row.
    case csv

    /// The format that a file's name ends with; nil when it is none of them.
    public init?(fileName: String) {
        let ending = fileName.split(separator: ".").last.map(String.init)?.lowercased() ?? ""
        self.init(rawValue: ending == "yml" ? "yaml" : ending)
    }
}

/// Reads a file line by line.
protocol BallotLineReader {
    /// How many voters the ballots so far stand for.
    var voters: Int { get }
    /// Takes one line without its end; numbers start at 1.
    mutating func read(_ line: ArraySlice<UInt8>, number: Int) throws
    /// Ends the file.
    mutating func finish(lastLine: Int) throws -> Election
}

/// Reads an election from bytes as they come, holding no more than a line and the different ballots.
public struct ElectionReader {
    /// The longest line that is read, in bytes.
    public static let longestLine = 4_000_000
    /// The most options that an election may have.
    public static let mostOptions = 20_000
    /// The most voters that an election may have, a thousand milliards: sums stay in machine words.
    public static let mostVoters = 1_000_000_000_000

    private var reader: any BallotLineReader
    private var pending: [UInt8] = []
    private var lineNumber = 0

    /// A reader of one file.
    public init(format: BallotFormat) {
        switch format {
        case .pabulib: reader = PabulibReader()
        case .categories, .strictComplete, .strictIncomplete, .tiedComplete, .tiedIncomplete:
            reader = PrefLibReader(format)
        case .blt: reader = BLTReader()
        case .abcvoting: reader = CommitteeYAMLReader()
        case .csv: reader = TableReader()
        }
    }

    /// Reads a whole file. Throws `TallyRefusal.badFile` with the line.
    public static func read(_ bytes: some Collection<UInt8>, format: BallotFormat) throws -> Election {
        var reader = ElectionReader(format: format)
        try reader.feed(bytes)
        return try reader.finish()
    }

    /// Takes the next bytes of the file.
    public mutating func feed(_ bytes: some Collection<UInt8>) throws {
        pending += bytes
        var start = pending.startIndex
        while let end = pending[start...].firstIndex(of: UInt8(ascii: "\n")) {
            try line(pending[start..<end])
            start = end + 1
        }
        pending.removeSubrange(..<start)
        guard pending.count <= ElectionReader.longestLine else {
            throw TallyRefusal.badFile(
                line: lineNumber + 1, reason: "longer than \(ElectionReader.longestLine) bytes.")
        }
    }

    /// Ends the file and returns what it holds.
    public mutating func finish() throws -> Election {
        if !pending.isEmpty { try line(pending[...]) }
        pending = []
        return try reader.finish(lastLine: lineNumber)
    }

    private mutating func line(_ bytes: ArraySlice<UInt8>) throws {
        lineNumber += 1
        var bytes = bytes
        if lineNumber == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        guard !bytes.contains(0) else {
            throw TallyRefusal.badFile(line: lineNumber, reason: "holds a NUL byte; this is no text file.")
        }
        // NB: bytes that are no UTF-8 would all become the same sign, and two identifiers one.
        guard bytes.allSatisfy({ $0 < 0x80 }) || String(validating: bytes, as: UTF8.self) != nil else {
            throw TallyRefusal.badFile(line: lineNumber, reason: "is not written in UTF-8.")
        }
        try reader.read(bytes, number: lineNumber)
        guard reader.voters <= ElectionReader.mostVoters else {
            throw TallyRefusal.badFile(
                line: lineNumber, reason: "more than \(ElectionReader.mostVoters) voters.")
        }
    }

    /// A count of equal ballots; nil when it is no whole number from 1 to the most voters.
    static func count(_ text: String) -> Int? {
        Int(text).flatMap { (1...mostVoters).contains($0) ? $0 : nil }
    }
}

extension ArraySlice<UInt8> {
    /// The bytes as text.
    var text: String { String(decoding: self, as: UTF8.self) }

    /// Without spaces and tabs at either end.
    var trimmed: ArraySlice<UInt8> {
        var slice = self
        while let first = slice.first, first == 0x20 || first == 0x09 { slice.removeFirst() }
        while let last = slice.last, last == 0x20 || last == 0x09 { slice.removeLast() }
        return slice
    }
}

extension String {
    /// With spaces for the ends of lines, for formats that have one line for it, and without outer spaces.
    var onOneLine: String { String(map { $0.isNewline ? " " : $0 }).withoutOuterSpaces }

    /// Without spaces and tabs at either end.
    var withoutOuterSpaces: String { ArraySlice(Array(utf8)).trimmed.text }
}
