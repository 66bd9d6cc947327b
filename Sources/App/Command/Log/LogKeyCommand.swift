import ArgumentParser
import Ledger
import Site
import Storage

/// `terreau log key`
struct LogKeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Print the key that verifies the log's signatures.",
        discussion:
            "Publish it where the operator of this site cannot change it unseen; whoever checks the log needs it."
    )

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await global.withSite(mustExist: true) { site in
            _ = try await site.ledgerWriter()
            guard let identity = try await site.database.read({ tx in try tx.ledgerIdentity() }) else {
                throw LedgerRefusal.notBegun
            }
            try Terminal.write("\(identity.verifier)\n")
        }
    }
}
