/// An ISO 3166-1 alpha-2 country code in upper case, or `EU` for the Union. Whether the code is assigned is
/// decided by the country vocabulary, not here.
public struct CountryCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Two upper-case ASCII letters.
    public let text: String

    /// Reads two ASCII letters in any case, or nil.
    public init?(_ raw: some StringProtocol) {
        let bytes = Array(raw.utf8)
        guard bytes.count == 2,
            bytes.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) })
        else { return nil }
        text = raw.uppercased()
    }

    /// Byte order.
    public static func < (lhs: CountryCode, rhs: CountryCode) -> Bool { lhs.text < rhs.text }

    /// The two letters.
    public var description: String { text }
}
