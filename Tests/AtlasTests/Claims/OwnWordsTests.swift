import CanonicalJSON
import Identity
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Atlas

/// What an organisation says itself.
@Suite("Own words")
struct OwnWordsTests {
    private static func words(_ change: (inout RecordContent) -> Void) -> RecordContent {
        var content = OwnWords.empty(.organisation)
        change(&content)
        return content
    }

    private static func edit(
        _ cast: ClaimCast, _ content: RecordContent, from version: String, by actor: Actor?
    ) async throws -> OwnWords {
        try await EditOwnWords(database: cast.database, ids: .random)(
            try await cast.id("Le Fil"), content, insteadOf: version, by: actor, now: cast.now)
    }

    @Test("Of a program are refused in a language that cannot be named, and not dropped")
    func languages() throws {
        let wrong: [JSONValue] = [["names": ["zz zz": "x"]], ["summaries": ["fr": "x", "": "y"]]]
        for sent in wrong {
            #expect(throws: ParameterRefusal.self) { try OwnWordsDraft.checkLanguages(sent) }
        }
        try OwnWordsDraft.checkLanguages([
            "names": ["fr": "x", "pt-BR": "y"], "website": "https://x.example",
        ])
    }

    @Test(
        "Show at once, before what others say, each field as said by the organisation",
        arguments: Engine.available)
    func shown(engine: Engine) async throws {
        try await ClaimCast.run(engine) { cast in
            let ada = try await cast.settle("Le Fil", for: "ada")
            let said = try await Self.edit(
                cast, Self.words { $0.website = "https://neuf.example" }, from: OwnWords.none, by: ada)
            #expect(said.version.count == 64)
            let entry = try #require(try await cast.atlas.entry(named: "Le Fil"))
            #expect(entry.content.website == "https://neuf.example")
            let sources = (entry.support["website"] ?? []).map { entry.records[$0].source }
            #expect(sources == ["terreau-organisations"])
            #expect((entry.support["name"] ?? []).map { entry.records[$0].source } == ["alpha"])
            #expect(try await cast.acts(entry.id) == ["atlas.own-words"])

            // Said no more, what others say shows again, and saying it again works
            cast.clock.move(seconds: 1)
            let none = try await Self.edit(cast, Self.words { _ in }, from: said.version, by: ada)
            #expect(none.version == OwnWords.none)
            #expect(
                try await cast.atlas.entry(named: "Le Fil")?.content.website == "https://www.fil.example")
            cast.clock.move(seconds: 1)
            let again = try await Self.edit(
                cast, Self.words { $0.website = "https://neuf.example" }, from: OwnWords.none, by: ada)
            #expect(again.version == said.version)
            let changes = try await cast.database.read { tx in
                guard case .here(let key)? = try tx.locate(entry.id) else { return [EntryChange]() }
                return EntryChange.changes(in: try tx.history(of: key))
            }
            let own = changes.filter { $0.source == "terreau-organisations" }
            #expect(own.map { $0.after == nil } == [false, true, false])
        }
    }

    @Test("Of two who edit at once, the second is told and loses nothing", arguments: Engine.available)
    func concurrent(engine: Engine) async throws {
        try await ClaimCast.run(engine) { cast in
            let (ada, bea) = (
                try await cast.settle("Le Fil", for: "ada"), try await cast.settle("Le Fil", for: "bea")
            )
            let first = try await Self.edit(
                cast, Self.words { $0.website = "https://un.example" }, from: OwnWords.none, by: ada)
            await #expect(throws: ClaimRefusal.changedMeanwhile(version: first.version)) {
                _ = try await Self.edit(
                    cast, Self.words { $0.website = "https://deux.example" }, from: OwnWords.none, by: bea)
            }
            let results = await withTaskGroup(of: Bool.self) { group in
                for name in ["trois", "quatre"] {
                    group.addTask {
                        let words = Self.words { $0.website = "https://\(name).example" }
                        return (try? await Self.edit(cast, words, from: first.version, by: bea)) != nil
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(results == 1)
        }
    }

    @Test("Are for those who may edit for the organisation that acts")
    func allowed() async throws {
        try await ClaimCast.run(.sqlite) { cast in
            let words = Self.words { $0.website = "https://neuf.example" }
            let eve = try await cast.settle("Atelier", for: "eve")
            await #expect(throws: ClaimRefusal.nobodyActs) {
                _ = try await Self.edit(cast, words, from: OwnWords.none, by: eve)
            }
            try await cast.settle("Le Fil", for: "ada")
            await #expect(throws: IdentityRefusal.notAllowed(permission: "atlas.edit-entry")) {
                _ = try await Self.edit(cast, words, from: OwnWords.none, by: eve)
            }
            await #expect(throws: IdentityRefusal.signInNeeded) {
                _ = try await Self.edit(cast, words, from: OwnWords.none, by: nil)
            }
        }
    }

    @Test("Stand in a source whose name no import may take")
    func reserved() {
        let defaults = Mapping.SourceDefaults(title: "x", url: nil, licence: "CC0-1.0", precedence: 50)
        #expect(throws: AtlasRefusal.badSourceName("terreau-organisations")) {
            try Source(named: "terreau-organisations", defaults: defaults)
        }
    }

    // MARK: The form

    private static let others: RecordContent = {
        var content = RecordContent(type: .organisation, name: LocalizedText("Le Fil", .french))
        content.website = "https://fil.example"
        content.summary = LocalizedText("Répare", .french)
        content.address = Address(street: "1 rue", postcode: "59000", locality: "Lille", region: "Nord")
        return content
    }()

    private static func said(_ changes: [String: String], own: RecordContent? = nil) -> RecordContent? {
        var form = OwnWordsForm(others: others, own: own, languages: [.french, .english])
        for (field, value) in changes { form.values[field] = value }
        guard case .content(let content) = form.draft.reading(TestFiles.vocabularies) else { return nil }
        return content
    }

    @Test("What is left as others say it is not said again")
    func untouched() {
        #expect(Self.said([:]) == OwnWords.empty(.organisation))
        #expect(Self.said(["website": ""]) == OwnWords.empty(.organisation), "emptied: others say it still")
    }

    @Test("What is changed is said, an address as a whole, and what is emptied not any more")
    func changed() throws {
        let moved = try #require(Self.said(["locality": "Roubaix", "postcode": "59100"]))
        #expect(
            moved.address
                == Address(street: "1 rue", postcode: "59100", locality: "Roubaix", region: "Nord"))
        #expect(moved.website == nil && moved.name.isEmpty)
        let without = try #require(Self.said(["street": ""]))
        #expect(without.address == Address(postcode: "59000", locality: "Lille", region: "Nord"))
        let named = try #require(Self.said(["name": "Le Fil vert", "summary_en": "Repairs"], own: moved))
        #expect(named.name == LocalizedText("Le Fil vert", .french))
        #expect(named.summary == LocalizedText("Repairs", .english))
        #expect(named.address == moved.address)
        let emptied = try #require(
            Self.said(["street": "", "postcode": "", "locality": ""], own: moved))
        #expect(emptied == OwnWords.empty(.organisation))
    }

    @Test("Texts in languages without a field stay")
    func otherLanguages() throws {
        var own = OwnWords.empty(.organisation)
        own.summary = LocalizedText([.french: "Répare", try #require(LanguageTag("es")): "Repara"])
        let said = try #require(Self.said(["summary_fr": "Répare tout"], own: own))
        #expect(said.summary.byLanguage.count == 2)
        #expect(said.summary.byLanguage[.french] == "Répare tout")
    }

    @Test(
        "What cannot be is refused at its field",
        arguments: [
            ("website", "javascript:alert(1)", "address"), ("country", "XX", "choice"),
            ("legal_form", "ghost", "choice"), ("contact", "jeanne.martin@fil.example", "contact"),
            ("contact", "contact@fil", "contact"), ("name", String(repeating: "x", count: 201), "length"),
            ("summary_fr", String(repeating: "x", count: 2001), "length"),
            ("locality", "Li\u{202E}lle", "hidden"),
        ])
    func faults(field: String, value: String, fault: String) {
        var form = OwnWordsForm(others: Self.others, own: nil, languages: [.french, .english])
        form.values[field] = value
        guard case .faults(let faults) = form.draft.reading(TestFiles.vocabularies) else {
            Issue.record("\(field) was taken")
            return
        }
        #expect(faults == [field.hasPrefix("summary") ? "summary" : field: fault])
    }
}
