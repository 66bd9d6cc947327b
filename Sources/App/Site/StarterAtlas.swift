import Atlas
import Kernel

/// What an instance may begin with: the organisations, programmes and rules that the founding papers name,
/// and free solutions for everyday needs.
public struct StarterAtlas: Sendable {
    let site: Site

    /// The starter atlas of a site.
    public init(_ site: Site) {
        self.site = site
    }

    /// The shipped files: the source's name, which is also its mapping's, and its file below `Starter`.
    private static let files = [("starter", "organisations.csv"), ("starter-solutions", "solutions.csv")]

    /// Reads the starter files beside whatever the atlas holds. A file that says nothing new is not read in
    /// again, so that a server may be started with the starter every day.
    public func fill(note: (String) -> Void) async throws {
        for (name, file) in StarterAtlas.files {
            guard try await read(name, file, isDryRun: true).isNews else { continue }
            let report = try await read(name, file, isDryRun: false)
            note("Starter atlas, \(file): \(report.created) created, \(report.updated) updated.")
        }
    }

    private func read(_ name: String, _ file: String, isDryRun: Bool) async throws -> ImportReport {
        let mapping = try Mapping.load(name, folder: site.resources("Mappings"))
        let action = try ImportRecords(
            into: site.database, mapping: mapping, source: Source(named: name, defaults: mapping.source),
            vocabularies: site.vocabularies, isDryRun: isDryRun, now: site.clock)
        var rows = try SourceFiles(path: site.resources("Starter/\(file)"), mapping: mapping)
        return try await action.run(nextRow: { try rows.next() })
    }
}

extension ImportReport {
    /// Whether the import changed anything, or would have.
    fileprivate var isNews: Bool { created + updated + gone > 0 }
}
