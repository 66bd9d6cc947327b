/// The classes of characters that the grammars of Turtle and N-Quads name (Turtle 1.1, section 6.5).
enum CharacterClasses {
    /// `PN_CHARS_BASE`
    static func isNameBase(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return isLetter(UInt8(scalar)) }
        return switch scalar {
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D,
            0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
            0x10000...0xEFFFF:
            true
        default: false
        }
    }

    /// `PN_CHARS_U` of Turtle: a letter or `_`.
    static func isNameStart(_ scalar: UInt32) -> Bool {
        scalar == 0x5F || isNameBase(scalar)
    }

    /// `PN_CHARS`
    static func isNameCharacter(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 {
            let byte = UInt8(scalar)
            return isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        }
        return scalar == 0xB7 || (0x300...0x36F).contains(scalar) || (0x203F...0x2040).contains(scalar)
            || isNameBase(scalar)
    }

    /// A–Z, a–z.
    static func isLetter(_ byte: UInt8) -> Bool {
        let lower = byte | 0x20
        return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
    }

    /// 0–9.
    static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    /// The value of a hexadecimal digit, or nil.
    static func hexValue(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }

    /// Whether a character may stand in an `IRIREF`: none of the controls, space, `<>"{}|^` and backquote and
    /// backslash.
    static func isAllowedInIRI(_ scalar: UInt32) -> Bool {
        if scalar > 0x7F { return true }
        return scalar > 0x20 && !forbiddenInIRI.contains(UInt8(scalar))
    }

    private static let forbiddenInIRI = Array(#"<>"{}|^`\"#.utf8)
}
