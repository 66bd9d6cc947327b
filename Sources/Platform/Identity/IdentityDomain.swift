import Kernel
import Language
import Storage
import Web

/// Who acts, and with what right: accounts, sessions, roles. Mounted by the site like a domain; used by every
/// domain through `context.actor`, `Access.needs(_:)` and `Authority`.
public struct IdentityDomain: Domain {
    let database: Database
    let post: PostOffice
    let cookie: SessionCookie
    let rates: RateKeys
    let clock: @Sendable () -> Instant
    let ids: IDSource

    /// Identity of a site.
    /// - Parameters:
    ///   - secret: at least 32 bytes that all nodes of a site share.
    ///   - isHTTPS: whether the public reaches the site by HTTPS; cookies are then bound to it.
    public init(
        database: Database, post: PostOffice, secret: [UInt8], isHTTPS: Bool,
        clock: @escaping @Sendable () -> Instant, ids: IDSource = .random
    ) {
        precondition(secret.count >= 32, "A secret has at least 32 bytes.")
        self.database = database
        self.post = post
        cookie = SessionCookie(isHTTPS: isHTTPS)
        rates = RateKeys(secret: secret)
        self.clock = clock
        self.ids = ids
    }

    /// `identity`.
    public var name: String { "identity" }
    /// Its tables.
    public var migrations: [Migration] { IdentitySchema.migrations }

    /// Where one signs in, for the header.
    public static let signIn = NavigationItem(title: "identity.sign-in.place", path: IdentityPath.signIn)

    /// Finds out who is asking; given to `WebApplication`.
    public var visitors: Visitors { Visitors(database: database, cookie: cookie) }

    /// Adds its pages.
    public func routes(_ routes: Routes) {
        SignInPages(identity: self).add(to: routes)
        AccountPages(identity: self).add(to: routes)
    }

    /// Letters, and forgetting what has ended.
    public var jobs: [any BackgroundJob] {
        [
            SendLetters(database: database, post: post, clock: clock),
            ForgetWhatEnded(database: database, clock: clock),
        ]
    }
}
