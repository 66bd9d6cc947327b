@_spi(_Unicode) import Swift

// NB: the standard library's normaliser is an underscored interface; this file is the only one to use it, and
// `FoldingTests` would notice the day it changes.

/// What makes two spellings the same word: case, accents and a few letters that stand for others do not
/// count.
enum Folding {
    /// The longest word that is told apart from others, in Unicode scalars; what follows is not looked at.
    static let longestWord = 64

    /// The word as the stemmers want it: lower case, NFC, without invisible joiners, cut to `longestWord`.
    static func lowercase(_ word: some StringProtocol) -> String {
        let visible = String(String.UnicodeScalarView(word.unicodeScalars.filter { !isIgnorable($0) }))
        return String(String.UnicodeScalarView(visible.lowercased()._nfc.prefix(longestWord)))
    }

    /// The folded form of a lower-case word: canonical decomposition, then the combining marks of Latin,
    /// Greek, Cyrillic, Hebrew and Arabic left out, then the letters of `FoldedLetters` replaced.
    static func fold(_ lowercase: String) -> String {
        if lowercase.utf8.allSatisfy({ $0 < 0x80 }) { return lowercase }
        var folded = String.UnicodeScalarView()
        for scalar in lowercase._nfd where !isDiacritic(scalar) {
            if let replacement = FoldedLetters.replacement(for: scalar) {
                folded.append(contentsOf: replacement.unicodeScalars)
            } else {
                folded.append(scalar)
            }
        }
        return String(folded)
    }

    /// Soft hyphen, joiners and the byte order mark: they show nothing and part no words.
    static func isIgnorable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200C, 0x200D, 0x2060, 0xFEFF: true
        default: false
        }
    }

    /// Marks that readers leave out when they type. The vowel signs of Indic scripts and the voicing marks of
    /// Japanese are not among them: without those it is another word.
    private static func isDiacritic(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0300...0x036F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F: true
        case 0x0483...0x0489: true
        case 0x0591...0x05BD, 0x05BF, 0x05C1...0x05C2, 0x05C4...0x05C5, 0x05C7: true
        case 0x064B...0x065F, 0x0670: true
        default: false
        }
    }
}
