import CanonicalJSON
import Formats
import Foundation
import Testing

/// Real open data, which stands beside the repository and not in it. The counts are those of Python's csv and
/// json modules and of PyYAML.
@Suite(
    "Real open data is read whole",
    .enabled(if: OpenData.isPresent, "The data sets do not stand beside the repository."))
struct OpenDataTests {
    @Test(
        "Every row is read",
        arguments: [
            ("susy/susy.geojson", "", 1794),
            ("awesome-privacy/awesome-privacy.yml", "categories/*/sections/*/services", 382),
            ("awesome-privacy/awesome-privacy.yml", "categories/*/sections", 86),
            ("sill/2018/sources.csv", "", 149), ("sill/2019/sill-2019.csv", "", 161),
            ("sill/2020/sill-2020.csv", "", 225),
            ("open-sustainable-technology/organizations.csv", "", 1192),
            ("mednum/hinaura-standardised.json", "", 687),
            ("mednum/exemple-valide.csv", "", 1), ("communes-fr/communes-geo.csv", "", 35192),
            ("awesome-selfhosted/licenses.yml", "", 40),
        ])
    func files(name: String, path: String, count: Int) throws {
        let reading = try OpenData.read(name, path)
        #expect(reading.rows.count == count)
        #expect(reading.refusals.isEmpty)
        #expect(reading.failure == nil)
    }

    @Test(
        "A folder of files gives one row a file",
        arguments: [
            ("awesome-selfhosted/software", 1348), ("dpg/nominees", 228), ("mednum/input", 1823),
        ])
    func folders(name: String, count: Int) throws {
        let names = try FileManager.default.contentsOfDirectory(
            atPath: OpenData.root.appending(path: name).path)
        let readings = try names.map { try OpenData.read("\(name)/\($0)", "") }
        #expect(readings.allSatisfy { $0.failure == nil && $0.refusals.isEmpty })
        #expect(readings.map(\.rows.count).reduce(0, +) == count)
    }

    @Test("A service knows its category and what it replaces")
    func ancestors() throws {
        let reading = try OpenData.read(
            "awesome-privacy/awesome-privacy.yml", "categories/*/sections/*/services")
        let first = try #require(reading.rows.first)
        #expect(first.value["name"] == "Bitwarden")
        #expect(first.ancestors.map { $0["name"] } == ["Essentials", "Password Managers"])
        #expect(first.ancestors.last?["alternativeTo"]?[0] == "LastPass")
    }
}

/// Where the data sets are.
enum OpenData {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "../shared/data/atlas").standardizedFileURL

    static var isPresent: Bool { FileManager.default.fileExists(atPath: root.path) }

    static func read(_ name: String, _ path: String) throws -> Reading {
        let format = try #require(Format(fileName: name))
        let bytes = try Array(Data(contentsOf: root.appending(path: name)))
        return Reading(format, bytes, ReadOptions(itemPath: try #require(ItemPath(path))))
    }
}
