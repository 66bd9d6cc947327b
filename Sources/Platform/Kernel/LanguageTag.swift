/// A BCP 47 language tag in its canonical case (`fr`, `pt-BR`, `zh-Hant-TW`); `und` when the language is
/// unknown.
public struct LanguageTag: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The canonical text.
    public let text: String

    /// The tag for "not known".
    public static let undetermined = LanguageTag(canonical: "und")
    /// French.
    public static let french = LanguageTag(canonical: "fr")
    /// English.
    public static let english = LanguageTag(canonical: "en")

    private init(canonical: String) {
        text = canonical
    }

    /// Reads a well-formed tag (RFC 5646 §2.1, without grandfathered tags) in any case, or nil.
    public init?(_ raw: some StringProtocol) {
        let subtags = String(raw).split(separator: "-", omittingEmptySubsequences: false)
        guard let language = subtags.first, (2...3).contains(language.utf8.count) || language.utf8.count == 4,
            language.utf8.allSatisfy(LanguageTag.isLetter), raw.utf8.count <= 35
        else { return nil }
        for subtag in subtags.dropFirst() {
            guard (1...8).contains(subtag.utf8.count), subtag.utf8.allSatisfy(LanguageTag.isAlphanumeric)
            else {
                return nil
            }
        }
        guard subtags.count == 1 || subtags.last.map({ $0.utf8.count > 1 }) == true else { return nil }
        // NB: what follows a single letter (`x`, an extension) stays in lower case (RFC 5646 §2.1.1).
        let extended = subtags.dropFirst().firstIndex { $0.utf8.count == 1 } ?? subtags.endIndex
        text = subtags.enumerated().map { position, subtag in
            position < extended ? LanguageTag.canonical(position, subtag) : subtag.lowercased()
        }.joined(separator: "-")
    }

    /// The primary language: `pt` for `pt-BR`.
    public var language: String { String(text.prefix { $0 != "-" }) }

    /// Byte order of the canonical text.
    public static func < (lhs: LanguageTag, rhs: LanguageTag) -> Bool { lhs.text < rhs.text }

    /// The canonical text.
    public var description: String { text }

    private static func canonical(_ position: Int, _ subtag: Substring) -> String {
        let lower = subtag.lowercased()
        guard position > 0 else { return lower }
        if lower.utf8.count == 2, lower.utf8.allSatisfy(isLetter) { return lower.uppercased() }
        if lower.utf8.count == 4, lower.utf8.allSatisfy(isLetter) {
            return lower.prefix(1).uppercased() + lower.dropFirst()
        }
        return lower
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
