import ArgumentParser
import CanonicalJSON
import RDF

/// `terreau rdf convert [FILE|-] --from nquads|turtle|jsonld --to nquads|turtle`
struct RDFConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert", abstract: "Print a document in another notation of RDF.",
        discussion: "Turtle holds one graph; a dataset with named graphs needs N-Quads.")

    /// The notations that are written.
    enum Target: String, CaseIterable, ExpressibleByArgument {
        case nquads, turtle
    }

    @OptionGroup var input: RDFInput

    @Option(help: "nquads, turtle or jsonld.")
    var from: RDFInput.Notation

    @Option(help: "nquads or turtle.")
    var to: Target = .nquads

    @Flag(help: "Print JSON: the text and the number of statements.")
    var json = false

    func run() throws {
        let (text, count) = try converted()
        let answer: JSONValue = ["statements": .integer(Int64(count)), "text": .string(text)]
        try Terminal.write(json ? answer.canonicalString + "\n" : text)
    }

    private func converted() throws -> (text: String, count: Int) {
        if from == .turtle, to == .turtle {
            let document = try input.turtleDocument()
            return (document.graph.turtle(prefixes: document.prefixes), document.graph.count)
        }
        let dataset = try input.dataset(from: from)
        guard to == .turtle else { return (dataset.nquads, dataset.count) }
        guard dataset.graphNames.isEmpty else {
            throw PlainSentence("This dataset has named graphs, and Turtle holds one graph: use --to nquads.")
        }
        return (dataset.defaultGraph.turtle(), dataset.count)
    }
}
