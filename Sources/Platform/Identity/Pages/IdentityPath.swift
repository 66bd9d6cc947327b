import Kernel

/// Where identity's pages stand.
enum IdentityPath {
    static let signIn = "/sign-in"
    static let sent = "/sign-in/sent"
    static let link = "/sign-in/link"
    static let password = "/sign-in/password"
    static let code = "/sign-in/code"
    static let forgotten = "/sign-in/forgotten"
    static let provider = "/sign-in/provider"
    /// Where providers send people back to; it has no language, since they know one address.
    static let callback = "/sign-in/callback"
    static let untie = "/account/provider/untie"
    static let signOut = "/sign-out"
    static let account = "/account"
    static let sessions = "/account/sessions"
    static let endSession = "/account/sessions/end"
    static let endOtherSessions = "/account/sessions/end-others"
    static let data = "/account/data"
    static let exportJSON = "/account/data/export.json"
    static let exportHTML = "/account/data/export.html"
    static let erase = "/account/erase"
    static let erased = "/account/erased"
    static let prove = "/account/prove"
    static let proveByLetter = "/account/prove/letter"
    static let ownPassword = "/account/password"
    static let erasePassword = "/account/password/erase"
    static let secondFactor = "/account/second-factor"
    static let eraseSecondFactor = "/account/second-factor/erase"
    static let recoveryCodes = "/account/second-factor/codes"
    static let secondFactorNeeded = "/account/second-factor/needed"
    static let tokens = "/account/tokens"
    static let revokeToken = "/account/tokens/revoke"
    static let address = "/account/address"
    static let addressLink = "/account/address/link"
    static let organisations = "/account/organisations"
    static let invitation = "/account/organisations/invitation"
    static let accept = "/account/organisations/accept"
    static let decline = "/account/organisations/decline"
    static let declined = "/account/organisations/declined"
    static let organisation = "/account/organisations/{id}"
    static let leave = "/account/organisations/{id}/leave"
    static let people = "/account/organisations/{id}/people"
    static let invite = "/account/organisations/{id}/invite"
    static let withdraw = "/account/organisations/{id}/withdraw"
    static let member = "/account/organisations/{id}/people/{member}"
    static let memberRoles = "/account/organisations/{id}/people/{member}/roles"
    static let removeMember = "/account/organisations/{id}/people/{member}/remove"
    static let transfer = "/account/organisations/{id}/people/{member}/transfer"

    /// The path of one organisation's page, or of the page about one of its people.
    static func path(_ template: String, of organisation: OrganisationID, member: String = "") -> String {
        template.replacing("{id}", with: organisation.description).replacing("{member}", with: member)
    }

    /// The page that somebody wanted, if it is one of this site: a path, and nothing that a browser would
    /// read as another site's address.
    static func next(_ text: String?) -> String? {
        guard let text, text.hasPrefix("/"), !text.hasPrefix("//"), text.utf8.count <= 1000,
            text.utf8.allSatisfy({ (33...126).contains($0) && $0 != UInt8(ascii: "\\") })
        else { return nil }
        return text
    }
}

extension LetterPurpose {
    /// The page its link leads to.
    var path: String {
        switch self {
        case .signIn: IdentityPath.link
        case .changeAddress: IdentityPath.addressLink
        case .organisationInvitation: IdentityPath.invitation
        case .tokenMade, .tokenEnds: IdentityPath.tokens
        default: IdentityPath.account
        }
    }
}
