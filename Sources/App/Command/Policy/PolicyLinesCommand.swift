import ArgumentParser
import CanonicalJSON
import Foundation
import Site

/// `terreau policy lines < questions.jsonl`
struct PolicyLinesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lines", abstract: "Answer questions on policies, one JSON object a line.",
        discussion:
            "Operations: evaluate, audit, validate, conflict, world, reciprocity. A line that cannot be served is answered {\"error\": …}."
    )

    @Option(help: "The folder of Terreau's resources (or TERREAU_RESOURCES).")
    var resources: String?

    func run() async throws {
        let folder = try ResourceFolder(
            given: resources, environment: ProcessInfo.processInfo.environment,
            program: ProcessInfo.processInfo.arguments[0])
        var lines = try PolicyLines(PolicyResources(folder))
        for line in StandardLines() {
            try Terminal.write(lines.answer(line).canonicalString + "\n")
        }
    }
}
