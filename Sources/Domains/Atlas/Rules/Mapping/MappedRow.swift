import CanonicalJSON
import Kernel

/// What a mapping makes of one row: a record, or the reason why there is none, and what was left out of it.
public struct MappedRow: Sendable {
    /// The row's key in its source.
    public let key: String
    /// What the source says.
    public let content: RecordContent
    /// The row's own licence, when it differs from the source's.
    public let licence: String?
    /// Values that could not be used.
    public let leftOut: [LeftOut]
}

/// A value of a row that could not be used; the rest of the row was.
public struct LeftOut: Hashable, Sendable {
    /// The field it was meant for.
    public let field: String
    /// The value, cut at 80 characters.
    public let value: String

    init(_ field: String, _ value: String) {
        self.field = field
        self.value = String(value.prefix(80))
    }
}

/// Why a row was refused.
public enum RowRefusal: Error, Hashable, Sendable {
    /// It has no key.
    case noKey
    /// Its key is longer than 500 bytes.
    case longKey
    /// It has no name.
    case noName
    /// It could not be read; a sentence says why.
    case unreadable(String)
    /// Its payload is larger than the limit, in bytes.
    case tooLarge(Int)

    /// A stable name for reports; `import.refused.<code>` is its sentence.
    public var code: String {
        switch self {
        case .noKey: "no-key"
        case .longKey: "long-key"
        case .noName: "no-name"
        case .unreadable: "unreadable"
        case .tooLarge: "too-large"
        }
    }

    /// The value in the sentence, if any.
    public var detail: String? {
        switch self {
        case .unreadable(let reason): reason
        case .tooLarge(let bytes): String(bytes)
        case .noKey, .longKey, .noName: nil
        }
    }
}

extension Mapping {
    /// The largest payload of a record, in bytes.
    public static let payloadLimit = 65_536

    /// The key of a row in its source, which a row may have and be refused all the same.
    func key(of row: MappingInput) throws(RowRefusal) -> String {
        let parts = key.map { choices in
            choices.lazy.flatMap { $0.values(in: row) }.map(\.plainText.trimmed).first { !$0.isEmpty } ?? ""
        }
        guard parts.allSatisfy({ !$0.isEmpty }) else { throw .noKey }
        let key = parts.joined(separator: "/")
        guard key.utf8.count <= 500 else { throw .longKey }
        return key
    }

    /// Reads one row.
    public func apply(to row: MappingInput, with vocabularies: Vocabularies) throws(RowRefusal) -> MappedRow {
        let key = try key(of: row)
        var builder = RecordBuilder(type: type, vocabularies: vocabularies)
        for rule in rules { builder.apply(rule, to: row) }
        guard let content = builder.finished() else { throw .noName }
        return MappedRow(key: key, content: content, licence: builder.licence, leftOut: builder.leftOut)
    }

    /// Adds the paths of the row that hold something and that the mapping does not read.
    public func collectUnread(in row: MappingInput, into unread: inout Set<String>) {
        consumed.collectUnread(in: row.value, into: &unread)
    }
}

extension RowRefusal {
    /// The reason in English, for the command line.
    public var sentence: String {
        switch self {
        case .noKey: "it has no key"
        case .longKey: "its key is longer than 500 bytes"
        case .noName: "it has no name"
        case .unreadable(let reason): reason
        case .tooLarge(let bytes): "its payload has \(bytes) bytes, more than \(Mapping.payloadLimit)"
        }
    }
}
