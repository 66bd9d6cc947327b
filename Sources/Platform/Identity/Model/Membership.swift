import Kernel
import Language
import Storage

/// What somebody may be for an organisation; several at once. Whoever is of it is a member.
public enum OrganisationRole: String, Hashable, Sendable, CaseIterable, SQLBindable {
    /// Is of it.
    case member
    /// Keeps what the Atlas says of it.
    case editor
    /// Looks after its accounts of time and money.
    case treasurer
    /// Speaks and votes for it.
    case delegate
    /// Decides who is of it, and with what role; holds every other role too.
    case administrator

    /// Its name.
    public var title: MessageKey { MessageKey("identity.organisation-role.\(rawValue)") }
    /// The sentence that says what it is for.
    public var sentence: MessageKey { MessageKey("identity.organisation-role.\(rawValue).sentence") }
}

/// Somebody's place in an organisation.
public struct Membership: Hashable, Sendable {
    /// The organisation.
    public let organisation: OrganisationID
    /// The roles that were given; never empty.
    public let roles: Set<OrganisationRole>

    /// A place in an organisation.
    public init(_ organisation: OrganisationID, _ roles: Set<OrganisationRole>) {
        self.organisation = organisation
        self.roles = roles.union([.member])
    }

    /// Whether it has a role, by itself or as administrator.
    public func holds(_ role: OrganisationRole) -> Bool {
        roles.contains(role) || roles.contains(.administrator)
    }
}
