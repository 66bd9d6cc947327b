import Atlas
import Glibc
import Guidance
import Identity
import Kernel
import Language
import Ledger
import Logging
import Storage
import Web

/// One running Terreau: its resources, its settings and its database, brought up to date.
public struct Site: Sendable {
    /// Files read at run time.
    public let resources: ResourceFolder
    /// The operator's choices.
    public let settings: Settings
    /// Sentences in every language of the pages.
    public let catalogs: Catalogs
    /// Controlled lists.
    public let vocabularies: Vocabularies
    /// Where everything is kept.
    public let database: Database
    /// The current time.
    public let clock: @Sendable () -> Instant
    /// What a password's hash costs.
    var passwordCost = PasswordCost.standard
    /// Where this machine reaches the site; what addresses begin with while no public one is set.
    private(set) var localAddress = "http://127.0.0.1:8080"

    /// Every step of the schema's history, of the platform and of all domains.
    public static let migrations =
        LedgerSchema.migrations + IdentitySchema.migrations + AtlasDomain.migrations
        + GuidanceDomain.migrations

    /// Opens a site: reads its resources, opens the database and makes or updates its schema.
    public static func open(
        resources: ResourceFolder, settings: Settings, database url: DatabaseURL,
        statementTimeoutSeconds: Int? = 30, clock: @escaping @Sendable () -> Instant = systemClock
    ) async throws -> Site {
        let catalogs = try Catalogs.load(folder: resources("Language"))
        let vocabularies = try Vocabularies.load(folder: resources("Vocabularies"))
        let database = try await Database.open(url, statementTimeoutSeconds: statementTimeoutSeconds)
        try await database.migrate(migrations)
        let facts = try await database.read { tx in try tx.instanceFacts() }
        return Site(
            resources: resources, settings: settings.filled(from: facts), catalogs: catalogs,
            vocabularies: vocabularies,
            database: database, clock: clock)
    }

    /// Where the public reaches the site; this machine's own address when no setting says.
    public var publicAddress: PublicAddress {
        PublicAddress(settings.publicURL?.origin ?? localAddress)
    }

    /// The file with the key that signs forms and links: the one of the settings, or one beside the
    /// database's own file. Nil when there is neither.
    var keyFile: String? { SiteKeys(settings, database.url).secretKey }

    /// The file with this node's search index: the one of the settings, or one beside the database's own
    /// file.
    var searchIndexFile: String? { settings.searchIndexFile ?? database.url.fileBeside("search") }

    /// What whoever starts the site should know of its settings, a sentence each.
    public var notices: [String] {
        guard keyFile == nil else { return [] }
        let links =
            "The setting secret-key-file is not set, and with PostgreSQL there is no file beside the database: "
            + "links of decision sheets and printed QR codes end with this run of the server."
        let factors =
            "Without secret-key-file nobody can set up a second factor, which require-second-factor asks for: "
            + "roles rest seven days after they are given, and only the command line administers the instance."
        return settings.requiresSecondFactor == .nobody ? [links] : [links, factors]
    }

    /// The same site, reached on this machine at another address than the usual one.
    public func reached(at address: String) -> Site {
        var site = self
        site.localAddress = address
        return site
    }

    /// The operating system's clock.
    public static let systemClock: @Sendable () -> Instant = {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
