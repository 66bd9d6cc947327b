import Language

/// Something that not everybody may do. A value with a name, a sentence (`permission.NAME` in the catalogs)
/// and who holds it; `Authority` alone decides by it.
public struct Permission: Hashable, Sendable {
    /// Who holds a permission.
    public enum Holder: Hashable, Sendable {
        /// Anybody, signed in or not.
        case everybody
        /// Whoever is signed in.
        case signedIn
        /// Whoever was given a role.
        case role(Role)
        /// Whoever has a role in the organisation that it concerns.
        case organisationRole(OrganisationRole)
    }

    /// `<module>.<what>`, such as `identity.own-account`.
    public let name: String
    /// Who holds it: any one of these is enough.
    public let holders: [Holder]
    /// Whether it also takes a proof, minutes old at most, of who is there.
    public let needsFreshProof: Bool
    /// Whether it concerns one's own account alone: it stays with whoever owes a second factor.
    public let isForOneself: Bool

    /// A permission and who holds it.
    public init(
        _ name: String, heldBy holders: [Holder], needsFreshProof: Bool = false, isForOneself: Bool = false
    ) {
        precondition(!holders.isEmpty, "A permission that nobody holds is no permission.")
        self.name = name
        self.holders = holders
        self.needsFreshProof = needsFreshProof
        self.isForOneself = isForOneself
    }

    /// The sentence that says what it allows.
    public var sentence: MessageKey { MessageKey("permission.\(name)") }
}

extension Permission {
    /// To see and change one's own account.
    public static let ownAccount = Permission(
        "identity.own-account", heldBy: [.signedIn], isForOneself: true)
    /// To see who one is here and what one may: what a program asks with a token.
    public static let seeAccount = Permission(
        "identity.see-account", heldBy: [.signedIn], isForOneself: true)
    /// To change how one signs in, to take all of one's data away, or to erase it.
    public static let ownSecrets = Permission(
        "identity.own-secrets", heldBy: [.signedIn], needsFreshProof: true, isForOneself: true)
    /// To give and take roles.
    public static let giveRoles = Permission(
        "identity.give-roles", heldBy: [.role(.administrator)], needsFreshProof: true)
    /// To decide on what others suggest.
    public static let moderate = Permission(
        "identity.moderate", heldBy: [.role(.moderator), .role(.administrator)])

    /// To see who is of an organisation.
    public static let seePeople = Permission("identity.see-people", heldBy: [.organisationRole(.member)])
    /// To decide who is of an organisation, and with what role.
    public static let managePeople = Permission(
        "identity.manage-people", heldBy: [.organisationRole(.administrator)], needsFreshProof: true)
    /// To leave an organisation.
    public static let leaveOrganisation = Permission(
        "identity.leave-organisation", heldBy: [.organisationRole(.member)])

    /// Those of this module.
    public static let ofIdentity = [
        ownAccount, seeAccount, ownSecrets, giveRoles, moderate, seePeople, managePeople, leaveOrganisation,
    ]
}
