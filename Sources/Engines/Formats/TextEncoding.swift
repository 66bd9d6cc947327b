/// How the bytes of a CSV file stand for characters.
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
    /// UTF-8, with or without a byte order mark.
    case utf8 = "utf-8"
    /// ISO-8859-1: each byte is the code point of the same number.
    case latin1 = "iso-8859-1"
    /// Windows-1252, as the WHATWG Encoding Standard defines it (the five unassigned bytes are C1 controls).
    case windows1252 = "windows-1252"

    /// The text behind the bytes, or nil when they are not in this encoding.
    func decode(_ bytes: [UInt8]) -> String? {
        switch self {
        case .utf8: String(validating: bytes, as: UTF8.self)
        case .latin1: String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        case .windows1252: String(String.UnicodeScalarView(bytes.map(TextEncoding.windows1252Scalar)))
        }
    }

    private static func windows1252Scalar(_ byte: UInt8) -> Unicode.Scalar {
        (0x80...0x9F).contains(byte) ? windows1252Upper[Int(byte - 0x80)] : Unicode.Scalar(byte)
    }

    /// Bytes 0x80…0x9F (WHATWG Encoding Standard, index-windows-1252).
    private static let windows1252Upper: [Unicode.Scalar] = [
        "€", "\u{81}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{8D}", "Ž", "\u{8F}",
        "\u{90}", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{9D}", "ž", "Ÿ",
    ]
}
