/// Letters without a canonical decomposition that people type as other letters. Follows Unicode's case
/// folding (ß, ς, ſ …), its compatibility decompositions (ligatures, superscript and full-width forms) and,
/// for barred and joined Latin letters, the replacements of Unicode's CLDR transform Latin-ASCII.
enum FoldedLetters {
    /// What stands for `scalar`, or nil when it stands for itself.
    static func replacement(for scalar: Unicode.Scalar) -> String? {
        guard scalar.value >= 0x80 else { return nil }
        return letters[scalar] ?? digit(scalar) ?? fullWidth(scalar)
    }

    private static let letters: [Unicode.Scalar: String] = [
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h",
        "ŧ": "t",
        "ı": "i", "ĳ": "ij", "ĸ": "k", "ŋ": "n", "ŉ": "n", "ŀ": "l", "ſ": "s", "ƒ": "f", "ə": "e", "ȷ": "j",
        "ƀ": "b", "ɓ": "b", "ɗ": "d", "ɖ": "d", "ɠ": "g", "ɨ": "i", "ƙ": "k", "ɲ": "n", "ʉ": "u", "ƴ": "y",
        "ƶ": "z", "ɛ": "e", "ɔ": "o", "ǆ": "dz", "ǉ": "lj", "ǌ": "nj", "ǳ": "dz", "ª": "a", "º": "o",
        "µ": "μ",
        "ς": "σ", "ϲ": "σ", "ϐ": "β", "ϑ": "θ", "ϕ": "φ", "ϖ": "π", "ϰ": "κ", "ϱ": "ρ", "ϵ": "ε",
        "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
        "ᵉ": "e", "ʳ": "r", "ˢ": "s", "ᵈ": "d", "ᵐ": "m", "ⁿ": "n",
    ]

    /// Superscript and subscript digits.
    private static func digit(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0xB9: "1"
        case 0xB2: "2"
        case 0xB3: "3"
        case 0x2070, 0x2074...0x2079: String(scalar.value - 0x2070)
        case 0x2080...0x2089: String(scalar.value - 0x2080)
        default: nil
        }
    }

    /// Full-width Latin letters and digits, as they stand in Japanese and Chinese texts.
    private static func fullWidth(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0xFF10...0xFF19, 0xFF41...0xFF5A:
            Unicode.Scalar(scalar.value - 0xFEE0).map { String(Character($0)) }
        default: nil
        }
    }
}
