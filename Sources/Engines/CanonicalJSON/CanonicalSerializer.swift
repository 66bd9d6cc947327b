extension JSONValue {
    /// The one canonical form of this value, UTF-8: the JSON Canonicalization Scheme of RFC 8785.
    ///
    /// An integer beyond ±(2⁵³ − 1) is written as ECMAScript would, that is rounded to the nearest 64-bit
    /// float (`isInteroperable` tells beforehand). NaN or an infinity is a programmer's error.
    public var canonicalBytes: [UInt8] {
        var writer = JSONWriter(isPretty: false)
        writer.write(self)
        return writer.bytes
    }

    /// `canonicalBytes` as a string.
    public var canonicalString: String { String(decoding: canonicalBytes, as: UTF8.self) }

    /// The same content for people: two spaces a level, names in canonical order, no newline at the end.
    public var prettyString: String {
        var writer = JSONWriter(isPretty: true)
        writer.write(self)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

/// Writes JSON text byte by byte.
struct JSONWriter {
    let isPretty: Bool
    private(set) var bytes: [UInt8] = []
    private var level = 0

    init(isPretty: Bool) {
        self.isPretty = isPretty
    }

    mutating func write(_ value: JSONValue) {
        switch value {
        case .null: bytes += "null".utf8
        case .bool(let value): bytes += (value ? "true" : "false").utf8
        case .integer(let value): write(value)
        case .number(let value): bytes += ecmaScriptText(of: value).utf8
        case .string(let text): write(text)
        case .array(let elements): write(elements)
        case .object(let members): write(members)
        }
    }

    /// NB: rounds beyond 2⁵³, as every ECMAScript reader would.
    private mutating func write(_ value: Int64) {
        bytes += value.magnitude < 1 << 53 ? String(value).utf8 : ecmaScriptText(of: Double(value)).utf8
    }

    private mutating func write(_ elements: [JSONValue]) {
        list(elements, between: "[", and: "]") { writer, element in writer.write(element) }
    }

    private mutating func write(_ members: [String: JSONValue]) {
        let sorted = members.sorted { $0.key.precedesInUTF16($1.key) }
        list(sorted, between: "{", and: "}") { writer, member in
            writer.write(member.key)
            writer.bytes += (writer.isPretty ? ": " : ":").utf8
            writer.write(member.value)
        }
    }

    private mutating func list<Item>(
        _ items: [Item], between opening: Unicode.Scalar, and closing: Unicode.Scalar,
        each write: (inout JSONWriter, Item) -> Void
    ) {
        bytes.append(UInt8(ascii: opening))
        level += 1
        for (index, item) in items.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            breakLine()
            write(&self, item)
        }
        level -= 1
        if !items.isEmpty { breakLine() }
        bytes.append(UInt8(ascii: closing))
    }

    private mutating func breakLine() {
        guard isPretty else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes += repeatElement(UInt8(ascii: " "), count: 2 * level)
    }

    /// A string with only the escapes that RFC 8785, section 3.2.2.2, asks for.
    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            for (position, byte) in utf8.enumerated() where JSONWriter.isEscaped(byte) {
                bytes += utf8[start..<position]
                bytes += JSONWriter.escapes[Int(byte)].utf8
                start = position + 1
            }
            bytes += utf8[start...]
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// The escape of every byte that needs one, by its value; empty elsewhere.
    private static let escapes: [String] = (UInt8(0)...0x5C).map { byte in
        switch byte {
        case 0x08: "\\b"
        case 0x09: "\\t"
        case 0x0A: "\\n"
        case 0x0C: "\\f"
        case 0x0D: "\\r"
        case UInt8(ascii: "\""): "\\\""
        case UInt8(ascii: "\\"): "\\\\"
        case 0..<0x20: "\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
        default: ""
        }
    }
}

extension String {
    /// Whether this comes before `other` in order of UTF-16 code units (RFC 8785, section 3.2.3).
    ///
    /// UTF-8 sorts the same way but for scalars beyond the basic plane, which UTF-16 places before U+E000.
    func precedesInUTF16(_ other: String) -> Bool {
        for (mine, theirs) in zip(utf8, other.utf8) where mine != theirs {
            return rankInUTF16(ofLead: mine) < rankInUTF16(ofLead: theirs)
        }
        return utf8.count < other.utf8.count
    }
}

/// Orders UTF-8 bytes so that lead bytes of surrogate pairs (0xF0…) fall before those of U+E000…U+FFFF.
private func rankInUTF16(ofLead byte: UInt8) -> Int {
    byte == 0xEE || byte == 0xEF ? Int(byte) + 0x100 : Int(byte)
}
