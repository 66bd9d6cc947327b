import Atlas
import Kernel

/// What an empty instance begins with: the organisations and solutions that the founding papers name, and free
/// solutions for everyday needs.
public struct StarterAtlas: Sendable {
    let site: Site

    /// The starter atlas of a site.
    public init(_ site: Site) {
        self.site = site
    }

    /// The shipped files: the source's name, its mapping and its file below `Starter`.
    private static let files = [("starter", "starter", "organisations.csv")]

    /// Reads the starter files. What stands in the atlas already stays as it is.
    public func fill(note: (String) -> Void) async throws {
        for (name, mapping, file) in StarterAtlas.files {
            let chosen = try Mapping.load(mapping, folder: site.resources("Mappings"))
            let action = try ImportRecords(
                into: site.database, mapping: chosen, source: Source(named: name, defaults: chosen.source),
                vocabularies: site.vocabularies, now: site.clock)
            var rows = try SourceFiles(path: site.resources("Starter/\(file)"), mapping: chosen)
            let report = try await action.run(nextRow: { try rows.next() })
            if report.created + report.updated > 0 {
                note("\(chosen.source.title): \(report.created) created, \(report.updated) updated.")
            }
        }
    }
}
