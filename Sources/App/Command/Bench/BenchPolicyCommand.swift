import ArgumentParser
import CanonicalJSON
import Foundation
import Policy
import RDF

/// `terreau bench policy --json`
struct BenchPolicyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Measure decisions a second, on one core.",
        discussion:
            "With --export, writes policies, requests and our answers into a folder, for another engine to check."
    )

    @Option(help: "Parties in memory.")
    var parties = 100_000

    @Option(help: "Contributions and uses of each party.")
    var entries = 10

    @Option(help: "Decisions to measure.")
    var decisions = 200_000

    @Option(help: "Write cases for another engine into this folder.")
    var export: String?

    @Option(help: "With --export: how many policies.")
    var policies = 50

    @Option(help: "With --export: how many requests of each policy.")
    var requests = 200

    @Option(
        help: "Write the measured policy in Cedar, measured requests and our answers into this file.")
    var compare: String?

    @Flag(help: "Print JSON.")
    var json = false

    @Option(help: "The folder of Terreau's resources (or TERREAU_RESOURCES).")
    var resources: String?

    func validate() throws {
        let limits = [
            (parties, 1_000_000), (entries, 1000), (decisions, 100_000_000), (policies, 10_000),
            (requests, 10_000),
        ]
        guard limits.allSatisfy({ (1...$0.1).contains($0.0) }) else {
            throw ValidationError("A number is beyond its limits.")
        }
    }

    func run() async throws {
        let resources = try PolicyFiles.resources(resources)
        if let export {
            return try CedarCases(resources: resources, policies: policies, requests: requests).write(
                to: export)
        }
        let bench = PolicyBench(
            resources: resources, parties: parties, entries: entries, decisions: decisions)
        let figures = try bench.run(writingCasesTo: compare)
        let text =
            figures.object?.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.canonicalString)" } ?? []
        try Terminal.write((json ? figures.canonicalString : text.joined(separator: "\n")) + "\n")
    }
}
