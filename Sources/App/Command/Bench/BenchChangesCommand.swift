import ArgumentParser
import Atlas
import CanonicalJSON
import Site
import Storage

/// `terreau bench changes`
struct BenchChangesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "changes", abstract: "Measure how soon every node finds what was written.",
        discussion: """
            New entries and corrections of them are kept at an even pace, each in a transaction of its own, while \
            searches go on. Each has a word that nothing else has; it is looked for on every node until it is found, \
            and of what it took the place of until it is found no more. The nodes share the database, and each has \
            its own connections and its own index, as servers do. The entries stay in the database: it must be one \
            for tests.
            """)

    @Option(help: "Changes a second.")
    var pace = 1000

    @Option(help: "For how long.")
    var seconds = 20

    @Option(help: "How many nodes follow.")
    var nodes = 2

    @Option(help: "How many write at a time, each waiting for its change to be kept.")
    var writers = 16

    @Option(help: "A JSON file: an array of queries that are asked all the while, on every node.")
    var queries: String

    @Option(help: "A saved index of the database, where a node begins.")
    var index: String?

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard (1...100_000).contains(pace), (1...3600).contains(seconds), (1...16).contains(nodes),
            (1...256).contains(writers)
        else { throw ValidationError("A number is beyond its limits.") }
    }

    func run() async throws {
        let asked = try BenchQuery.all(path: queries, stemming: true).map(\.query)
        try await global.withSite { site in
            let bench = AtlasChangesBench(
                site: site, pace: pace, seconds: seconds, writers: writers, queries: asked)
            try await bench.run(nodes: nodes, index: index) { try Terminal.write($0.canonicalString + "\n") }
        }
    }
}
