extension [UInt8] {
    /// Appends a constant as it stands.
    mutating func append(_ constant: StaticString) {
        constant.withUTF8Buffer { append(contentsOf: $0) }
    }

    /// Appends text so that it means itself in content and in a double-quoted attribute value. Control
    /// characters that HTML forbids become U+FFFD.
    mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            for index in bytes.indices {
                guard let replacement = Self.replacement(for: bytes[index]) else { continue }
                append(contentsOf: bytes[start..<index])
                append(replacement)
                start = index + 1
            }
            append(contentsOf: bytes[start...])
        }
    }

    /// What stands for a byte that cannot stand for itself; nil for all others.
    private static func replacement(for byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        case 0..<9, 11, 14..<32, 127: "\u{FFFD}"
        default: nil
        }
    }

    /// Appends `<name a="b" c>`.
    mutating func appendStartTag(_ name: StaticString, _ attributes: [Attribute]) {
        append(UInt8(ascii: "<"))
        append(name)
        for attribute in attributes { append(attribute) }
        append(UInt8(ascii: ">"))
    }

    private mutating func append(_ attribute: Attribute) {
        if case .absent = attribute.value { return }
        append(UInt8(ascii: " "))
        append(attribute.name)
        append(attribute.suffix)
        guard case .text(let value) = attribute.value else { return }
        append("=\"")
        appendEscaped(value)
        append(UInt8(ascii: "\""))
    }
}
