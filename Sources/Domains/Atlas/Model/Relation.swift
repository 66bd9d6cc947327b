/// A tie from one entry to another.
public struct Relation: Hashable, Sendable {
    /// What ties them.
    public enum Kind: String, Sendable, CaseIterable {
        case provides, uses, maintains
        case offersSupport = "offers-support"
        case memberOf = "member-of"
        case partOf = "part-of"
    }
    /// What ties them.
    public let kind: Kind
    /// The name of the other one.
    public let name: String
    /// How to find the other one in the atlas: a match token (`site:…`, `key:source/…`), when there is one.
    public let target: String?

    /// A tie from its parts.
    public init(_ kind: Kind, name: String, target: String? = nil) {
        self.kind = kind
        self.name = name
        self.target = target
    }
}
