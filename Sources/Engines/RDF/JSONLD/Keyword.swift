import CanonicalJSON

/// The keywords of JSON-LD 1.1 (section 1.7) and the shapes of objects that they make.
enum Keyword {
    static let all: Set = [
        "@base", "@container", "@context", "@direction", "@graph", "@id", "@import", "@included", "@index",
        "@json", "@language", "@list", "@nest", "@none", "@prefix", "@propagate", "@protected", "@reverse",
        "@set", "@type", "@value", "@version", "@vocab",
    ]

    static func isKeyword(_ text: String) -> Bool {
        text.utf8.first == UInt8(ascii: "@") && all.contains(text)
    }

    /// `@` and letters: reserved, and ignored where it is no keyword.
    static func hasForm(_ text: String) -> Bool {
        text.utf8.first == UInt8(ascii: "@") && text.utf8.count > 1
            && text.utf8.dropFirst().allSatisfy(CharacterClasses.isLetter)
    }

    static func isBlankNode(_ text: String) -> Bool { text.utf8.starts(with: "_:".utf8) }

    /// Whether a text is an IRI with a scheme, or the name of a blank node.
    static func isIRIOrBlank(_ text: String) -> Bool { isBlankNode(text) || isIRI(text) }

    static func isIRI(_ text: String) -> Bool { IRI(text).isAbsolute }

    /// The parts around the first colon that is not the first character; nil when there is none.
    static func compactParts(_ text: String) -> (prefix: String, suffix: String)? {
        guard let colon = text.utf8.dropFirst().firstIndex(of: UInt8(ascii: ":")) else { return nil }
        return (String(text[..<colon]), String(text[text.utf8.index(after: colon)...]))
    }
}

extension JSONValue {
    /// This in a list, unless it is one.
    var asArray: [JSONValue] { array ?? [self] }

    var isScalar: Bool {
        switch self {
        case .bool, .integer, .number, .string: true
        case .null, .array, .object: false
        }
    }

    var isValueObject: Bool { self["@value"] != nil }
    var isListObject: Bool { self["@list"] != nil }

    /// A node object: not a value, list or set.
    var isNodeObject: Bool {
        guard let object else { return false }
        return object["@value"] == nil && object["@list"] == nil && object["@set"] == nil
    }

    /// `@graph` with nothing besides but `@id` and `@index`.
    var isGraphObject: Bool {
        guard let object, object["@graph"] != nil else { return false }
        return object.keys.allSatisfy { ["@graph", "@id", "@index"].contains($0) }
    }
}

extension [String: JSONValue] {
    /// The members in order of the code points of their names.
    var inOrder: [(key: String, value: JSONValue)] {
        sorted { ExactText($0.key) < ExactText($1.key) }
    }

    /// Appends values to the list under a name.
    mutating func append(_ values: [JSONValue], to name: String) {
        guard case .array(var list) = self[name] ?? .array([]) else { return }
        self[name] = nil
        list += values
        self[name] = .array(list)
    }
}
