import CanonicalJSON

/// A value of a YAML document and the line where it begins.
struct YAMLNode {
    enum Content {
        case scalar(JSONValue)
        case sequence([YAMLNode])
        case mapping([String: YAMLNode])
    }

    /// What a value takes besides its text, about.
    static let overheadBytes = 64

    let content: Content
    let line: Int
    /// Bytes this node takes once every alias in it is written out, about.
    let expandedBytes: Int

    /// The same as JSON, without lines.
    var value: JSONValue {
        switch content {
        case .scalar(let value): value
        case .sequence(let elements): .array(elements.map(\.value))
        case .mapping(let members): .object(members.mapValues(\.value))
        }
    }

    /// Whether this is `null` or left empty.
    var isNull: Bool {
        if case .scalar(.null) = content { true } else { false }
    }

    /// The member of that name, nil when there is none or this is not a mapping.
    subscript(name: String) -> YAMLNode? {
        if case .mapping(let members) = content { members[name] } else { nil }
    }
}
