import Foundation
import Testing

@testable import Atlas

/// The eight open data sets beside the repository, and the starter's table within it.
struct RealSource: Sendable, CustomTestStringConvertible {
    /// The source, which is also the name of its mapping.
    let name: String
    /// Its file or folder.
    let path: String
    var testDescription: String { name }

    /// Those that are there.
    static let present: [RealSource] = all.filter { FileManager.default.fileExists(atPath: $0.path) }

    /// Whether all of the eight are there.
    static let areAllPresent = present.count == all.count

    /// What a test says that is skipped for want of them.
    static let missing = "needs the open data sets in ../shared/data/atlas"

    private static let all: [RealSource] = [
        ("susy", "susy/susy.geojson"), ("digital-public-goods", "dpg"),
        ("awesome-selfhosted", "awesome-selfhosted/software"),
        ("awesome-privacy", "awesome-privacy/awesome-privacy.yml"), ("sill", "sill/2020"),
        ("open-sustainable-technology", "open-sustainable-technology/organizations.csv"),
        ("hinaura", "mednum/hinaura-standardised.json"), ("mediation-numerique", "mednum/exemple-valide.csv"),
    ].map { RealSource(name: $0, path: "\(TestFiles.repository)/../shared/data/atlas/\($1)") }
}

extension TestAtlas {
    /// Imports a real data set.
    @discardableResult
    func take(_ real: RealSource) async throws -> ImportReport {
        let mapping = try TestFiles.mapping(real.name)
        var files = try SourceFiles(path: real.path, mapping: mapping)
        return try await importing(mapping, as: real.name).run(nextRow: { try files.next() })
    }

    /// Imports the starter's organisations, if their mapping is shipped.
    func takeStarter() async throws {
        guard let mapping = try? TestFiles.mapping("starter") else { return }
        let path = "\(TestFiles.repository)/Resources/Starter/organisations.csv"
        var files = try SourceFiles(path: path, mapping: mapping)
        _ = try await importing(mapping, as: "starter").run(nextRow: { try files.next() })
    }
}
