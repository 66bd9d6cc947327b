import ArgumentParser
import CanonicalJSON
import Policy

/// `terreau policy lineage model-card.json corpus.json --kind model`
struct PolicyLineageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lineage",
        abstract: "Find the terms of a derived asset from those of its sources.",
        discussion:
            "Each file holds one source, {\"name\", \"kind\": \"data\"|\"code\"|\"model\", \"licence\": an SPDX expression}, a list of them, or {\"sources\": […]}. Exit code 1 when no licence satisfies all: the sources that clash are named."
    )

    @Argument(help: "Sources in JSON, or - for standard input.")
    var files: [String]

    @Option(help: "What is derived: data, code or model.")
    var kind: Lineage.Source.Kind

    @Flag(help: "Print JSON.")
    var json = false

    @Option(help: "The folder of Terreau's resources (or TERREAU_RESOURCES).")
    var resources: String?

    func run() async throws {
        let resources = try PolicyFiles.resources(resources)
        let sources = try files.flatMap(sources)
        guard !sources.isEmpty else { throw PlainSentence("There is no source.") }
        guard Set(sources.map(\.name)).count == sources.count else {
            throw PlainSentence("Two sources have the same name.")
        }
        let outcome = try Lineage.derive(kind, from: sources, resources.licences)
        try Terminal.write(json ? outcome.json.canonicalString + "\n" : outcome.text)
        guard case .derived = outcome else { throw ExitCode(1) }
    }

    private func sources(_ file: String) throws -> [Lineage.Source] {
        let json = try PolicyFiles.json(file)
        do {
            return try Lineage.sources(json)
        } catch {
            throw PlainSentence("\(file): \(error)")
        }
    }
}

extension Lineage.Source.Kind: ExpressibleByArgument {}

extension Lineage.Outcome {
    fileprivate var text: String {
        switch self {
        case .derived(let terms): terms.text
        case .clash(let names) where names.count == 1:
            "refused: no licence satisfies \(names[0]) here\n"
        case .clash(let names):
            "refused: no licence satisfies \(names.joined(separator: " and ")) together\n"
        case .noDerivatives(let name): "refused: \(name) forbids derived works\n"
        case .unknownLicence(let source, let licence):
            "refused: the licence “\(licence)” of \(source) is not known\n"
        }
    }
}

extension Lineage.Terms {
    fileprivate var text: String {
        let others = excludedLicences.isEmpty ? "" : " but " + excludedLicences.joined(separator: ", ")
        var lines = ["may bear: " + (licences?.joined(separator: ", ") ?? "any licence" + others)]
        if !duties.isEmpty { lines.append("must: " + duties.joined(separator: ", ")) }
        if !excludedPurposes.isEmpty {
            lines.append("must not serve: " + excludedPurposes.joined(separator: ", "))
        }
        for (source, chosen) in choices.sorted(by: { $0.key < $1.key }) {
            lines.append("takes \(source) under \(chosen.joined(separator: " and "))")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
