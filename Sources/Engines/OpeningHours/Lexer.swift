/// Cuts a text into tokens. Tolerates what cannot be misread: any spaces, any dash, any case, one-digit
/// hours.
struct Lexer {
    private let characters: [Character]
    private var index = 0

    init(_ text: String) {
        characters = Array(text)
    }

    /// All tokens, `.end` or `.fault` last.
    mutating func tokens() -> [Token] {
        var tokens: [Token] = []
        while index < characters.count {
            if characters[index].isWhitespace {
                index += 1
            } else {
                let position = index
                let kind = next()
                tokens.append(Token(kind: kind, position: position))
                if case .fault = kind { return tokens }
            }
        }
        return tokens + [Token(kind: .end, position: characters.count)]
    }

    private mutating func next() -> Token.Kind {
        let character = characters[index]
        if Self.isLetter(character) { return .word(take(while: Self.isLetter).lowercased()) }
        if Self.isDigit(character) { return number() }
        if character == "\"" { return comment() }
        index += 1
        if Self.dashes.contains(character) { return .sign("-") }
        if character == "|", index < characters.count, characters[index] == "|" {
            index += 1
            return .fallback
        }
        return Self.signs.contains(character) ? .sign(character) : .fault(.character)
    }

    /// A number, or a time when ":" and two digits follow.
    private mutating func number() -> Token.Kind {
        let digits = take(while: Self.isDigit)
        guard digits.count <= 4, let value = Int(digits) else { return .fault(.number) }
        guard digits.count <= 2, let minute = minuteAfterColon() else {
            return .number(value, digits: digits.count)
        }
        guard minute < 60, value * 60 + minute <= 2 * minutesPerDay else { return .fault(.timeOutOfRange) }
        index += 3
        return .time(value * 60 + minute)
    }

    private func minuteAfterColon() -> Int? {
        guard index + 2 < characters.count, characters[index] == ":" else { return nil }
        let digits = characters[(index + 1)...(index + 2)]
        let more = index + 3 < characters.count && Self.isDigit(characters[index + 3])
        return digits.allSatisfy(Self.isDigit) && !more ? Int(String(digits)) : nil
    }

    private mutating func comment() -> Token.Kind {
        index += 1
        let text = take { $0 != "\"" }
        guard index < characters.count else { return .fault(.unclosedComment) }
        index += 1
        return .comment(text)
    }

    private mutating func take(while belongs: (Character) -> Bool) -> String {
        let start = index
        while index < characters.count, belongs(characters[index]) { index += 1 }
        return String(characters[start..<index])
    }

    private static func isLetter(_ character: Character) -> Bool { character.isASCII && character.isLetter }
    private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
    private static let dashes: Set<Character> = [
        "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}",
    ]
    private static let signs: Set<Character> = [",", ";", ":", "+", "/", "[", "]", "(", ")"]
}
