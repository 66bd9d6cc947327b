import ArgumentParser
import CanonicalJSON
import RDF

/// `terreau rdf canonize [FILE|-] --from nquads|turtle|jsonld`
struct RDFCanonizeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "canonize", abstract: "Print canonical N-Quads (RDFC-1.0).",
        discussion: """
            Equal content gives equal bytes, whatever the labels of blank nodes and the order of statements. A \
            dataset whose blank nodes are too alike is refused within the bound on steps.
            """)

    @OptionGroup var input: RDFInput

    @Option(help: "nquads, turtle or jsonld.")
    var from: RDFInput.Notation

    @Option(help: "The hash function: sha256 or sha384.")
    var hash = "sha256"

    @Option(help: "The most steps to take.")
    var steps = CanonicalizationLimits.standard.steps

    @Flag(help: "Print the canonical label of every blank node instead, as JSON.")
    var labels = false

    @Flag(help: "Print JSON: the N-Quads, the labels and the number of quads.")
    var json = false

    func validate() throws {
        guard DigestAlgorithm(rawValue: hash) != nil else {
            throw ValidationError("--hash is sha256 or sha384.")
        }
        guard steps > 0 else { throw ValidationError("--steps is a number from 1.") }
    }

    func run() throws {
        let canonical = try canonical(try input.dataset(from: from))
        try Terminal.write(text(of: canonical))
    }

    private func canonical(_ dataset: Dataset) throws -> CanonicalDataset {
        do {
            return try dataset.canonicalized(
                by: DigestAlgorithm(rawValue: hash) ?? .sha256, limits: CanonicalizationLimits(steps: steps))
        } catch {
            throw PlainSentence(error.description)
        }
    }

    private func text(of canonical: CanonicalDataset) -> String {
        let map = JSONValue.object(
            Dictionary(
                canonical.labels.map { ($0.key.label, .string($0.value)) },
                uniquingKeysWith: { first, _ in first }))
        if labels { return map.canonicalString + "\n" }
        guard json else { return canonical.nquads }
        let quads = canonical.nquads.utf8.count { $0 == UInt8(ascii: "\n") }
        let answer: JSONValue = [
            "labels": map, "nquads": .string(canonical.nquads), "quads": .integer(Int64(quads)),
        ]
        return answer.canonicalString + "\n"
    }
}
