/// An absolute IRI (RFC 3987), compared byte by byte without any normalisation (RDF 1.1 Concepts, section
/// 3.2).
///
/// The type does not check its text: the parsers give only well-formed absolute IRIs, and `isWellFormed`
/// tells of any other.
public struct IRI: Hashable, Comparable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
    private let text: ExactText

    /// The IRI itself, without angle brackets.
    public var string: String { text.string }

    /// An IRI with that text.
    public init(_ string: String) {
        text = ExactText(string)
    }

    /// An IRI with that text.
    public init(stringLiteral value: String) {
        self.init(value)
    }

    /// Order of code points.
    public static func < (left: IRI, right: IRI) -> Bool { left.text < right.text }

    /// The IRI itself, without angle brackets.
    public var description: String { string }
}
