import Formats
import Foundation
import Kernel
import Storage
import TestKit
import Testing

@testable import Atlas

/// What an import does when something is wrong, or when somebody looks on.
@Suite("An import is safe")
struct ImportSafetyTests {
    @Test("A file that breaks in the middle changes nothing", arguments: Engine.available)
    func brokenFile(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            try await atlas.take("id,name\n1,One\n2,Two\n")
            let (export, counts) = (try await atlas.export(), try await atlas.rowCounts())
            var rows = TestRows(TestRows.table(1..<1200, name: "Changed"))
            var read = 0
            await #expect(throws: AtlasRefusal.brokenFile("x.csv", line: 1100, reason: "cut off")) {
                try await atlas.importing().run(nextRow: {
                    read += 1
                    if read == 1100 { throw AtlasRefusal.brokenFile("x.csv", line: 1100, reason: "cut off") }
                    return try rows.next()
                })
            }
            #expect(try await atlas.export() == export)
            #expect(try await atlas.rowCounts() == counts)
        }
    }

    @Test(
        "What a crash left behind is never seen, and the next import takes it away",
        arguments: Engine.available)
    func crash(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            try await atlas.take("id,name\n1,One\n2,Two\n")
            let (export, counts) = (try await atlas.export(), try await atlas.rowCounts())
            try await atlas.stageWithoutPublishing("id,name\n1,Changed\n3,New\n")
            #expect(try await atlas.export() == export)
            #expect(try await atlas.names() == ["One", "Two"])
            #expect(try await atlas.rowCounts() != counts)
            let next = try await atlas.take("id,name\n1,One\n2,Two\n")
            #expect(next.counts == Counts(read: 2, unchanged: 2))
            let onlyAnImportMore = counts.merging(["atlas_import": 2]) { $1 }
            #expect(try await atlas.rowCounts() == onlyAnImportMore)
        }
    }

    @Test("Readers and the index see nothing of an import or all of it", arguments: Engine.available)
    func neverHalf(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            try await atlas.take("id,name\n1,One\n", from: "beta")
            let index = try await atlas.loadedIndex()
            let isDone = Flag()
            async let seen = atlas.watch(index, until: isDone)
            let report = try await atlas.take(TestRows.table(0..<2600, name: "Many"))
            isDone.raise()
            #expect(report.created == 2600)
            let totals = try await seen
            #expect(totals.database.isSubset(of: [1, 2601]), "\(totals.database)")
            #expect(totals.index.isSubset(of: [1, 2601]), "\(totals.index)")
            #expect(
                try await eventually { try await index.total(catchingUp: true) == 2601 ? true : nil } == true)
        }
    }

    @Test("Of two imports at once the second is told so in one sentence", arguments: Engine.available)
    func twoAtOnce(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            let (hasBegun, mayGoOn) = (Flag(), Flag())
            async let first = atlas.takeSlowly(
                "id,name\n1,One\n", begun: hasBegun, mayGoOn: mayGoOn)
            let begun = try await eventually { hasBegun.isRaised ? true : nil }
            #expect(begun == true)
            let second = await #expect(throws: StorageRefusal.self) {
                try await atlas.take("id,name\n1,One\n", from: "beta")
            }
            mayGoOn.raise()
            #expect(second == .locked("atlas-import"))
            #expect(try await first.created == 1)
            #expect(try await atlas.take("id,name\n1,One\n", from: "beta").created == 1)
        }
    }

    @Test("An empty file is refused", arguments: Engine.available, ["", "id,name\n"])
    func empty(engine: Engine, file: String) async throws {
        try await TestAtlas.with(engine) { atlas in
            try await atlas.take("id,name\n1,One\n")
            let counts = try await atlas.rowCounts()
            await #expect(throws: (any Error).self) { try await atlas.take(file) }
            #expect(try await atlas.names() == ["One"])
            #expect(try await atlas.rowCounts() == counts)
        }
    }

    @Test(
        "A row that cannot be kept is refused with its line, and the rest goes in",
        arguments: Engine.available)
    func badRows(engine: Engine) async throws {
        let long = String(repeating: "x", count: 70_000)
        let rows = [
            "id,name,summary,licence", "1,Good,,", ",No key,,", "2,,No name,", "3,Nul\u{0}in name,,",
            "4\u{0},Nul in key,,",
            "5,Too large,\(long),", "6,Long licence,,\(long)", "\(long),Long key,,", "7,Escaped \\u0000,,",
            "8,Last,,",
        ]
        try await TestAtlas.with(engine) { atlas in
            let report = try await atlas.take(rows.joined(separator: "\n"))
            #expect(report.counts == Counts(read: 10, created: 3, refused: 7))
            #expect(report.refusals.map(\.line) == [3, 4, 5, 6, 7, 8, 9])
            #expect(try await atlas.names() == ["Escaped \\u0000", "Good", "Last"])
            #expect(ImportReport(json: report.json) == report)
        }
    }

    @Test("The character U+0000 in JSON is refused too", arguments: Engine.available)
    func nulInJSON(engine: Engine) async throws {
        let lines = #"{"id":"1","name":"a\u0000b"}"# + "\n" + #"{"id":"2","name":"a\\u0000b"}"#
        try await TestAtlas.with(engine) { atlas in
            var rows = TestRows(lines, format: .ndjson)
            let report = try await atlas.importing().run(nextRow: { try rows.next() })
            #expect(report.counts == Counts(read: 2, created: 1, refused: 1))
            #expect(try await atlas.names() == [#"a\u0000b"#])
        }
    }

    @Test(
        "A site and a name longer than an index takes are kept, and match nothing",
        arguments: Engine.available)
    func longTokens(engine: Engine) async throws {
        let (path, name) = (String(repeating: "ż", count: 900), String(repeating: "ń", count: 3000))
        try await TestAtlas.with(engine) { atlas in
            let table =
                "id,name,website\n1,\(name),https://a.example/\(path)\n2,\(name),https://a.example/\(path)\n"
            let report = try await atlas.take(table)
            #expect(report.counts == Counts(read: 2, created: 2))
            #expect(try await atlas.entries().count == 2)
        }
    }

    @Test("A file that gives every row columns of its own makes no endless report")
    func columns() async throws {
        try await TestAtlas.with(.sqlite) { atlas in
            let lines = (0..<3000).map { #"{"id":"\#($0)","name":"x","column\#($0)":1}"# }
            var rows = TestRows(lines.joined(separator: "\n"), format: .ndjson)
            let report = try await atlas.importing().run(nextRow: { try rows.next() })
            #expect(report.unmapped.count == ImportReport.columnLimit)
        }
    }

    @Test("The report tells no e-mail address or telephone number of a person")
    func reportWithoutContacts() async throws {
        try await TestAtlas.with(.sqlite) { atlas in
            let report = try await atlas.take(
                """
                id,name,website,latitude,longitude
                1,One,jeanne.martin@mail.example,,
                2,Two,+33 6 12 34 56 78,,
                3,Three,https://a.example jeanne@a.example,,
                4,Four,contact@a.example,,
                5,Five,,north,12
                """)
            #expect(report.leftOut["website"]?.count == 4)
            #expect(report.leftOut["website"]?.values == ["…", "https://a.example …", "contact@a.example"])
            #expect(report.leftOut["latitude"]?.values == ["north"])
        }
    }
}
