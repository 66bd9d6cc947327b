/// Reads the tokens that Turtle and N-Quads share from UTF-8 text.
struct TermScanner {
    let bytes: [UInt8]
    let limits: RDFLimits
    var offset = 0

    /// Refuses what is too large or not UTF-8; steps over a byte order mark.
    init(_ bytes: some Collection<UInt8>, limits: RDFLimits) throws(RDFSyntaxError) {
        guard bytes.count <= limits.bytes else {
            throw RDFSyntaxError(
                line: 1, column: 1, reason: "The text is larger than the limit of \(limits.bytes) bytes.")
        }
        self.bytes = Array(bytes)
        self.limits = limits
        try checkEncoding()
        if self.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    }

    private func checkEncoding() throws(RDFSyntaxError) {
        do {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            throw failure("The text is not valid UTF-8.", at: error.byteOffsets.lowerBound)
        }
    }

    var isAtEnd: Bool { offset == bytes.count }

    /// The byte here.
    var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    /// The byte that many places ahead.
    func peek(_ ahead: Int) -> UInt8? {
        offset + ahead < bytes.count ? bytes[offset + ahead] : nil
    }

    /// Steps over that character if it is here.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }

    /// Whether those bytes stand here.
    func sees(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard offset + count <= bytes.count else { return false }
        return (0..<count).allSatisfy { bytes[offset + $0] == text.utf8Start[$0] }
    }

    /// The character here, its value and the bytes it takes. The text is valid UTF-8.
    var scalar: (value: UInt32, length: Int)? {
        guard let lead = peek else { return nil }
        if lead < 0x80 { return (UInt32(lead), 1) }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        var value = UInt32(lead) & (0x7F >> UInt32(length))
        for byte in bytes[(offset + 1)..<(offset + length)] { value = value << 6 | UInt32(byte & 0x3F) }
        return (value, length)
    }

    func failure(_ reason: String) -> RDFSyntaxError { failure(reason, at: offset) }

    func failure(_ reason: String, at place: Int) -> RDFSyntaxError {
        RDFSyntaxError(in: bytes, at: place, reason: reason)
    }

    func text(from start: Int) -> String { String(decoding: bytes[start..<offset], as: UTF8.self) }

    func checkLength(from start: Int) throws(RDFSyntaxError) {
        guard offset - start <= limits.termBytes else {
            throw failure("This term is longer than the limit of \(limits.termBytes) bytes.", at: start)
        }
    }
}

// MARK: White space

extension TermScanner {
    /// Steps over spaces and tabs.
    mutating func skipBlanks() {
        while peek == 0x20 || peek == 0x09 { offset += 1 }
    }

    /// Steps over a comment up to the end of its line.
    mutating func skipComment() {
        guard peek == UInt8(ascii: "#") else { return }
        while let byte = peek, byte != 0x0A, byte != 0x0D { offset += 1 }
    }

    /// Steps over white space, line ends and comments.
    mutating func skipSpace() {
        while let byte = peek {
            if byte == UInt8(ascii: "#") {
                skipComment()
            } else if byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
                offset += 1
            } else {
                return
            }
        }
    }
}

// MARK: Tokens

extension TermScanner {
    /// `<…>`, unescaped; the `<` is here.
    mutating func iriReference() throws(RDFSyntaxError) -> String {
        let start = offset
        offset += 1
        let body = offset
        while let byte = peek, byte != UInt8(ascii: ">"), byte != UInt8(ascii: "\\") {
            try checkInIRI(UInt32(byte), at: offset)
            offset += 1
        }
        guard peek == UInt8(ascii: "\\") else {
            defer { offset += 1 }
            guard !isAtEnd else { throw failure("This IRI has no closing >.", at: start) }
            try checkLength(from: start)
            return text(from: body)
        }
        return try escapedIRI(from: start)
    }

    private mutating func escapedIRI(from start: Int) throws(RDFSyntaxError) -> String {
        var content = Array(bytes[(start + 1)..<offset])
        while let byte = peek, byte != UInt8(ascii: ">") {
            if byte == UInt8(ascii: "\\") {
                let place = offset
                let scalar = try unicodeEscape()
                try checkInIRI(scalar.value, at: place)
                content += Array(String(scalar).utf8)
            } else {
                try checkInIRI(UInt32(byte), at: offset)
                content.append(byte)
                offset += 1
            }
        }
        guard take(">") else { throw failure("This IRI has no closing >.", at: start) }
        try checkLength(from: start)
        return String(decoding: content, as: UTF8.self)
    }

