import Foundation
import TestKit
import Testing

@testable import Atlas

/// A refused row is found again: by its file where there are several, by its line alone where there is one.
@Suite struct RefusedFileTests {
    @Test("Names the file with its ending in a folder, whatever is wrong with the row, and none otherwise")
    func names() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "refused-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("id,name\n1,\n2\n3,C\n".utf8).write(to: folder.appending(path: "one.csv"))
        try Data("id,name\n4,\n5,E\n".utf8).write(to: folder.appending(path: "two.csv"))
        #expect(try await refused(folder.path) == ["one.csv:2", "one.csv:3", "two.csv:2"])
        #expect(try await refused(folder.path + "/one.csv") == ["-:2", "-:3"])
    }

    private func refused(_ path: String) async throws -> [String] {
        let mapping = try TestMapping().parsed
        var places: [String] = []
        try await TestAtlas.with(.sqlite) { atlas in
            var rows = try SourceFiles(path: path, mapping: mapping)
            let report = try await atlas.importing(mapping, as: "folder").run(nextRow: { try rows.next() })
            places = report.refusals.map { "\($0.file ?? "-"):\($0.line)" }
        }
        return places
    }
}
