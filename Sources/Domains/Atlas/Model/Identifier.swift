import Kernel

/// An identifier given by a register: `FR-SIREN:732829320`. It is checked by its `IdentifierScheme` where it
/// comes in, and trusted when it is read back from a payload.
public struct Identifier: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The register, a term of the vocabulary `identifier-schemes` (in the manner of org-id.guide).
    public let scheme: String
    /// The identifier itself, without spaces, in the register's case.
    public let value: String

    /// An identifier that a scheme has accepted.
    init(scheme: String, checked value: String) {
        self.scheme = scheme
        self.value = value
    }

    /// Reads `FR-SIREN:732829320` as a payload holds it; nil when a part is missing. Nothing is checked.
    public init?(_ text: some StringProtocol) {
        guard let colon = text.firstIndex(of: ":"), colon > text.startIndex,
            text.index(after: colon) < text.endIndex
        else { return nil }
        scheme = String(text[..<colon])
        value = String(text[text.index(after: colon)...])
    }

    /// `FR-SIREN:732829320`.
    public var description: String { "\(scheme):\(value)" }

    /// Byte order of the text form.
    public static func < (lhs: Identifier, rhs: Identifier) -> Bool { lhs.description < rhs.description }
}

extension Identifier {
    /// The scheme of Wikidata's items.
    static let wikidata = "XI-WIKIDATA"
    /// The scheme of French establishments.
    static let siret = "FR-SIRET"
}
