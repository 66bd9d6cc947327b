import ArgumentParser
import CanonicalJSON

/// `terreau rdf expand [FILE|-]`
struct RDFExpandCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "expand", abstract: "Print a JSON-LD document in expanded form.",
        discussion:
            "Every term is written out as its IRI; with --safe, one that no context defines is refused.")

    @OptionGroup var input: RDFInput

    @Option(help: "jsonld, the only notation that is expanded.")
    var from: RDFInput.Notation = .jsonld

    @Flag(help: "Print JSON on one line, in canonical form.")
    var json = false

    func validate() throws {
        guard from == .jsonld else { throw ValidationError("Only jsonld is expanded.") }
    }

    func run() throws {
        let expanded = try input.expanded()
        try Terminal.write((json ? expanded.canonicalString : expanded.prettyString) + "\n")
    }
}
