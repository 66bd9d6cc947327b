/// Swift text with its comments and string literals turned into spaces, so that a rule sees code alone. Line
/// breaks stay, and so does the code inside an interpolation.
///
/// It knows nested comments, raw and multi-line strings; not regular-expression literals.
struct CodeOnly {
    private let bytes: [UInt8]
    private var position = 0
    private var output: [UInt8] = []

    /// `text` with only its code left.
    static func of(_ text: String) -> String {
        var scanner = CodeOnly(bytes: Array(text.utf8))
        scanner.output.reserveCapacity(scanner.bytes.count)
        scanner.code(untilParenthesis: false)
        return String(decoding: scanner.output, as: UTF8.self)
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private var isAtEnd: Bool { position >= bytes.count }

    private func sees(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { wanted in
            position + wanted.count <= bytes.count
                && zip(bytes[position...], wanted).allSatisfy { $0 == $1 }
        }
    }

    private mutating func keep() {
        output.append(bytes[position])
        position += 1
    }

    private mutating func blank(_ count: Int = 1) {
        for _ in 0..<count where !isAtEnd {
            output.append(bytes[position] == UInt8(ascii: "\n") ? UInt8(ascii: "\n") : UInt8(ascii: " "))
            position += 1
        }
    }

    private mutating func code(untilParenthesis: Bool) {
        var depth = 0
        while !isAtEnd {
            if sees("//") {
                lineComment()
            } else if sees("/*") {
                blockComment()
            } else if let hashes = hashesBeforeQuote {
                literal(hashes: hashes)
            } else {
                if sees("(") { depth += 1 }
                if sees(")") { depth -= 1 }
                if untilParenthesis, depth < 0 { return }
                keep()
            }
        }
    }

    private mutating func lineComment() {
        while !isAtEnd, !sees("\n") { blank() }
    }

    private mutating func blockComment() {
        var depth = 0
        repeat {
            if sees("/*") {
                depth += 1
                blank(2)
            } else if sees("*/") {
                depth -= 1
                blank(2)
            } else {
                blank()
            }
        } while depth > 0 && !isAtEnd
    }

    /// How many `#` stand before the quotation mark that begins here, if one does.
    private var hashesBeforeQuote: Int? {
        let hashes = bytes[position...].prefix { $0 == UInt8(ascii: "#") }.count
        let next = position + hashes
        return next < bytes.count && bytes[next] == UInt8(ascii: "\"") ? hashes : nil
    }

    private mutating func literal(hashes: Int) {
        blank(hashes)
        let quotes = sees("\"\"\"") ? 3 : 1
        blank(quotes)
        while !isAtEnd, !(quotes == 1 && sees("\n")) {
            if closes(quotes: quotes, hashes: hashes) {
                return blank(quotes + hashes)
            }
            if escapes(hashes: hashes) {
                blank(1 + hashes)
                sees("(") ? interpolation() : blank()
            } else {
                blank()
            }
        }
    }

    private mutating func interpolation() {
        keep()
        code(untilParenthesis: true)
        if !isAtEnd { keep() }
    }

    private func closes(quotes: Int, hashes: Int) -> Bool {
        let ending = Array(repeating: UInt8(ascii: "\""), count: quotes)
        return bytes[position...].starts(with: ending + Array(repeating: UInt8(ascii: "#"), count: hashes))
    }

    private func escapes(hashes: Int) -> Bool {
        bytes[position...].starts(
            with: [UInt8(ascii: "\\")] + Array(repeating: UInt8(ascii: "#"), count: hashes))
    }
}
