import ArgumentParser
import Atlas
import Foundation
import Kernel
import Site

/// `terreau atlas export --format csv|ndjson|geojson|jsonld`
struct AtlasExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the whole atlas to standard output.",
        discussion: """
            NDJSON holds every record with its history and can be read back into an empty instance. It leaves out \
            what leads to a person, as every export does: contacts that are no role's, and addresses and telephone \
            numbers in free text. To move an instance with them, copy its database.
            """)

    @Option(help: "csv, ndjson, geojson or jsonld.")
    var format: String

    @Option(help: "Only records under these licences, such as cc0-1.0; may be repeated.")
    var licence: [String] = []

    @Option(help: "The language of names and summaries in CSV.")
    var language: String = "fr"

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        guard let door = Door(rawValue: format), ![.json, .atom].contains(door) else {
            throw ValidationError("--format is csv, ndjson, geojson or jsonld.")
        }
        try await global.withSite(statementTimeoutSeconds: nil, mustExist: true) { site in
            let licences = try await Licences.known(licence, in: site.vocabularies, of: site.database)
            let export = ExportEntries(
                of: site.database,
                site: site.publicAddress,
                languages: LanguageTag(language).map { [$0] } ?? [],
                licences: licence.isEmpty ? nil : licences)
            let outcome = try await export.run(as: door) { try Terminal.write($0) }
            if !licence.isEmpty {
                Terminal.note(
                    "\(outcome.written) entries written; left out for their licence: \(outcome.entriesLeftOut) "
                        + "entries, and \(outcome.recordsLeftOut) records of those written.")
            }
        }
    }
}
