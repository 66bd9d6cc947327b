import ArgumentParser
import CanonicalJSON
import Storage

/// `terreau bench ledger`
struct BenchLedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "Measure durable acts, the check of a whole log and proofs.",
        discussion: """
            Acts are recorded as every domain does, each in a transaction of its own that is on the disk before it \
            counts, while the log seals them. The check is measured beside a loop that hashes as many leaves and \
            65-byte nodes. `tools/bench ledger` puts pgbench beside the acts, in one run.
            """)

    /// What is measured.
    enum Part: String, CaseIterable, ExpressibleByArgument {
        case acts, tree
    }

    @Option(help: "acts or tree; both unless given.")
    var part: Part?

    @Option(help: "Numbers of writers, divided by commas, each waiting for its act to be kept.")
    var writers = "8,64"

    @Option(help: "How long acts are recorded for each number of writers.")
    var seconds = 5

    @Option(help: "Entries of the log that is checked.")
    var entries = 1_000_000

    @Option(help: "Rounds of the check; the median counts.")
    var rounds = 5

    @Option(help: "An empty database for the acts; an SQLite file in a folder of its own unless given.")
    var database: String?

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        guard (1...600).contains(seconds), (1000...10_000_000).contains(entries), (1...99).contains(rounds),
            !crews.isEmpty, crews.allSatisfy((1...1000).contains)
        else { throw ValidationError("A number is beyond its limits.") }
    }

    private var crews: [Int] { writers.split(separator: ",").map { Int($0) ?? 0 } }

    func run() async throws {
        var figures: [String: JSONValue] = [:]
        if part != .tree {
            for crew in crews {
                let bench = LedgerActsBench(writers: crew, seconds: seconds)
                figures["acts_\(crew)_writers"] = try await bench.run(on: database)
            }
        }
        if part != .acts { figures["tree"] = try LedgerTreeBench(entries: entries, rounds: rounds).run() }
        let lines = figures.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.canonicalString)" }
        try Terminal.write(
            (json ? JSONValue.object(figures).canonicalString : lines.joined(separator: "\n")) + "\n")
    }
}
