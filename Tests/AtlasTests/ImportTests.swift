import Kernel
import TestKit
import Testing

@testable import Atlas

@Suite("An import")
struct ImportTests {
    @Test("Counts what is new, and nothing the second time", arguments: Engine.available)
    func twice(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            let table = "id,name\n1,Ressourcerie\n2,Fablab\n3,Épicerie\n"
            let reports = (try await atlas.take(table), try await atlas.take(table))
            #expect(reports.0.counts == Counts(read: 3, created: 3))
            #expect(reports.1.counts == Counts(read: 3, unchanged: 3))
            #expect(try await atlas.names() == ["Fablab", "Ressourcerie", "Épicerie"])
        }
    }

    @Test("Counts a key that comes twice as one created and one updated", arguments: Engine.available)
    func keyTwice(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            let table = "id,name,website\n1,One,\n1,One,https://one.example\n2,Two,\n"
            #expect(try await atlas.take(table).counts == Counts(read: 3, created: 2, updated: 1))
            #expect(try await atlas.take(table).counts == Counts(read: 3, unchanged: 3))
            let entry = try #require(try await atlas.entry(named: "One"))
            #expect(entry.records.map(\.occurrence) == [0, 1])
            #expect(entry.content.website == "https://one.example")
            let once = try await atlas.take("id,name,website\n1,One,\n2,Two,\n")
            #expect(once.counts == Counts(read: 2, unchanged: 2, gone: 1))
            #expect(try await atlas.entry(named: "One")?.content.website == nil)
        }
    }

    @Test("Keeps what a row said before it changed", arguments: Engine.available)
    func history(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            try await atlas.take("id,name,locality\n1,Atelier,Lyon\n2,Other,\n")
            let changed = try await atlas.take("id,name,locality\n1,Atelier,Vaulx-en-Velin\n2,Other,\n")
            #expect(changed.counts == Counts(read: 2, updated: 1, unchanged: 1))
            let entry = try #require(try await atlas.entry(named: "Atelier"))
            #expect(entry.content.address.locality == "Vaulx-en-Velin")
            let past = try await atlas.history(of: entry.id)
            #expect(past.map(\.content.address.locality) == ["Vaulx-en-Velin", "Lyon"])
            #expect(past.map { $0.until == nil } == [true, false])
            #expect(past.last?.until == past.first?.from)
        }
    }

    @Test("Does not take a row that is refused for one that is gone", arguments: Engine.available)
    func refusedIsNotGone(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            try await atlas.take("id,name\n1,Stays\n2,Loses its name\n3,Leaves\n")
            let named = try await atlas.take("id,name\n1,Stays\n2,\n")
            #expect(named.counts == Counts(read: 2, unchanged: 1, refused: 1, gone: 1))
            #expect(try await atlas.names() == ["Leaves †", "Loses its name", "Stays"])
            let keyless = try await atlas.take("id,name\n,Stays\n2,Loses its name\n")
            #expect(keyless.counts == Counts(read: 2, unchanged: 1, refused: 1))
            #expect(keyless.unidentified == 1, "the first row may be any of those that are missing")
            #expect(try await atlas.names() == ["Leaves †", "Loses its name", "Stays"])
        }
    }

    @Test("Changes nothing when not one row can be taken", arguments: Engine.available)
    func nothingTaken(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            try await atlas.take("id,name\n1,One\n2,Two\n")
            let before = try await atlas.export()
            let report = try await atlas.take("identifier,label\n1,One\n2,Two\n")
            #expect(report.counts == Counts(read: 2, refused: 2) && report.tookNothing)
            #expect(try await atlas.export() == before)
        }
    }

    @Test("Holds two things of one source for two, though they share a page", arguments: Engine.available)
    func twoOfOneSource(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            let page = "https://same.example"
            try await atlas.take("id,name,website\n1,Same,\(page)\n2,Same,\(page)\n", from: "alpha")
            #expect(try await atlas.names() == ["Same", "Same"])
            try await atlas.take("id,name,website\n9,Same,\(page)\n", from: "beta")
            #expect(try await atlas.names() == ["Same", "Same"], "the other source’s joins one of them")
            let again = try await atlas.take(
                "id,name,website\n1,Same,\(page)\n2,Same,\(page)\n", from: "alpha")
            #expect(again.counts == Counts(read: 2, unchanged: 2))
        }
    }

    @Test("Keeps what a source no longer lists, and marks it", arguments: Engine.available)
    func gone(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            try await atlas.take("id,name\n1,Stays\n2,Leaves\n")
            let without = try await atlas.take("id,name\n1,Stays\n")
            #expect(without.counts == Counts(read: 1, unchanged: 1, gone: 1))
            #expect(try await atlas.names() == ["Leaves †", "Stays"])
            let again = try await atlas.take("id,name\n1,Stays\n")
            #expect(again.counts == Counts(read: 1, unchanged: 1), "gone is counted once")
            let back = try await atlas.take("id,name\n1,Stays\n2,Leaves\n")
            #expect(back.counts == Counts(read: 2, updated: 1, unchanged: 1))
            #expect(try await atlas.names() == ["Leaves", "Stays"])
        }
    }

    @Test("Leaves other sources alone", arguments: Engine.available)
    func sources(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            try await atlas.take("id,name\n1,One\n2,Two\n", from: "alpha")
            let report = try await atlas.take("id,name\n1,Another\n", from: "beta")
            #expect(report.counts == Counts(read: 1, created: 1))
            #expect(try await atlas.names() == ["Another", "One", "Two"])
        }
    }

    @Test("Changes nothing in a dry run, and reports what it would do", arguments: Engine.available)
    func dryRun(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            try await atlas.take("id,name\n1,One\n2,Two\n")
            let (export, counts) = (try await atlas.export(), try await atlas.rowCounts())
            let report = try await atlas.take("id,name\n1,Changed\n3,New\n", isDryRun: true)
            #expect(report.counts == Counts(read: 2, created: 1, updated: 1, gone: 1))
            #expect(try await atlas.export() == export)
            #expect(try await atlas.rowCounts() == counts)
        }
    }

    @Test("Names the columns that no field takes and that hold something", arguments: Engine.available)
    func unmapped(engine: Engine) async throws {
        try await TestAtlas.with(engine) { atlas in
            let report = try await atlas.take("id,name,colour,empty,size\n1,One,blue,,\n2,Two,,,3\n")
            #expect(report.unmapped == ["/colour", "/size"])
        }
    }

    @Test("Joins records of two sources that give the same number or the same site and name")
    func matching() async throws {
        try await TestAtlas.with(.sqlite) { atlas in
            let siren = "732829320"
            try await atlas.take(
                """
                id,name,website,FR-SIREN
                1,Emmaüs,https://www.emmaus.example/,
                2,Enercoop,,\(siren)
                3,Alone,https://alone.example,
                """, from: "alpha")
            let report = try await atlas.take(
                """
                id,name,website,FR-SIREN
                a,EMMAUS,http://emmaus.example,
                b,Enercoop SA,,\(siren)
                c,Somebody else,https://alone.example,
                """, from: "beta")
            #expect(report.counts == Counts(read: 3, created: 3))
            let sources = try await atlas.entries().map(\.sources.count)
            #expect(sources.sorted() == [1, 1, 2, 2])
        }
    }
}
