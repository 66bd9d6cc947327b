import Atlas
import Kernel
import Logging
import Web

extension Site {
    /// What claims need besides the database.
    /// - Parameters:
    ///   - secret: keeps the secrets of letters; shared by all nodes.
    ///   - logger: hears of letters that did not leave.
    func claimDesk(secret: [UInt8], logger: Logger? = nil) throws -> ClaimDesk {
        ClaimDesk(
            mailer: try mailer(), catalogs: catalogs, siteName: settings.instanceName,
            address: publicAddress.base, hosts: try MailHosts.load(folder: resources("MailHosts")),
            secret: secret, clock: clock
        ) { reason in
            logger?.warning("a letter about a claim did not leave", metadata: ["error": "\(reason)"])
        }
    }
}
