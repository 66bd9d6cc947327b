/// Why a text of RDF was refused, and where.
public struct RDFSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line, from 1.
    public let line: Int
    /// The character on the line, from 1.
    public let column: Int
    /// One plain sentence in English.
    public let reason: String

    /// An error at a place.
    public init(line: Int, column: Int, reason: String) {
        self.line = line
        self.column = column
        self.reason = reason
    }

    /// `line 3, column 14: A predicate was expected here.`
    public var description: String { "line \(line), column \(column): \(reason)" }
}

extension RDFSyntaxError {
    /// An error at a byte of a text; counts lines and columns up to there.
    init(in bytes: [UInt8], at offset: Int, reason: String) {
        let before = bytes[..<min(offset, bytes.count)]
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        self.init(
            line: 1 + before.count { $0 == UInt8(ascii: "\n") },
            column: 1 + before[lineStart...].count { $0 & 0xC0 != 0x80 }, reason: reason)
    }
}
