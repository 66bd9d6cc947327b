import ArgumentParser
import CanonicalJSON
import Foundation
import Guidance
import Site

/// `terreau guidance places FILE [--source NAME]`
struct PlacesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "places",
        abstract: "Read towns into the gazetteer, so that guidance finds them by name and by postal code.",
        discussion: """
            The file is a CSV table of the communes of France (kind, insee, name, lon, lat, postcodes, …) or has \
            Terreau's own columns (name, country, admin1, lat, lon, population, other_names). Its towns take the \
            place of those that the same source gave before. A broken file, or one of another shape, changes \
            nothing.
            """)

    @Argument(help: "The CSV file.")
    var file: String

    @Option(help: "The source's short name; else the file's name without its ending.")
    var source: String?

    @Flag(help: "Print the report as JSON.")
    var json = false

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let source = try source ?? nameOfFile
        try await global.withSite(statementTimeoutSeconds: nil) { site in
            let report = try await ImportPlaces(into: site.database).run(source, file: file)
            try Terminal.write(json ? report.json.canonicalString + "\n" : Self.text(report))
        }
    }

    /// The source when none is said: never one that is shipped, whose towns would be lost.
    private var nameOfFile: String {
        get throws {
            let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
            guard !FillGazetteer.sources.contains(name) else {
                throw ValidationError(
                    "“\(name)” names towns that Terreau ships. Say --source with another name to add these, or with "
                        + "this one to replace those.")
            }
            return name
        }
    }

    private static func text(_ report: PlacesReport) -> String {
        let rows = report.leftOut == 1 ? "row" : "rows"
        let places = "\(report.places) \(report.places == 1 ? "name of a town" : "names of towns")"
        return report.leftOut == 0
            ? "\(places) read into \(report.source).\n"
            : "\(places) read into \(report.source); \(report.leftOut) \(rows) left out: "
                + "not a town, without a position, or not readable.\n"
    }
}
