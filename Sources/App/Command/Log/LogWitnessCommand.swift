import ArgumentParser
import Ledger
import Logging
import Site
import TransparencyLog
import Web

/// `terreau log witness`
struct LogWitnessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness", abstract: "Cosign the logs of others, until SIGTERM or SIGINT.",
        discussion: """
            A server that answers POST /api/witness/add-checkpoint (C2SP tlog-witness) and nothing else. It cosigns a \
            checkpoint when it is the continuation of the one that it cosigned last, and remembers it in --database; \
            lose neither that nor the key. `terreau serve` does the same with the setting witnessed-logs. Other \
            people than the log's must run it, or it proves nothing.
            """)

    @Option(help: "The verifier key of a log to witness (name+hash+key); may be given several times.")
    var log: [String] = []

    @Option(help: "What this witness calls itself, such as example.net/witness.")
    var name: String?

    @Option(
        help: "The file with the witness's private key; made when missing. Beside the database unless given.")
    var keyFile: String?

    @Option(help: "The name or address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on, 0 to 65535; 0 for any free one.")
    var port = 8090

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard (0...65_535).contains(port) else {
            throw ValidationError("--port is a number from 0 to 65535.")
        }
    }

    func run() async throws {
        try await global.withSite(changing: choose) { site in
            guard let desk = try site.witnessDesk() else {
                throw PlainSentence("Say which logs to witness: --log KEY, or the setting witnessed-logs.")
            }
            let logger = Logger(label: "terreau") { _ in
                LineLog(level: site.settings.logLevel, format: site.settings.logFormat, clock: site.clock)
            }
            try await WitnessServer(site, desk: desk, logger: logger).run(host: host, port: port) { address in
                try? Terminal.write(
                    "\(desk.verifier.text)\nwitnesses \(desk.logs) \(desk.logs == 1 ? "log" : "logs") at \(address)\n"
                )
            }
        }
    }

    private func choose(_ settings: inout Settings) throws {
        settings.witnessedLogs += log
        if let name { try settings.set("witness-name", to: name) }
        if let keyFile { try settings.set("witness-key-file", to: keyFile) }
    }
}
