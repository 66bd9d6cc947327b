import Atlas
import Guidance
import Identity
import Kernel
import Ledger
import Logging
import Storage
import Web

extension Site {
    /// Accounts, sessions and roles of this site.
    /// - Parameter secret: names the buckets of rate limits; shared by all nodes.
    func identity(secret: [UInt8], logger: Logger? = nil) throws -> IdentityDomain {
        IdentityDomain(
            database: database, post: try postOffice(logger: logger), secret: secret,
            isLasting: keyFile != nil, isHTTPS: settings.publicURL?.isHTTPS == true,
            breached: try BreachedPasswords.load(folder: resources("Passwords")), cost: passwordCost,
            providers: try settings.identityProvidersFile.map(IdentityProvider.load(file:)) ?? [],
            holders: [GuidancePersonalData(), AtlasPersonalData()],
            register: try ProcessingRegister.load(folder: resources("Privacy")),
            permissions: Site.permissions, settings: settings, clock: clock)
    }

    /// Every permission there is, of the platform and of all domains.
    public static let permissions = Permission.ofIdentity + Permission.ofAtlas

    /// What the letters of accounts need.
    func postOffice(logger: Logger? = nil) throws -> PostOffice {
        PostOffice(
            mailer: try mailer(), catalogs: catalogs, siteName: settings.instanceName,
            address: publicAddress.base
        ) { reason in
            logger?.warning("a letter did not leave", metadata: ["error": "\(reason)"])
        }
    }

    /// What people may ask for of their data, for the operator.
    public func personalData() throws -> PersonalData {
        try identity(secret: try SecretKey.load(file: keyFile)).personalData
    }

    /// What the operator does for organisations.
    public func operatorOrganisations() throws -> OperatorOrganisations {
        try identity(secret: try SecretKey.load(file: keyFile)).operatorOrganisations
    }

    /// Tokens for programs, for the operator.
    public var keepTokens: KeepTokens { KeepTokens(in: database) }

    /// Takes second factors away, for the operator.
    public func resetSecondFactor() throws -> ResetSecondFactor {
        ResetSecondFactor(try identity(secret: try SecretKey.load(file: keyFile)))
    }

    /// Gives and takes roles.
    public var giveRole: GiveRole { GiveRole(in: database) }

    /// Makes links to sign in for the operator to hand over.
    public func operatorLink() throws -> OperatorLink {
        OperatorLink(in: database, post: try postOffice())
    }

    /// Writes down for all nodes what this instance is, and begins its log, whose name is fixed from then on.
    /// A second time with the same words changes nothing; with others it throws.
    /// - Returns: the log's name.
    public func begin() async throws -> String {
        let (facts, now) = (
            InstanceFacts(name: settings.instanceName, publicURL: settings.publicURL?.origin), clock()
        )
        let writer = try await ledgerWriter()
        if let asked = settings.logOrigin, asked != writer.origin {
            throw LedgerRefusal.otherName(origin: writer.origin, asked: asked)
        }
        try await database.write { tx in try tx.beginInstance(facts, at: now) }
        return writer.origin
    }
}

extension Settings {
    /// These settings, with what `terreau init` wrote down where they say nothing.
    func filled(from facts: InstanceFacts?) -> Settings {
        guard let facts else { return self }
        var settings = self
        if instanceName == Settings().instanceName { settings.instanceName = facts.name }
        settings.publicURL = publicURL ?? facts.publicURL.flatMap { PublicURL($0) }
        return settings
    }
}
