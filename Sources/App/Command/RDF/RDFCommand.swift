import ArgumentParser

/// `terreau rdf …`
struct RDFCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rdf", abstract: "Read, convert and canonicalize RDF.",
        discussion: """
            Nothing is fetched: a JSON-LD context that a document names by its address comes from the resources \
            (Vocabularies/Contexts) or is refused.
            """,
        subcommands: [
            RDFCanonizeCommand.self, RDFExpandCommand.self, RDFConvertCommand.self, RDFLinesCommand.self,
        ])
}
