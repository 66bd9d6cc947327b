import Testing

@testable import Atlas

@Suite("A trimmed text")
struct TrimmedTests {
    /// Characters that are blanks, that are not, that join with what is before, and that share bytes with
    /// blanks.
    private static let pieces = [
        "a", "é", "ÿ", "Z", "9", " ", "  ", "\t", "\n", "\r\n", "\u{85}", "\u{A0}", "\u{A1}", "\u{301}", "’",
        "\u{1680}", "\u{2003}", "\u{2028}", "\u{202F}", "\u{205F}", "\u{2060}", "\u{3000}", "\u{200B}", "œ",
        "ß",
        "Ω", "ж", "🙂", "\u{0}", "\u{7F}", "",
    ]

    @Test("Is what splitting at blanks and joining by one makes of it")
    func isSplitAndJoined() {
        for one in TrimmedTests.pieces {
            for two in TrimmedTests.pieces {
                for three in TrimmedTests.pieces {
                    let text = one + two + three
                    let expected = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                    #expect(text.trimmed == expected)
                    #expect(Array(text.trimmed.unicodeScalars) == Array(expected.unicodeScalars))
                }
            }
        }
    }
}
