import Storage
import Web

/// The files with secrets that stand beside a database and not in it.
public struct SiteKeys: Sendable {
    /// Signs forms and links: the one of the settings, or one beside the database's own file. Nil when there
    /// is neither.
    public let secretKey: String?
    /// Signs the log, likewise.
    public let logKey: String?
    /// Cosigns the logs of others, likewise.
    public let witnessKey: String?

    /// The files that a site of these settings uses with a database.
    public init(_ settings: Settings, _ url: DatabaseURL) {
        secretKey = settings.secretKeyFile ?? url.fileBeside("key")
        logKey = settings.logKeyFile ?? url.fileBeside("log.key")
        witnessKey = settings.witnessKeyFile ?? url.fileBeside("witness.key")
    }

    /// Each file that a site of this place has, with the one that the other place has for it.
    public func paired(with other: SiteKeys) -> [(here: String, there: String)] {
        [(secretKey, other.secretKey), (logKey, other.logKey), (witnessKey, other.witnessKey)].compactMap {
            here, there in
            here.flatMap { here in there.map { (here, $0) } }
        }
    }
}
