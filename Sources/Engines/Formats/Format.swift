/// The shapes of open-data files that can be read row by row.
public enum Format: String, Hashable, Sendable, CaseIterable {
    /// Comma-separated values (RFC 4180), also with semicolons or tabs. Every cell is a string.
    case csv
    /// One JSON text (RFC 8259): an array of objects, one object, or an array somewhere inside.
    case json
    /// One JSON object a line.
    case ndjson
    /// A FeatureCollection or Feature (RFC 7946), or a GeoJSON text sequence (RFC 8142).
    case geojson
    /// YAML documents, with the scalars of the YAML 1.2 core schema.
    case yaml

    /// The format that a file's name stands for by its extension, or nil.
    public init?(fileName: some StringProtocol) {
        guard let dot = fileName.lastIndex(of: ".") else { return nil }
        switch fileName[fileName.index(after: dot)...].lowercased() {
        case "csv", "tsv", "tab": self = .csv
        case "json": self = .json
        case "ndjson", "jsonl": self = .ndjson
        case "geojson", "geojsons", "geojsonl": self = .geojson
        case "yaml", "yml": self = .yaml
        default: return nil
        }
    }
}
