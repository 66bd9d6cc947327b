import Identity
import Kernel

/// The organisation that acts, as Identity knows it.
typealias ClaimedOrganisation = OrganisationID

extension Permission {
    /// To say that one acts for something, and to ask to join whoever does.
    public static let claim = Permission("atlas.claim", heldBy: [.signedIn])
    /// To vouch for somebody who says so.
    public static let vouch = Permission("atlas.vouch", heldBy: [.organisationRole(.member)])
    /// To say in an organisation's own words what it is, and what it keeps.
    public static let editEntry = Permission("atlas.edit-entry", heldBy: [.organisationRole(.editor)])

    /// Those of the atlas.
    public static let ofAtlas = [claim, vouch, editEntry]
}

extension EntryID {
    /// The organisation that acts under this entry's identifier.
    var asOrganisation: ClaimedOrganisation { ClaimedOrganisation(uuid) }
    /// Whether somebody can act for it.
    var isClaimable: Bool { type != .other }
}
