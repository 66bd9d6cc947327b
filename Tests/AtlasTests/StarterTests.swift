import Kernel
import Storage
import TestKit
import Testing

@testable import Atlas

/// The starter atlas: what a newcomer finds before anything else is imported.
@Suite struct StarterTests {
    /// An atlas with both starter files.
    private static func with(_ body: @Sendable (TestAtlas) async throws -> Void) async throws {
        try await TestAtlas.with(.sqlite) { atlas in
            for (name, file) in files { _ = try await take(name, file, in: atlas) }
            try await body(atlas)
        }
    }

    private static let files = [("starter", "organisations.csv"), ("starter-solutions", "solutions.csv")]

    private static func take(_ name: String, _ file: String, in atlas: TestAtlas) async throws -> ImportReport
    {
        let mapping = try TestFiles.mapping(name)
        var rows = try SourceFiles(
            path: "\(TestFiles.repository)/Resources/Starter/\(file)", mapping: mapping)
        return try await atlas.importing(mapping, as: name).run(nextRow: { try rows.next() })
    }

    @Test("A second reading of the starter changes nothing")
    func twice() async throws {
        try await StarterTests.with { atlas in
            for (name, file) in StarterTests.files {
                let report = try await StarterTests.take(name, file, in: atlas)
                #expect(report.created + report.updated + report.refused + report.gone == 0)
                #expect(report.unchanged == report.read && report.read >= 150)
            }
        }
    }

    @Test("“ressourcerie numérique” finds those who reuse computers, also narrowed to French associations")
    func story() async throws {
        try await StarterTests.with { atlas in
            let index = try AtlasIndex(atlas.database, vocabularies: TestFiles.vocabularies)
            try await index.load()
            let search = SearchEntries(in: atlas.database, by: index)
            var form = AtlasQueryForm()
            form.words = "ressourcerie numérique"
            let all = try await search(form.query(vocabularies: TestFiles.vocabularies)).results.map(
                \.entry.shownName)
            #expect(Set(all) == ["Ateliers du Bocage", "Emmaüs Connect", "Solidatech"])
            form.filters = ["country": ["FR"], "legal_form": ["association"]]
            let narrowed = try await search(form.query(vocabularies: TestFiles.vocabularies)).results.map(
                \.entry.shownName)
            #expect(narrowed == ["Emmaüs Connect"])
        }
    }

    @Test("Every tie of the starter leads to an entry, and is seen from there")
    func ties() async throws {
        try await StarterTests.with { atlas in
            let entries = try await atlas.entries()
            let views = try await atlas.database.read { tx in
                try entries.flatMap { entry -> [RelationView] in
                    guard case .here(let key)? = try tx.locate(entry.id) else { return [] }
                    return try tx.relations(of: key)
                }
            }
            #expect(views.allSatisfy { $0.target != nil })
            #expect(views.count { $0.direction == .outgoing } == 109)
            #expect(views.count { $0.direction == .incoming } == 109)
        }
    }

    @Test("Every entry says which papers name it or where it comes from, in both languages")
    func notes() async throws {
        try await StarterTests.with { atlas in
            for entry in try await atlas.entries() {
                #expect(entry.content.note.byLanguage.keys.sorted() == [.english, .french])
            }
        }
    }

    @Test("Nothing of it is in the words of whoever made it: no code of a paper, no list's key")
    func words() async throws {
        try await StarterTests.with { atlas in
            for (door, text) in try await atlas.everyDoor() {
                for word in [
                    "seed 00", "papers 00", "textes 00", "texte 00", "to be confirmed", "à confirmer",
                    "digital-public-goods",
                ] {
                    #expect(!text.contains(word), "\(door): \(word)")
                }
            }
            #expect(try await atlas.entries().allSatisfy { $0.content.keywords.isEmpty })
            let soga = try #require(try await atlas.entry(named: "Social Good Accelerator (SOGA)"))
            let title =
                "Lettre ouverte : Ancrer l’économie sociale et solidaire dans son futur numérique"
            #expect(soga.content.note.byLanguage.values.allSatisfy { $0.contains(title) })
        }
    }

    @Test("What is a judgement is signed as Terreau's own, and a licence is not")
    func assessments() async throws {
        try await StarterTests.with { atlas in
            let judged = [
                "ease-for-beginners", "price-model", "governance", "hosting-country", "served-country",
            ]
            let statements = try await atlas.entries().flatMap(\.evidence).map(\.statement)
            #expect(statements.contains { $0.criterion == "licence" })
            for statement in statements {
                #expect(statement.isAssessment == judged.contains(statement.criterion))
                #expect(statement.date?.description == "2026-11-23")
            }
            let galette = try #require(try await atlas.entry(named: "Galette")).id
            let index = try await atlas.loadedIndex()
            let catalogs = try TestFiles.catalogs
            let directory = AtlasDirectory(atlas.database, index: index, catalogs: catalogs)
            let profile = try #require(try await directory.profiles([galette.description]).first)
            let ease = try #require(profile.evidence.first { $0.criterion == "ease-for-beginners" })
            #expect(ease.source.byLanguage[.french] == "Terreau, appréciation")
            #expect(ease.source.byLanguage[.english] == "Terreau, assessment")
            #expect(ease.author == nil && ease.date?.description == "2026-11-23")
            let licence = try #require(profile.evidence.first { $0.criterion == "licence" })
            #expect(
                licence.source.byLanguage[.english] == "Starter atlas: free solutions for everyday needs")
        }
    }

    @Test("The entry's page says who judges, in the reader's language, and never names the source for it")
    func pageOfAssessment() async throws {
        try await StarterTests.with { atlas in
            let galette = try #require(try await atlas.entry(named: "Galette")).id
            let client = try await PagesCast.client(of: atlas)
            for (language, words) in [("fr", "Terreau, appréciation"), ("en", "Terreau, assessment")] {
                let text = try await client.get("/\(language)/atlas/\(galette)").plain
                #expect(text.contains("<a href=\"/\(language)/sources/starter-solutions\">\(words)</a> · "))
                #expect(!text.contains("selon Terreau") && !text.contains("according to Terreau"))
            }
        }
    }

    @Test("A free solution keeps the licence of the list it was taken from")
    func licences() async throws {
        try await StarterTests.with { atlas in
            let records = try await atlas.entries().flatMap(\.records)
            #expect(Set(records.map(\.licence)) == ["CC0-1.0", "Unlicense"])
            #expect(records.filter { $0.source == "starter" }.allSatisfy { $0.licence == "CC0-1.0" })
        }
    }
}
