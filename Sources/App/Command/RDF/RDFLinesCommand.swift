import ArgumentParser
import CanonicalJSON
import Foundation
import Site

/// `terreau rdf lines`
struct RDFLinesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lines", abstract: "Answer one JSON object a line, for programs that ask often.",
        discussion: """
            {"op": "convert"|"canonize"|"expand", "from": "nquads"|"turtle"|"jsonld", "text": …} gives {"nquads": …}, \
            with "labels" for canonize, or {"expanded": …}; a refusal gives {"error": …}. Also understood: "base", \
            "hash", and for JSON-LD "document" in place of "text", "safe", "contexts", "expandContext", "direction".
            """)

    @Option(help: "The folder of Terreau's resources (or TERREAU_RESOURCES).")
    var resources: String?

    func run() throws {
        let folder = try ResourceFolder(
            given: resources, environment: ProcessInfo.processInfo.environment,
            program: ProcessInfo.processInfo.arguments[0])
        let lines = RDFLines(contexts: try ContextFolder.load(folder))
        for line in StandardLines() {
            try Terminal.write(lines.answer(to: line).canonicalString + "\n")
        }
    }
}
