import CanonicalJSON

/// One row of a source, as it stands there.
public struct SourceRow: Hashable, Sendable {
    /// The row: always an object.
    public var value: JSONValue
    /// The line where the row begins, from 1.
    public var line: Int
    /// The elements around the row (the `*` of its item path), outermost first, each without the array that
    /// leads to the row. Empty for rows that stand in the first array.
    public var ancestors: [JSONValue]
    /// The name of the file, as the options gave it.
    public var file: String?

    /// A row.
    public init(value: JSONValue, line: Int, ancestors: [JSONValue] = [], file: String? = nil) {
        self.value = value
        self.line = line
        self.ancestors = ancestors
        self.file = file
    }
}

/// What reading on gave.
public enum RowOutcome: Hashable, Sendable {
    /// A row.
    case row(SourceRow)
    /// A row that cannot be used; those behind it can. The reason is one plain sentence in English.
    case refused(line: Int, reason: String)
}

/// A file that cannot be read on: nothing behind this place can be trusted.
public struct FormatError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line, from 1.
    public let line: Int
    /// The character within the line, from 1.
    public let column: Int
    /// One plain sentence in English.
    public let reason: String
    /// Whether only the row at hand is meant: the file can be read on behind it.
    let isRowAlone: Bool

    /// An error at a place.
    public init(line: Int, column: Int, reason: String) {
        self.init(line: line, column: column, reason: reason, isRowAlone: false)
    }

    init(line: Int, column: Int, reason: String, isRowAlone: Bool) {
        self.line = line
        self.column = column
        self.reason = reason
        self.isRowAlone = isRowAlone
    }

    /// `line 3, column 14: This quoted cell is never closed.`
    public var description: String { "line \(line), column \(column): \(reason)" }
}
