import Kernel

/// Checks how a text is set. Sources: Imprimerie nationale, *Lexique des règles typographiques en usage*;
/// narrow no-break space U+202F where French wants a thin one, no-break space U+00A0 before a colon.
public enum Typography {
    private static let narrowSpace: Character = "\u{202F}"
    private static let noBreakSpace: Character = "\u{00A0}"

    /// The faults of a text in a language, in plain English; none when it is well set.
    public static func faults(in text: String, language: LanguageTag) -> [String] {
        common(text) + (language.language == "fr" ? french(Array(text)) : [])
    }

    private static func common(_ text: String) -> [String] {
        var faults: [String] = []
        if text.isEmpty { faults.append("is empty") }
        if text.contains("'") { faults.append("straight apostrophe instead of ’") }
        if text.contains("\"") { faults.append("straight quotation mark") }
        if text.contains("...") { faults.append("three full stops instead of …") }
        if text.contains("  ") { faults.append("two spaces in a row") }
        if text.first?.isWhitespace == true || text.last?.isWhitespace == true {
            faults.append("space at the beginning or the end")
        }
        return faults
    }

    private static func french(_ text: [Character]) -> [String] {
        text.indices.compactMap { index in
            let before = index > 0 ? text[index - 1] : nil
            let after = index + 1 < text.count ? text[index + 1] : nil
            return frenchFault(text[index], before: before, after: after)
        }
    }

    private static func frenchFault(_ sign: Character, before: Character?, after: Character?) -> String? {
        switch sign {
        case "«": after == narrowSpace ? nil : "no U+202F after «"
        case "»": before == narrowSpace ? nil : "no U+202F before »"
        case ";", "!", "?":
            isInsideWord(after) || before.map(isHighMark) == true || before == narrowSpace
                ? nil : "no U+202F before \(sign)"
        case ":":
            isInsideWord(after) || before == noBreakSpace ? nil : "no U+00A0 before :"
        default: nil
        }
    }

    private static func isHighMark(_ character: Character) -> Bool {
        character == "!" || character == "?" || character == "…"
    }

    /// Whether what follows shows that the sign belongs to an address, a time or an identifier.
    private static func isInsideWord(_ after: Character?) -> Bool {
        guard let after else { return false }
        return after.isLetter || after.isNumber || "/=&{".contains(after)
    }
}
