import TestKit
import Testing

@testable import Atlas

@Suite(
    "The export of all real data sets",
    .enabled(if: RealSource.areAllPresent, Comment(rawValue: RealSource.missing)))
struct ExportRealDataTests {
    @Test("Goes from database to database and stays the same bytes")
    func roundTrip() async throws {
        let last = Engine.available.last ?? .sqlite
        try await TestAtlas.with(.sqlite) { atlas in
            for real in RealSource.present { try await atlas.take(real) }
            try await atlas.takeStarter()
            let export = try await atlas.export()
            #expect(export.utf8.count > 5_000_000)
            try await expectSame(export, on: [last, .sqlite, .sqlite])
        }
    }

    /// Restores an export on the first engine, that one's export on the second, and so on.
    private func expectSame(_ export: String, on engines: [Engine]) async throws {
        guard let engine = engines.first else { return }
        try await TestAtlas.with(engine) { atlas in
            try await atlas.restore(export)
            let again = try await atlas.export()
            #expect(again.utf8.count == export.utf8.count)
            #expect(again == export)
            try await expectSame(again, on: Array(engines.dropFirst()))
        }
    }
}
