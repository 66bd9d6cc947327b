import Kernel
import Ledger
import Storage
import Web

/// Gives acts their place while the site runs.
struct LogSealing: BackgroundJob {
    let writer: LedgerWriter
    let name = "ledger"

    func run() async throws { try await writer.run() }
}

extension Site {
    /// The writer of this site's log; begins the log the first time. The log's name is the one it began with,
    /// else the setting's, else the public address's.
    public func ledgerWriter() async throws -> LedgerWriter {
        guard let file = SiteKeys(settings, database.url).logKey else {
            throw LedgerRefusal.keyNeeded
        }
        let begun = try await database.read { tx in try tx.ledgerIdentity() }
        let origin = begun?.origin ?? settings.logOrigin ?? "\(settings.publicURL?.host ?? "localhost")/log"
        let key = try LedgerKey.load(file: file, origin: origin, mayMake: begun == nil)
        let writer = LedgerWriter(database, key: key, clock: clock)
        try await writer.begin()
        return writer
    }
}
