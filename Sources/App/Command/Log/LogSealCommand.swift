import ArgumentParser
import Ledger
import Site

/// `terreau log seal`
struct LogSealCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal", abstract: "Give waiting acts their place in the log, when no server runs.")

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try await global.withSite { site in
            let count = try await site.ledgerWriter().sealOnce()
            try Terminal.write("\(count) \(count == 1 ? "act" : "acts") sealed.\n")
        }
    }
}
