/// An address on the web and what it leads to.
public struct Link: Hashable, Sendable, Comparable {
    /// What a link leads to.
    public enum Purpose: String, Sendable, CaseIterable {
        case repository, documentation, demonstration, source, image, community, accessibility, other
    }
    /// What it leads to.
    public let purpose: Purpose
    /// An absolute http or https address.
    public let url: String

    /// A link from its parts.
    public init(_ purpose: Purpose, _ url: String) {
        self.purpose = purpose
        self.url = url
    }

    /// By purpose, then by address.
    public static func < (lhs: Link, rhs: Link) -> Bool {
        (lhs.purpose.rawValue, lhs.url) < (rhs.purpose.rawValue, rhs.url)
    }
}
