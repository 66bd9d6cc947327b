import ArgumentParser
import Atlas
import CanonicalJSON
import Foundation

/// `terreau bench atlas --records FILE.csv --queries FILE.json`
struct BenchAtlasCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "atlas", abstract: "Measure the search index over many organisations.",
        discussion: """
            Each query is asked nine times for its first 20 results, its total and all facet counts; the median counts. \
            The last line sums up the queries without near, bbox, prefix and typo.
            """)

    @Option(help: "A CSV file: id,name,description,country,city,lat,lon,legal_form,activities,website.")
    var records: String

    @Option(help: "A JSON file: an array of queries.")
    var queries: String

    @Flag(
        inversion: .prefixedNo,
        help: "Let words match by their stems, too, and forgive a typing error in unknown words.")
    var stem = true

    @Option(help: "Keep the index in this file, and take it from there when it exists.")
    var index: String?

    @Flag(help: "Print JSON, one object a line.")
    var json = false

    func run() async throws {
        let asked = try BenchQuery.all(path: queries, stemming: stem)
        let path = index ?? FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { if index == nil { try? FileManager.default.removeItem(atPath: path) } }
        let bench = AtlasBench(
            records: records, queries: asked, file: IndexFile(path: path), report: print)
        try bench.run(isBuilt: index != nil && FileManager.default.fileExists(atPath: path))
    }

    private func print(_ answer: JSONValue) throws {
        let members = answer.object?.sorted { $0.key < $1.key } ?? []
        let line = members.map { "\($0.key) \($0.value.canonicalString)" }.joined(separator: ", ")
        try Terminal.write((json ? answer.canonicalString : line) + "\n")
    }
}
