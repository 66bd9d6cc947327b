/// Cuts a text into words: maximal runs of letters and digits. Combining marks and invisible joiners belong
/// to the word they stand in; apostrophes, hyphens and everything else part words.
enum WordScanner {
    /// The words of a text, in order.
    static func words(in text: String) -> [Range<String.Index>] {
        var words: [Range<String.Index>] = []
        var start: String.Index?
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let role = role(of: scalars[index])
            if start == nil, role == .letter { start = index }
            if role == .other, let begun = start {
                words.append(begun..<index)
                start = nil
            }
            index = scalars.index(after: index)
        }
        if let begun = start { words.append(begun..<scalars.endIndex) }
        return words
    }

    private enum Role {
        /// May begin a word.
        case letter
        /// Goes on with a word, never begins one.
        case mark
        /// Stands between words.
        case other
    }

    private static func role(of scalar: Unicode.Scalar) -> Role {
        if scalar.value < 0x80 { return asciiRole(UInt8(scalar.value)) }
        if Folding.isIgnorable(scalar) { return .mark }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber:
            return .letter
        case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
        default: return .other
        }
    }

    private static func asciiRole(_ byte: UInt8) -> Role {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            .letter
        default: .other
        }
    }
}
