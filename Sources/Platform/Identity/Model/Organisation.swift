import Kernel

/// An organisation that acts here, through its people. What it is stands in the Atlas; that it acts, and who
/// acts for it, stands here. Both know it by the same identifier.
public struct Organisation: Hashable, Sendable, Identified {
    /// The prefix of organisations' identifiers, that of the Atlas's entries.
    public static let idPrefix = "org"

    /// The public identifier: that of its entry in the Atlas.
    public let id: OrganisationID
    /// The key by which tables join.
    public let key: Int64
    /// What it is called.
    public let name: String
    /// When it began to act here.
    public let createdAt: Instant

    /// The most characters of a name.
    public static let longestName = 200
    /// The most people of one organisation, those who are invited included.
    public static let mostMembers = 500
}

/// Names an organisation.
public typealias OrganisationID = ID<Organisation>
