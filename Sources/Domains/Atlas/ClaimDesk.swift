import Crypto
import Identity
import Kernel
import Language

/// What claims need besides the database: who takes letters, their words, where links lead, which hosts of
/// mail count, and the key under which secrets are kept.
public struct ClaimDesk: Sendable {
    /// Nil where the site sends no mail; then people vouch, or a moderator decides.
    let mailer: (any Mailer)?
    let catalogs: Catalogs
    let siteName: String
    /// Where the public reaches the site, without a slash at the end.
    let address: String
    let hosts: MailHosts
    let key: SymmetricKey
    let clock: @Sendable () -> Instant
    let complain: @Sendable (String) -> Void

    /// - Parameters:
    ///   - mailer: nil where the site sends no mail.
    ///   - siteName: what the site calls itself.
    ///   - address: where the public reaches the site, without a slash at the end.
    ///   - secret: at least 32 bytes that all nodes share.
    ///   - complain: hears why a letter did not leave; the sentence names nobody.
    public init(
        mailer: (any Mailer)?, catalogs: Catalogs, siteName: String, address: String, hosts: MailHosts,
        secret: [UInt8], clock: @escaping @Sendable () -> Instant,
        complain: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        precondition(secret.count >= 32, "A secret has at least 32 bytes.")
        self.mailer = mailer
        self.catalogs = catalogs
        self.siteName = siteName
        self.address = address
        self.hosts = hosts
        key = SymmetricKey(data: secret + Array("atlas-claims".utf8))
        self.clock = clock
        self.complain = complain
    }
}
