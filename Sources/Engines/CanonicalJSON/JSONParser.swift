extension JSONValue {
    /// Reads one JSON text, strictly as RFC 8259 has it. Refused besides: a byte order mark, a name that
    /// stands twice in one object, text that is not UTF-8, half a surrogate pair, a number beyond the range
    /// of a 64-bit float, and whatever exceeds `limits`. Throws a `JSONSyntaxError`.
    ///
    /// A number too small for a float reads as 0. Names that differ only in Unicode normalisation count as
    /// the same name.
    public init(
        parsing bytes: some Collection<UInt8>, limits: JSONLimits = .standard
    ) throws(JSONSyntaxError) {
        guard bytes.count <= limits.bytes else {
            throw JSONSyntaxError(
                line: 1, column: 1, reason: "The text is larger than the limit of \(limits.bytes) bytes.")
        }
        var parser = JSONParser(bytes: Array(bytes), limits: limits)
        self = try parser.document()
    }

    /// Reads one JSON text from a string, by the same rules.
    public init(parsing text: String, limits: JSONLimits = .standard) throws(JSONSyntaxError) {
        try self.init(parsing: text.utf8, limits: limits)
    }
}

/// A recursive-descent reader of RFC 8259. Time and memory grow with the text's length.
struct JSONParser {
    let bytes: [UInt8]
    let limits: JSONLimits
    var offset = 0
    var depth = 0
    private var values = 0

    init(bytes: [UInt8], limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// One value with nothing but white space around it.
    mutating func document() throws(JSONSyntaxError) -> JSONValue {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            throw failure("The text begins with a byte order mark, which JSON does not allow.")
        }
        skipWhitespace()
        let value = try self.value()
        skipWhitespace()
        guard offset == bytes.count else { throw failure("Nothing may follow the value.") }
        return value
    }

    private mutating func value() throws(JSONSyntaxError) -> JSONValue {
        guard let byte = peek else { throw failure("The text ends where a value was expected.") }
        values += 1
        guard values <= limits.values else {
            throw failure("There are more than \(limits.values) values.", isGrammatical: true)
        }
        switch byte {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        default: throw failure("A value was expected here.")
        }
    }

    private mutating func literal(
        _ word: StaticString, _ value: JSONValue
    ) throws(JSONSyntaxError) -> JSONValue {
        let expected = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard bytes[offset...].starts(with: expected) else { throw failure("A value was expected here.") }
        offset += expected.count
        return value
    }

    private mutating func array() throws(JSONSyntaxError) -> JSONValue {
        try enter()
        defer { depth -= 1 }
        var elements: [JSONValue] = []
        if take(UInt8(ascii: "]")) { return .array(elements) }
        repeat {
            skipWhitespace()
            elements.append(try value())
            skipWhitespace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw failure("A comma or ] was expected here.") }
        return .array(elements)
    }

    private mutating func object() throws(JSONSyntaxError) -> JSONValue {
        try enter()
        defer { depth -= 1 }
        var members: [String: JSONValue] = [:]
        if take(UInt8(ascii: "}")) { return .object(members) }
        repeat {
            skipWhitespace()
            let start = offset
            let name = try memberName()
            let value = try self.value()
            guard members.updateValue(value, forKey: name) == nil else {
                throw failure(
                    "The name \"\(name.excerpt)\" stands twice in this object.", at: start,
                    isGrammatical: true)
            }
            skipWhitespace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw failure("A comma or } was expected here.") }
        return .object(members)
    }

    private mutating func memberName() throws(JSONSyntaxError) -> String {
        guard peek == UInt8(ascii: "\"") else { throw failure("A name in double quotes was expected here.") }
        let name = try string()
        skipWhitespace()
        guard take(UInt8(ascii: ":")) else { throw failure("A colon was expected after the name.") }
        skipWhitespace()
        return name
    }

    /// Steps over the opening bracket and the white space behind it.
    private mutating func enter() throws(JSONSyntaxError) {
        guard depth < limits.depth else {
            throw failure(
                "Arrays and objects are nested deeper than the limit of \(limits.depth).", isGrammatical: true
            )
        }
        depth += 1
        offset += 1
        skipWhitespace()
    }
}

// MARK: Bytes

extension JSONParser {
    /// The byte at hand, nil at the end.
    var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    /// Steps over `byte` when it is the one at hand.
    mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        offset += 1
        return true
    }

    mutating func skipWhitespace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }

    /// An error at `place`, or at the byte at hand.
    func failure(_ reason: String, at place: Int? = nil, isGrammatical: Bool = false) -> JSONSyntaxError {
        JSONSyntaxError(in: bytes, at: place ?? offset, reason: reason, isGrammatical: isGrammatical)
    }
}

extension String {
    /// At most 60 characters, for messages.
    var excerpt: String { count <= 60 ? self : prefix(60) + "…" }
}
