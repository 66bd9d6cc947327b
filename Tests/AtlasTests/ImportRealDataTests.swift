import TestKit
import Testing

@testable import Atlas

@Suite(
    "Imports of the real data sets",
    .enabled(if: RealSource.areAllPresent, Comment(rawValue: RealSource.missing)))
struct ImportRealDataTests {
    /// Rows counted by other programs: `jq '.features | length'`, `find dpg -name '*.json' …`, `ls software`,
    /// `wc -l` …; the number of things by the distinct keys.
    static let known: [(name: String, read: Int, created: Int)] = [
        ("susy", 1794, 1794), ("awesome-selfhosted", 1348, 1348), ("hinaura", 687, 687),
        ("open-sustainable-technology", 1192, 1192),
    ]

    @Test(
        "Read every row; the counts add up, and a second time nothing is new", arguments: RealSource.present)
    func addsUp(real: RealSource) async throws {
        try await TestAtlas.with(.sqlite) { atlas in
            let first = try await atlas.take(real)
            #expect(first.read == first.created + first.updated + first.unchanged + first.refused)
            #expect(first.created > 0 && first.unchanged == 0 && first.gone == 0)
            if let known = ImportRealDataTests.known.first(where: { $0.name == real.name }) {
                #expect((first.read, first.created) == (known.read, known.created))
            }
            let second = try await atlas.take(real)
            #expect(
                second.counts
                    == Counts(
                        read: first.read, unchanged: first.created + first.updated, refused: first.refused))
        }
    }

    @Test("Of the digital public goods 394 files are 230 things")
    func digitalPublicGoods() async throws {
        let real = try #require(RealSource.present.first { $0.name == "digital-public-goods" })
        try await TestAtlas.with(.sqlite) { atlas in
            let report = try await atlas.take(real)
            #expect(report.created == 230)
            #expect(try await atlas.entries().count == 230)
        }
    }
}
