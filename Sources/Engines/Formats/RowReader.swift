/// Gives the bytes of a file chunk by chunk, then nil. An empty chunk is not the end.
public typealias ByteSource = () throws -> [UInt8]?

/// Reads the rows of an open-data file one by one.
///
/// ```swift
/// var reader = RowReader(.csv, source: chunks)
/// while let outcome = try reader.next() { … }
/// ```
public struct RowReader {
    private var rows: any RowSource
    private var isFinished = false

    /// A reader at the beginning of a file; nothing is read yet.
    public init(_ format: Format, options: ReadOptions = ReadOptions(), source: @escaping ByteSource) {
        let bytes = ByteReader(source: source)
        rows =
            switch format {
            case .csv: CSVRows(bytes: bytes, options: options)
            case .json: JSONRows(bytes: bytes, options: options)
            case .ndjson: JSONLineRows(bytes: bytes, options: options)
            case .geojson: GeoJSONRows(bytes: bytes, options: options)
            case .yaml: YAMLRows(bytes: bytes, options: options)
            }
    }

    /// The next row or refusal, nil at the end of the file.
    ///
    /// Throws a `FormatError` when the file itself is broken, and whatever the source throws; after either
    /// there is nothing more to read.
    public mutating func next() throws -> RowOutcome? {
        guard !isFinished else { return nil }
        isFinished = true
        guard let outcome = try rows.next() else { return nil }
        isFinished = false
        return outcome
    }
}

/// The rows of one format.
protocol RowSource {
    /// The next row or refusal, nil at the end.
    mutating func next() throws -> RowOutcome?
}
