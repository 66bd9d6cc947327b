// Strings and numbers: sections 6 and 7 of RFC 8259.

extension JSONParser {
    /// A string, from its opening to its closing quote.
    mutating func string() throws(JSONSyntaxError) -> String {
        let opening = offset
        offset += 1
        var content: [UInt8] = []
        while true {
            content += plainRun()
            guard let byte = peek else { throw failure("This string has no closing quote.", at: opening) }
            offset += 1
            if byte == UInt8(ascii: "\"") { break }
            guard byte == UInt8(ascii: "\\") else {
                throw failure("A control character in a string must be written as an escape.", at: offset - 1)
            }
            content += Array(String(try escape()).utf8)
        }
        guard let text = String(validating: content, as: UTF8.self) else {
            throw failure("This string is not valid UTF-8.", at: opening)
        }
        return text
    }

    /// The bytes up to the next quote, backslash or control character.
    private mutating func plainRun() -> ArraySlice<UInt8> {
        let start = offset
        while let byte = peek, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
            offset += 1
        }
        return bytes[start..<offset]
    }

    /// What an escape stands for; the backslash is already behind.
    private mutating func escape() throws(JSONSyntaxError) -> Unicode.Scalar {
        guard let letter = peek else { throw failure("The text ends inside an escape.") }
        offset += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw failure("There is no such escape.", at: offset - 2)
        }
    }

    /// `\uXXXX`, or two of them for a scalar beyond the basic plane; the `\u` is already behind.
    private mutating func unicodeEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
        let start = offset - 2
        let first = try fourHexDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
            throw failure("Half a surrogate pair is not a character.", at: start, isGrammatical: true)
        }
        let second = try fourHexDigits()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + UInt32(second) - 0xDC00)
        else { throw failure("Half a surrogate pair is not a character.", at: start, isGrammatical: true) }
        return scalar
    }

    private mutating func fourHexDigits() throws(JSONSyntaxError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let digit = peek.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
                throw failure("Four hexadecimal digits were expected after \\u.")
            }
            unit = unit << 4 | UInt16(digit)
            offset += 1
        }
        return unit
    }

    /// A number: an `integer` when it has neither fraction nor exponent and fits in 64 bits.
    mutating func number() throws(JSONSyntaxError) -> JSONValue {
        let start = offset
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        var isWhole = true
        if take(UInt8(ascii: ".")) {
            isWhole = false
            try digits()
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            isWhole = false
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        return try converted(bytes[start..<offset], isWhole: isWhole, at: start)
    }

    private func converted(
        _ literal: ArraySlice<UInt8>, isWhole: Bool, at start: Int
    ) throws(JSONSyntaxError) -> JSONValue {
        let text = String(decoding: literal, as: UTF8.self)
        if isWhole, let value = Int64(text) { return .integer(value) }
        guard let value = Double(text), value.isFinite else {
            throw failure("This number is too large for a 64-bit float.", at: start, isGrammatical: true)
        }
        return .number(value)
    }

    private mutating func digits() throws(JSONSyntaxError) {
        let start = offset
        while let byte = peek, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { offset += 1 }
        guard offset > start else { throw failure("A digit was expected here.") }
    }
}
