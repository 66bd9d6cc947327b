/// Where functions, initialisers, subscripts and computed properties begin, and how many lines they have.
struct Functions {
    private let bytes: [UInt8]
    private var line = 1
    private var found: [(line: Int, lines: Int)] = []

    /// The bodies of a Swift file, from the line that declares each to its closing brace.
    static func of(_ file: SourceFile) -> [(line: Int, lines: Int)] {
        var scanner = Functions(bytes: Array(file.code.joined(separator: "\n").utf8))
        scanner.scan()
        return scanner.found
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private static let openers: Set = ["func", "init", "deinit", "subscript"]
    private static let holders: Set = ["var", "let"]
    private static let newLine = UInt8(ascii: "\n")

    private mutating func scan() {
        var position = 0
        while position < bytes.count {
            let word = word(at: position)
            if isDeclaration(word, at: position), let end = endOfBody(after: position + word.utf8.count) {
                found.append((line, 1 + lineBreaks(in: position..<end)))
            }
            let next = position + max(1, word.utf8.count)
            line += lineBreaks(in: position..<next)
            position = next
        }
    }

    private func lineBreaks(in range: Range<Int>) -> Int {
        bytes[range].count { $0 == Functions.newLine }
    }

    private func word(at position: Int) -> String {
        let letters = bytes[position...].prefix {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) || $0 == UInt8(ascii: "_")
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
        return String(decoding: letters, as: UTF8.self)
    }

    private func isDeclaration(_ word: String, at position: Int) -> Bool {
        let isMember = position > 0 && bytes[position - 1] == UInt8(ascii: ".")
        if Functions.openers.contains(word) { return !isMember }
        guard Functions.holders.contains(word) else { return false }
        let rest = bytes[position...].prefix { $0 != Functions.newLine }
        return rest.last == UInt8(ascii: "{")
    }

    /// The place just past the brace that closes the body, or nil when there is none (a protocol's
    /// requirement).
    private func endOfBody(after start: Int) -> Int? {
        var (parentheses, braces, position) = (0, 0, start)
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "("), UInt8(ascii: "["): parentheses += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"): parentheses -= 1
            case UInt8(ascii: "{"): braces += 1
            case UInt8(ascii: "}") where braces > 0: braces -= 1
            case UInt8(ascii: "}"): return nil
            default: if braces == 0, parentheses == 0, startsAnother(at: position) { return nil }
            }
            position += 1
            if bytes[position - 1] == UInt8(ascii: "}"), braces == 0, parentheses == 0 { return position }
        }
        return nil
    }

    private func startsAnother(at position: Int) -> Bool {
        guard bytes[position - 1] == UInt8(ascii: " ") || bytes[position - 1] == Functions.newLine else {
            return false
        }
        return ["func", "var", "let", "static", "init", "associatedtype"].contains(word(at: position))
    }
}
