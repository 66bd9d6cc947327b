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
    static let address = "/account/address"
    static let addressLink = "/account/address/link"

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
        default: IdentityPath.account
        }
    }
}