    private func checkInIRI(_ value: UInt32, at place: Int) throws(RDFSyntaxError) {
        guard CharacterClasses.isAllowedInIRI(value) else {
            throw failure("This character cannot stand in an IRI.", at: place)
        }
    }

    /// `\uXXXX` or `\UXXXXXXXX`; the backslash is here.
    mutating func unicodeEscape() throws(RDFSyntaxError) -> Unicode.Scalar {
        let start = offset
        let digits: Int
        switch peek(1) {
        case UInt8(ascii: "u"): digits = 4
        case UInt8(ascii: "U"): digits = 8
        default: throw failure("There is no such escape here.")
        }
        offset += 2
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard let digit = peek.flatMap(CharacterClasses.hexValue), value <= 0x0FFF_FFFF else {
                throw failure("This escape needs \(digits) hexadecimal digits.", at: start)
            }
            value = value << 4 | digit
            offset += 1
        }
        guard let scalar = Unicode.Scalar(value) else {
            throw failure("This escape stands for no character.", at: start)
        }
        return scalar
    }

    /// A quoted text, unescaped; its opening quotes, one or three, are here.
    mutating func quotedText(quote: UInt8, isLong: Bool) throws(RDFSyntaxError) -> String {
        let start = offset
        offset += isLong ? 3 : 1
        var content: [UInt8] = []
        while true {
            let run = offset
            while let byte = peek, byte != quote, byte != UInt8(ascii: "\\"),
                isLong || byte != 0x0A && byte != 0x0D
            {
                offset += 1
            }
            content += bytes[run..<offset]
            try checkLength(from: start)
            guard let byte = peek, byte == quote || byte == UInt8(ascii: "\\") else {
                throw failure("This text has no closing quote.", at: start)
            }
            if byte == UInt8(ascii: "\\") {
                content += Array(String(try escape()).utf8)
            } else if closes(quote, isLong: isLong) {
                break
            } else {
                content.append(byte)
                offset += 1
            }
        }
        offset += isLong ? 3 : 1
        return String(decoding: content, as: UTF8.self)
    }

    private func closes(_ quote: UInt8, isLong: Bool) -> Bool {
        !isLong || peek(1) == quote && peek(2) == quote
    }

    private mutating func escape() throws(RDFSyntaxError) -> Unicode.Scalar {
        let scalar: Unicode.Scalar
        switch peek(1) {
        case UInt8(ascii: "t"): scalar = "\t"
        case UInt8(ascii: "b"): scalar = "\u{8}"
        case UInt8(ascii: "n"): scalar = "\n"
        case UInt8(ascii: "r"): scalar = "\r"
        case UInt8(ascii: "f"): scalar = "\u{C}"
        case UInt8(ascii: "\""): scalar = "\""
        case UInt8(ascii: "'"): scalar = "'"
        case UInt8(ascii: "\\"): scalar = "\\"
        default: return try unicodeEscape()
        }
        offset += 2
        return scalar
    }

    /// `@fr-BE`, without the `@`, which is here.
    mutating func languageTag() throws(RDFSyntaxError) -> String {
        offset += 1
        let start = offset
        while let byte = peek, CharacterClasses.isLetter(byte) { offset += 1 }
        guard offset > start else { throw failure("A language tag was expected after @.", at: start - 1) }
        while peek == UInt8(ascii: "-"), let next = peek(1), isLetterOrDigit(next) {
            offset += 1
            while let byte = peek, isLetterOrDigit(byte) { offset += 1 }
        }
        try checkLength(from: start)
        return text(from: start)
    }

    private func isLetterOrDigit(_ byte: UInt8) -> Bool {
        CharacterClasses.isLetter(byte) || CharacterClasses.isDigit(byte)
    }

    /// `_:label`, without the `_:`, which is here. N-Quads also has `:` in labels.
    mutating func blankLabel(withColons: Bool) throws(RDFSyntaxError) -> String {
        offset += 2
        let start = offset
        var end = offset
        while let (value, length) = scalar {
            let isColon = withColons && value == 0x3A
            let isFirst = offset == start
            let isDot = value == 0x2E && !isFirst
            guard isColon || isDot || isLabelCharacter(value, isFirst: isFirst) else { break }
            offset += length
            if !isDot { end = offset }
        }
        offset = end
        guard end > start else { throw failure("A label was expected after _:.", at: start - 2) }
        try checkLength(from: start)
        return text(from: start)
    }

    private func isLabelCharacter(_ value: UInt32, isFirst: Bool) -> Bool {
        guard isFirst else { return CharacterClasses.isNameCharacter(value) }
        return CharacterClasses.isNameStart(value) || (0x30...0x39).contains(value)
    }
}
