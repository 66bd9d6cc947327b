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
    /// Knows a browser again that was sent to a provider.
    let providerCookie: SessionCookie
    let providers: [ProviderAnswers]
    /// What is kept of people, why and until when.
    let register: ProcessingRegister
    /// What a person may ask for of her data.
    public let personalData: PersonalData
    let rates: RateKeys
    /// Names members in the addresses of pages.
    let handles: MemberHandles
    let hasher: PasswordHasher
    let passwordRules: PasswordRules
    /// Nil where the site's secret does not last: then no second factor is offered.
    let vault: Vault?
    /// Who must have a second factor.
    let requirement: SecondFactorRequirement
    /// Every permission of the site, of which tokens may pass some on.
    let permissions: [Permission]
    let bearers: TokenBearers
    let clock: @Sendable () -> Instant
    let ids: IDSource

    /// Identity of a site.
    /// - Parameters:
    ///   - secret: at least 32 bytes that all nodes of a site share.
    ///   - holders: whoever else keeps personal data.
    ///   - providers: other sites at which people have accounts.
    ///   - isLasting: whether the secret outlives this run; what is sealed under it must be opened again.
    ///   - isHTTPS: whether the public reaches the site by HTTPS; cookies are then bound to it.
    ///   - permissions: those of the whole site.
    ///   - settings: who must have a second factor, and how often a token may ask.
    public init(
        database: Database, post: PostOffice, secret: [UInt8], isLasting: Bool, isHTTPS: Bool,
        breached: BreachedPasswords, cost: PasswordCost = .standard, providers: [IdentityProvider] = [],
        holders: [any PersonalDataHolder] = [], register: ProcessingRegister,
        permissions: [Permission] = Permission.ofIdentity, settings: Settings = Settings(),
        clock: @escaping @Sendable () -> Instant, ids: IDSource = .random
    ) {
        precondition(secret.count >= 32, "A secret has at least 32 bytes.")
        self.database = database
        self.post = post
        cookie = SessionCookie("session", isHTTPS: isHTTPS)
        providerCookie = SessionCookie("sign-in", isHTTPS: isHTTPS)
        self.providers = providers.map { ProviderAnswers($0, clock: clock) }
        rates = RateKeys(secret: secret)
        handles = MemberHandles(secret: secret)
        personalData = PersonalData(
            database: database, holders: [IdentityPersonalData(rates: rates)] + holders)
        self.register = register
        hasher = PasswordHasher(cost)
        passwordRules = PasswordRules(breached: breached, siteWords: [post.siteName, "terreau"])
        vault = isLasting ? Vault(secret: secret) : nil
        requirement = settings.requiresSecondFactor
        self.permissions = permissions
        bearers = TokenBearers(
            database: database, requirement: requirement, readsPerMinute: settings.readsPerMinute,
            writesPerMinute: settings.writesPerMinute)
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
    public var visitors: Visitors {
        Visitors(database: database, cookie: cookie, requirement: requirement, bearers: bearers)
    }

    /// Its operations of the API.
    public var apiRoutes: [APIRoute] { AccountAPI(identity: self).routes }

    /// Adds its pages. NB: after the operations of the API, since tokens offer what those ask for.
    public func routes(_ routes: Routes) {
        TokenPages(identity: self, offered: offered(to: routes.api)).add(to: routes)
        SignInPages(identity: self).add(to: routes)
        PasswordSignInPages(identity: self).add(to: routes)
        AccountPages(identity: self).add(to: routes)
        ProvePages(identity: self).add(to: routes)
        ProviderPages(identity: self).add(to: routes)
        DataPages(identity: self).add(to: routes)
        SecretsPages(identity: self).add(to: routes)
        OrganisationPages(identity: self).add(to: routes)
        PeoplePages(identity: self).add(to: routes)
        InvitationPages(identity: self).add(to: routes)
    }

    /// What the operator does for organisations.
    public var operatorOrganisations: OperatorOrganisations { OperatorOrganisations(identity: self) }

    /// The permissions that a token may pass on: those that an operation of the API asks for.
    func offered(to operations: [APIRoute]) -> [Permission] {
        let asked = Set(operations.map(\.access.name))
        return permissions.filter { asked.contains($0.name) && !$0.needsFreshProof }
    }

    /// Letters, and forgetting what has ended.
    public var jobs: [any BackgroundJob] {
        [
            SendLetters(database: database, post: post, clock: clock),
            ForgetWhatEnded(database: database, clock: clock), KeepRetention(identity: self),
        ]
    }
}
