/// A country (`FR`, ISO 3166-1) or one of its subdivisions (`FR-NAQ`, ISO 3166-2).
public struct Territory: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The country.
    public let country: CountryCode
    /// One to three upper-case letters or digits; nil for the whole country.
    public let subdivision: String?

    /// Reads `FR` or `FR-NAQ` in any case, or nil.
    public init?(_ raw: some StringProtocol) {
        let parts = raw.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, parts.count <= 2, let country = CountryCode(first) else { return nil }
        self.country = country
        guard parts.count == 2 else {
            subdivision = nil
            return
        }
        let code = parts[1].uppercased()
        guard (1...3).contains(code.utf8.count),
            code.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
        else { return nil }
        subdivision = code
    }

    /// Whether `other` is this territory or one of its parts. Of subdivisions within subdivisions (a
    /// département in a region) the codes say nothing.
    public func contains(_ other: Territory) -> Bool {
        country == other.country && (subdivision == nil || subdivision == other.subdivision)
    }

    /// Byte order of the text.
    public static func < (lhs: Territory, rhs: Territory) -> Bool { lhs.description < rhs.description }

    /// The code.
    public var description: String { subdivision.map { "\(country)-\($0)" } ?? country.text }
}
