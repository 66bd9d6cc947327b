/// Why a text was refused as JSON, and where.
public struct JSONSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line, from 1.
    public let line: Int
    /// The Unicode scalar within the line, from 1.
    public let column: Int
    /// One plain sentence in English.
    public let reason: String

    /// Whether the text follows the grammar up to here, and only its meaning is refused: a name that stands
    /// twice, half a surrogate pair, a number beyond 64-bit floats, too much nesting (RFC 8259, sections 4,
    /// 6, 8.2, 9).
    public let isGrammatical: Bool

    /// An error at a place.
    public init(line: Int, column: Int, reason: String, isGrammatical: Bool = false) {
        self.line = line
        self.column = column
        self.reason = reason
        self.isGrammatical = isGrammatical
    }

    /// `line 3, column 14: A comma or ] was expected here.`
    public var description: String { "line \(line), column \(column): \(reason)" }
}

extension JSONSyntaxError {
    /// An error at a byte of a text; counts lines and columns up to there.
    init(in bytes: some Sequence<UInt8>, at offset: Int, reason: String, isGrammatical: Bool) {
        var line = 1
        var column = 1
        for byte in bytes.prefix(offset) {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        self.init(line: line, column: column, reason: reason, isGrammatical: isGrammatical)
    }
}
