// Objects: names, literals and numbers of Turtle 1.1, section 6.5.

extension TurtleReader {
    /// Any object.
    mutating func object() throws(RDFSyntaxError) -> Term {
        guard let byte = scanner.peek else {
            throw scanner.failure("The text ends where an object was expected.")
        }
        switch byte {
        case UInt8(ascii: "<"): return .iri(try iriReference())
        case UInt8(ascii: "["): return .blank(try propertyList().node)
        case UInt8(ascii: "("): return try collection()
        case UInt8(ascii: "_") where scanner.sees("_:"): return try labelledBlank()
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return .literal(try textLiteral(quote: byte))
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            return .literal(try scanner.number())
        default: return try nameOrTruth()
        }
    }

    private mutating func nameOrTruth() throws(RDFSyntaxError) -> Term {
        if let name = try prefixedName() { return .iri(name) }
        for word: StaticString in ["true", "false"] where scanner.takeWord(word) {
            return .literal(Literal("\(word)", datatype: XSD.boolean))
        }
        throw scanner.failure("An object was expected here.")
    }

    private mutating func textLiteral(quote: UInt8) throws(RDFSyntaxError) -> Literal {
        let isLong = scanner.peek(1) == quote && scanner.peek(2) == quote
        let text = try scanner.quotedText(quote: quote, isLong: isLong)
        scanner.skipSpace()
        if scanner.peek == UInt8(ascii: "@") { return Literal(text, language: try scanner.languageTag()) }
        guard scanner.sees("^^") else { return Literal(text) }
        scanner.offset += 2
        scanner.skipSpace()
        if scanner.peek == UInt8(ascii: "<") { return Literal(text, datatype: try iriReference()) }
        guard let datatype = try prefixedName() else {
            throw scanner.failure("A datatype was expected here.")
        }
        return Literal(text, datatype: datatype)
    }

    /// `prefix:name` as an IRI, or nil when no colon follows the word here.
    mutating func prefixedName() throws(RDFSyntaxError) -> IRI? {
        let start = scanner.offset
        guard let prefix = scanner.prefixName(), scanner.take(":") else {
            scanner.offset = start
            return nil
        }
        try scanner.checkLength(from: start)
        guard let namespace = namespaces[ExactText(prefix)] else {
            throw scanner.failure("The prefix \(prefix): is not declared.", at: start)
        }
        return IRI(namespace + (try scanner.localName()))
    }
}

extension TermScanner {
    /// A prefix without its colon, maybe empty (`PN_PREFIX?`); nil when it ends in a full stop.
    mutating func prefixName() -> String? {
        let start = offset
        guard let (first, length) = scalar, CharacterClasses.isNameBase(first) else { return "" }
        offset += length
        while let (value, length) = scalar, value == 0x2E || CharacterClasses.isNameCharacter(value) {
            offset += length
        }
        return bytes[offset - 1] == UInt8(ascii: ".") ? nil : text(from: start)
    }

    /// What follows the colon of a prefixed name, unescaped, maybe empty (`PN_LOCAL?`). A full stop at its
    /// end is not part of it.
    mutating func localName() throws(RDFSyntaxError) -> String {
        let start = offset
        var content: [UInt8] = []
        var kept = 0
        var end = offset
        while let (value, length) = scalar {
            let isFirst = offset == start
            if value == UInt32(UInt8(ascii: "\\")) || value == UInt32(UInt8(ascii: "%")) {
                content += try localEscape()
            } else if value == 0x3A || isLocalCharacter(value, isFirst: isFirst) || value == 0x2E && !isFirst
            {
                content += bytes[offset..<(offset + length)]
                offset += length
            } else {
                break
            }
            if value != 0x2E { (kept, end) = (content.count, offset) }
        }
        offset = end
        try checkLength(from: start)
        return String(decoding: content[..<kept], as: UTF8.self)
    }

    private func isLocalCharacter(_ value: UInt32, isFirst: Bool) -> Bool {
        guard isFirst else { return CharacterClasses.isNameCharacter(value) }
        return CharacterClasses.isNameStart(value) || (0x30...0x39).contains(value)
    }

    private static let localEscapes = Array("_~.-!$&'()*+,;=/?#@%".utf8)

    /// `%4F`, kept as it is, or `\,` without its backslash (`PLX`).
    private mutating func localEscape() throws(RDFSyntaxError) -> [UInt8] {
        if peek == UInt8(ascii: "%") {
            guard let high = peek(1), let low = peek(2), CharacterClasses.hexValue(high) != nil,
                CharacterClasses.hexValue(low) != nil
            else { throw failure("Two hexadecimal digits were expected after %.") }
            offset += 3
            return [UInt8(ascii: "%"), high, low]
        }
        guard let byte = peek(1), TermScanner.localEscapes.contains(byte) else {
            throw failure("There is no such escape in a name.")
        }
        offset += 2
        return [byte]
    }

    /// Steps over a lower-case word, if it is here and no name goes on behind it.
    mutating func takeWord(_ word: StaticString) -> Bool {
        guard sees(word) else { return false }
        let start = offset
        offset += word.utf8CodeUnitCount
        if let value = scalar?.value, CharacterClasses.isNameCharacter(value) || value == 0x3A {
            offset = start
            return false
        }
        return true
    }

    /// Steps over a keyword of SPARQL in any case, if it is here and neither a name nor a prefix.
    mutating func takeKeyword(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard offset + count <= bytes.count,
            (0..<count).allSatisfy({ bytes[offset + $0] | 0x20 == word.utf8Start[$0] })
        else { return false }
        let start = offset
        offset += count
        if let value = scalar?.value,
            CharacterClasses.isNameCharacter(value) || value == 0x2E || value == 0x3A
        {
            offset = start
            return false
        }
        return true
    }

    /// An `xsd:integer`, `xsd:decimal` or `xsd:double`.
    mutating func number() throws(RDFSyntaxError) -> Literal {
        let start = offset
        if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { offset += 1 }
        let whole = skipDigits()
        var datatype = XSD.integer
        let fraction = peek == UInt8(ascii: ".") ? digits(ahead: 1) : 0
        if fraction > 0 {
            offset += 1 + fraction
            datatype = XSD.decimal
        } else if whole > 0, peek == UInt8(ascii: "."), exponentLength(ahead: 1) > 0 {
            offset += 1
        }
        guard whole + fraction > 0 else { throw failure("An object was expected here.", at: start) }
        let exponent = exponentLength(ahead: 0)
        if exponent > 0 {
            offset += exponent
            datatype = XSD.double
        }
        try checkLength(from: start)
        return Literal(text(from: start), datatype: datatype)
    }

    private mutating func skipDigits() -> Int {
        let count = digits(ahead: 0)
        offset += count
        return count
    }

    private func digits(ahead: Int) -> Int {
        var count = 0
        while let byte = peek(ahead + count), CharacterClasses.isDigit(byte) { count += 1 }
        return count
    }

    /// How many bytes an exponent takes there; 0 when there is none.
    private func exponentLength(ahead: Int) -> Int {
        guard let letter = peek(ahead), letter | 0x20 == UInt8(ascii: "e") else { return 0 }
        let sign = peek(ahead + 1) == UInt8(ascii: "+") || peek(ahead + 1) == UInt8(ascii: "-") ? 1 : 0
        let digits = digits(ahead: ahead + 1 + sign)
        return digits > 0 ? 1 + sign + digits : 0
    }
}
