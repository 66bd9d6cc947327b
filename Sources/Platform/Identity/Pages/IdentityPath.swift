/// Where identity's pages stand.
enum IdentityPath {
    static let signIn = "/sign-in"
    static let sent = "/sign-in/sent"
    static let link = "/sign-in/link"
    static let signOut = "/sign-out"
    static let account = "/account"
    static let sessions = "/account/sessions"
    static let endSession = "/account/sessions/end"
    static let endOtherSessions = "/account/sessions/end-others"
    static let prove = "/account/prove"

    /// The page that somebody wanted, if it is one of this site: a path, and nothing that a browser would
    /// read as another site's address.
    static func next(_ text: String?) -> String? {
        guard let text, text.hasPrefix("/"), !text.hasPrefix("//"), text.utf8.count <= 1000,
            text.utf8.allSatisfy({ (33...126).contains($0) && $0 != UInt8(ascii: "\\") })
        else { return nil }
        return text
    }
}

extension LinkPurpose {
    /// The page its link leads to.
    var path: String {
        switch self {
        case .signIn: IdentityPath.link
        }
    }
}
