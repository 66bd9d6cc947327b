import ArgumentParser
import Ledger
import Site
import Storage
import TransparencyLog

/// `terreau log key`
struct LogKeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Print the key that verifies the log's signatures.",
        discussion:
            "Publish it where the operator of this site cannot change it unseen; whoever checks the log needs it."
    )

    @Flag(help: "Print the key by which this site cosigns the logs of others instead.")
    var witness = false

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await global.withSite(mustExist: true) { site in
            if witness {
                guard let desk = try site.witnessDesk() else {
                    throw PlainSentence("This site witnesses no log: the setting witnessed-logs names none.")
                }
                return try Terminal.write("\(desk.verifier.text)\n")
            }
            _ = try await site.ledgerWriter()
            guard let identity = try await site.database.read({ tx in try tx.ledgerIdentity() }) else {
                throw LedgerRefusal.notBegun
            }
            try Terminal.write("\(identity.verifier)\n")
        }
    }
}
