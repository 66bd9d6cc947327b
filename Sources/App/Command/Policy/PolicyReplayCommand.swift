import ArgumentParser
import CanonicalJSON
import Foundation
import Policy

/// `terreau policy replay record.json --world world.json`
struct PolicyReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Take a recorded decision again.",
        discussion:
            "Prints the record as it comes out, in canonical JSON without a newline: the same bytes, or exit code 1. With --world, from the whole ledger instead of the record's own inputs."
    )

    @Argument(help: "A record that terreau policy decide --record wrote, or - for standard input.")
    var record: String

    @Option(help: "A JSON file with the licence's “parameters” and its “world”.")
    var world: String?

    @Option(help: "The folder of Terreau's resources (or TERREAU_RESOURCES).")
    var resources: String?

    func run() async throws {
        let resources = try PolicyFiles.resources(resources)
        let text = try PolicyFiles.text(record)
        let json = try PolicyFiles.json(text, of: record)
        let replayed =
            try world.map { try replay(json, in: $0, resources) }
            ?? DecisionRecord(replaying: json, trees: resources.trees)
        try Terminal.write(String(decoding: replayed.bytes, as: UTF8.self))
        guard replayed.bytes.elementsEqual(text.utf8) else {
            let differing = differences(json, replayed.json)
            Terminal.note(
                differing.isEmpty
                    ? "The record was not written in canonical form."
                    : "The record differs in: \(differing.joined(separator: ", ")).")
            throw ExitCode(1)
        }
    }

    private func replay(
        _ json: JSONValue, in file: String, _ resources: PolicyResources
    ) throws -> DecisionRecord {
        let whole = try PolicyFiles.json(file)
        guard let parameters = whole["parameters"], let world = whole["world"], let request = json["request"]
        else {
            throw PlainSentence("\(file) has no “parameters” or no “world”.")
        }
        let licence = try CommonsLicence(parameters: CommonsParameters(parameters), trees: resources.trees)
        return try DecisionRecord(
            deciding: CommonsRequest(request), licence: licence, world: CommonsWorld(world))
    }

    private func differences(_ old: JSONValue, _ new: JSONValue) -> [String] {
        let names = Set((old.object ?? [:]).keys).union((new.object ?? [:]).keys)
        return names.filter { old[$0] != new[$0] }.sorted()
    }
}
