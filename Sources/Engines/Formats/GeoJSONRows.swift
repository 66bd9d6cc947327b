import CanonicalJSON

/// The features of a GeoJSON text (RFC 7946) as they are, or of a text sequence (RFC 8142), whose texts each
/// begin with a record separator.
struct GeoJSONRows: RowSource {
    private enum Shape {
        case unopened(ByteReader)
        case collection(JSONElementReader)
        case sequence(ByteReader)
        case finished
    }

    private static let recordSeparator: UInt8 = 0x1E

    private var shape: Shape
    private let options: ReadOptions

    init(bytes: ByteReader, options: ReadOptions) {
        shape = .unopened(bytes)
        self.options = options
    }

    mutating func next() throws -> RowOutcome? {
        switch shape {
        case .unopened(let bytes):
            shape = try opened(bytes)
            return try next()
        case .collection(var elements):
            guard let element = try elements.next() else {
                shape = .finished
                return try single(elements)
            }
            shape = .collection(elements)
            switch try element.row(depth: options.limits.depth) {
            case .success(let value): return feature(value, line: element.line)
            case .failure(let error): return .refused(line: error.line, reason: error.reason)
            }
        case .sequence(var bytes):
            defer { shape = .sequence(bytes) }
            return try nextOfSequence(&bytes)
        case .finished: return nil
        }
    }

    private func opened(_ bytes: ByteReader) throws -> Shape {
        var bytes = bytes
        try bytes.skipByteOrderMark()
        if try bytes.peek() == GeoJSONRows.recordSeparator { return .sequence(bytes) }
        return .collection(JSONElementReader(bytes: bytes, names: ["features"], limits: options.limits))
    }

    /// The lone Feature that the text turned out to be, nil after a collection.
    private func single(_ elements: JSONElementReader) throws -> RowOutcome? {
        let type = elements.besides["type"]
        guard type == (elements.isFound ? "FeatureCollection" : "Feature") else {
            throw FormatError(
                line: elements.line, column: 1, reason: "This is not a FeatureCollection or a Feature.")
        }
        return elements.isFound ? nil : feature(.object(elements.besides), line: elements.line)
    }

    private func nextOfSequence(_ bytes: inout ByteReader) throws -> RowOutcome? {
        while try bytes.peek() != nil {
            let (line, limit) = (bytes.line, options.limits.rowBytes)
            guard let text = try bytes.text(upTo: GeoJSONRows.recordSeparator, limit: limit) else {
                return .refused(line: line, reason: "This text is larger than the limit of \(limit) bytes.")
            }
            if text.isBlank { continue }
            let found = outcome(JSONFragment(bytes: text, line: line, column: 1), options)
            if case .row(let row) = found { return feature(row.value, line: line) }
            return found
        }
        return nil
    }

    private func feature(_ value: JSONValue, line: Int) -> RowOutcome {
        guard value["type"] == "Feature" else {
            return .refused(line: line, reason: "This element is not a GeoJSON Feature.")
        }
        return .row(SourceRow(value: value, line: line, file: options.file))
    }
}
