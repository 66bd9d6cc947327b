extension String {
    /// Without blanks at both ends, blank runs inside folded to one space.
    var trimmed: String {
        isPlainlyTrimmed ? self : split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Whether a look at the bytes shows that there is nothing to trim, as with nearly every text: there are
    /// no blanks but single spaces between two characters, and nothing from outside the letters of Latin-1
    /// that could be a blank or join with one.
    private var isPlainlyTrimmed: Bool {
        var isAfterSpace = true
        for byte in utf8 {
            switch byte {
            case 0x20:
                if isAfterSpace { return false }
                isAfterSpace = true
            case 0x21...0x7E, 0x80...0xBF, 0xC3: isAfterSpace = false
            default: return false
            }
        }
        return isEmpty || !isAfterSpace
    }
}
