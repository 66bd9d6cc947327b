import Kernel

/// Expected refusals around organisations and their people.
public enum OrganisationRefusal: Refusal, Hashable {
    /// No organisation acts under that identifier, or nothing of it may be told to who asks.
    case unknown
    /// What the operator named is no organisation that acts here.
    case notActing(String)
    /// Nobody of that name in the address is of it.
    case unknownMember
    /// The invitation was answered, taken back, is too old or never was.
    case goneInvitation
    /// It would have people and nobody who decides who they are.
    case lastAdministrator
    /// Whoever has that address is of it already.
    case alreadyMember
    /// No more people go in, those who are invited included.
    case full(most: Int)
    /// Too many invitations wait for an answer.
    case tooManyInvitations(most: Int)
    /// Somebody is of too many organisations.
    case tooManyOrganisations(most: Int)
    /// What makes somebody an administrator is answered from the account of the invited address.
    case otherAddress
    /// It has administrators, who decide themselves.
    case administered

    /// `identity.organisation-…`
    public var code: String {
        switch self {
        case .unknown: "identity.organisation-unknown"
        case .notActing: "identity.organisation-not-acting"
        case .unknownMember: "identity.organisation-unknown-member"
        case .goneInvitation: "identity.organisation-gone-invitation"
        case .lastAdministrator: "identity.organisation-last-administrator"
        case .alreadyMember: "identity.organisation-already-member"
        case .full: "identity.organisation-full"
        case .tooManyInvitations: "identity.organisation-too-many-invitations"
        case .tooManyOrganisations: "identity.organisation-too-many"
        case .otherAddress: "identity.organisation-other-address"
        case .administered: "identity.organisation-administered"
        }
    }

    /// Values for the sentence.
    public var arguments: [String: String] {
        switch self {
        case .full(let most), .tooManyInvitations(let most), .tooManyOrganisations(let most):
            ["most": String(most)]
        case .notActing(let name): ["name": name.withEscapedControls]
        default: [:]
        }
    }

    /// What sort of "no".
    public var kind: RefusalKind {
        switch self {
        case .unknown, .notActing, .unknownMember: .missing
        case .goneInvitation: .gone
        case .otherAddress: .forbidden
        case .lastAdministrator, .alreadyMember, .full, .tooManyInvitations, .tooManyOrganisations,
            .administered:
            .conflict
        }
    }
}
