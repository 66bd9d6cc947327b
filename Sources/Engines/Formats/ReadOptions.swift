/// How a file is to be read.
public struct ReadOptions: Hashable, Sendable {
    /// CSV: the byte between cells; nil finds it in the header (comma, semicolon or tab).
    public var separator: UInt8?
    /// CSV: how the bytes stand for characters. The other formats are UTF-8.
    public var encoding: TextEncoding
    /// JSON and YAML: where the rows are inside the document.
    public var itemPath: ItemPath
    /// The file's name, given back with every row.
    public var file: String?
    /// What is refused as too large.
    public var limits: ReadLimits

    /// UTF-8, a separator found in the header, rows at the root and the usual limits unless told otherwise.
    public init(
        separator: UInt8? = nil, encoding: TextEncoding = .utf8, itemPath: ItemPath = .root,
        file: String? = nil, limits: ReadLimits = .standard
    ) {
        self.separator = separator
        self.encoding = encoding
        self.itemPath = itemPath
        self.file = file
        self.limits = limits
    }
}

/// How large the parts of a file may be. Memory stays within a small multiple of `rowBytes`, and of
/// `documentBytes` for YAML.
public struct ReadLimits: Hashable, Sendable {
    /// Bytes of one cell of a CSV file.
    public var cellBytes: Int
    /// Bytes of one row, or of one element of a JSON array.
    public var rowBytes: Int
    /// Columns of a CSV file.
    public var columns: Int
    /// Arrays and objects inside one another in one row.
    public var depth: Int
    /// Bytes of one YAML file, which is held in memory whole.
    public var documentBytes: Int
    /// Memory that the values of a YAML file may take, about, once its aliases are written out.
    public var expandedBytes: Int

    /// Limits that ordinary open data stays far below.
    public init(
        cellBytes: Int = 1 << 20, rowBytes: Int = 16 << 20, columns: Int = 4096, depth: Int = 64,
        documentBytes: Int = 32 << 20, expandedBytes: Int = 128 << 20
    ) {
        self.cellBytes = cellBytes
        self.rowBytes = rowBytes
        self.columns = columns
        self.depth = depth
        self.documentBytes = documentBytes
        self.expandedBytes = expandedBytes
    }

    /// The usual limits.
    public static let standard = ReadLimits()
}
