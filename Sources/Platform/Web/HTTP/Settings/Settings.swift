import Kernel
import Logging

/// The operator's choices. `Settings.table` is the one list of them: it reads the settings file and the
/// environment, and `docs/reference/settings.md` is written from it.
public struct Settings: Sendable {
    /// What the site calls itself.
    public var instanceName = "Terreau"
    /// Where the public reaches it; nil while only this machine does.
    public var publicURL: PublicURL?
    /// The countries it serves; none means everywhere.
    public var territory: [CountryCode] = []
    /// The languages of its pages, the default first.
    public var languages: [LanguageTag] = [.french, .english]
    /// From whom its mail comes.
    public var senderAddress: String?
    /// The `sendmail`-compatible program that takes its mail; nil: it sends none.
    public var sendmailProgram: String?
    /// Who publishes the site: a person or a body.
    public var publisherName: String?
    /// The publisher's postal address.
    public var publisherAddress: String?
    /// Where one writes to the publisher: an e-mail address, or the address of a page.
    public var publisherContact: Contact?
    /// Who answers for what is published (in French law, the « directeur de la publication »).
    public var publicationDirector: String?
    /// Who hosts the site: name, address, telephone.
    public var hostingProvider: String?
    /// Where one reports a flaw in its security.
    public var securityContact: Contact?
    /// Where the running version's source code is published.
    public var sourceCode: String?
    /// Where map tiles come from, with `{z}`, `{x}` and `{y}`; nil for the built-in outlines.
    public var tileURL: String?
    /// Who must be named on a map with those tiles.
    public var tileAttribution: String?
    /// Who may show `/embed` in a frame, as CSP sources.
    public var embedFrameAncestors = ["*"]
    /// How many proxies of the operator stand before the server.
    public var trustedProxies = 0
    /// Reads a minute and client; 0 for no limit.
    public var readsPerMinute = 600
    /// Writes a minute and client; 0 for no limit.
    public var writesPerMinute = 60
    /// Requests worked on at the same time; further ones are turned away.
    public var requestsAtOnce = 32
    /// Who shows it may read `/metrics`; nil: only this machine may.
    public var metricsToken: String?
    /// The file with the key that signs forms and links; nil: beside an SQLite database, else a new key at
    /// every start.
    public var secretKeyFile: String?
    /// The file in which a node keeps its search index; nil: beside an SQLite database, else nowhere.
    public var searchIndexFile: String?
    /// The file with the private key that signs the log; nil: beside the database.
    public var logKeyFile: String?
    /// What the log calls itself when it begins; nil: after the public address.
    public var logOrigin: String?
    /// Who is asked to cosign the log: a verifier key and an address each, with a blank between.
    public var witnesses: [String] = []
    /// How many of them must have cosigned before a checkpoint counts as witnessed.
    public var witnessesRequired = 0
    /// The verifier keys of the logs of others that this site cosigns.
    public var witnessedLogs: [String] = []
    /// The file with the private key that cosigns; nil: beside the database.
    public var witnessKeyFile: String?
    /// What the witness calls itself; nil: after the public address.
    public var witnessName: String?
    /// Whether other servers may be asked at addresses of this machine and of private networks.
    public var asksPrivateAddresses = false
    /// The file that lists other sites at which people have accounts; nil: none.
    public var identityProvidersFile: String?
    /// Who must have a second factor.
    public var requiresSecondFactor = SecondFactorRequirement.roles
    /// How events are written.
    public var logFormat = LogFormat.logfmt
    /// The least important events that are written.
    public var logLevel = Logger.Level.info

    /// The defaults.
    public init() {}

    /// Where tiles come from as CSP sources: `https://tile.example.org`, or `https://*.example.org` for a
    /// template with `{s}`.
    var tileOrigins: [String] {
        guard let tileURL, let host = tileURL.split(separator: "/").dropFirst().first else { return [] }
        return ["https://\(host.hasPrefix("{s}") ? "*" + host.dropFirst(3) : host)"]
    }
}
