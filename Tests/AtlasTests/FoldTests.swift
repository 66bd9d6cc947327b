import Kernel
import Testing

@testable import Atlas

@Suite("Folding records into an entry")
struct FoldTests {
    static let id = EntryID(type: .organisation, uuid: UUIDv7(high: 1, low: 2))

    /// Two records that differ in one thing, and the website of the one that is believed.
    struct Dispute: Sendable, CustomTestStringConvertible {
        let reason: String
        let winner: StoredRecord
        let loser: StoredRecord
        var testDescription: String { reason }
    }

    static let disputes: [Dispute] = [
        Dispute(
            reason: "the source with the higher precedence",
            winner: .said(by: "b", precedence: 60) { $0.website = "won" },
            loser: .said(by: "a", precedence: 50) { $0.website = "lost" }),
        Dispute(
            reason: "a source that still lists it, whatever the precedence",
            winner: .said(by: "b", precedence: 1) { $0.website = "won" },
            loser: .said(by: "a", precedence: 99, gone: true) { $0.website = "lost" }),
        Dispute(
            reason: "the statement that was changed last",
            winner: .said(by: "b", changedOn: "2026-02-01") { $0.website = "won" },
            loser: .said(by: "a", changedOn: "2026-01-31") { $0.website = "lost" }),
        Dispute(
            reason: "a dated statement before an undated one",
            winner: .said(by: "b", changedOn: "1999-01-01") { $0.website = "won" },
            loser: .said(by: "a") { $0.website = "lost" }),
        Dispute(
            reason: "among equals the source's name",
            winner: .said(by: "a") { $0.website = "won" }, loser: .said(by: "b") { $0.website = "lost" }),
        Dispute(
            reason: "then the key",
            winner: .said(by: "a", key: "1") { $0.website = "won" },
            loser: .said(by: "a", key: "2") { $0.website = "lost" }),
        Dispute(
            reason: "then the occurrence",
            winner: .said(by: "a", occurrence: 0) { $0.website = "won" },
            loser: .said(by: "a", occurrence: 1) { $0.website = "lost" }),
        Dispute(
            reason: "a record that says something before one that is silent, whatever the precedence",
            winner: .said(by: "a", precedence: 1) { $0.website = "won" },
            loser: .said(by: "b", precedence: 99) { $0.website = nil }),
    ]

    @Test("A single value is that of", arguments: disputes)
    func precedence(dispute: Dispute) throws {
        for records in [[dispute.winner, dispute.loser], [dispute.loser, dispute.winner]] {
            let entry = try #require(Fold.entry(FoldTests.id, records))
            #expect(entry.content.website == "won")
            #expect(entry.records(supporting: "website") == [dispute.winner])
        }
    }

    @Test("A name of the believed source stands; others fill the languages it lacks")
    func languages() throws {
        let entry = try #require(
            Fold.entry(
                FoldTests.id,
                [
                    .said(by: "a", precedence: 60, name: ["fr": "Le Jardin"]),
                    .said(by: "b", precedence: 50, name: ["fr": "Jardin (le)", "en": "The Garden"]),
                ]))
        #expect(entry.content.name.byLanguage[.french] == "Le Jardin")
        #expect(entry.content.name.byLanguage[.english] == "The Garden")
        #expect(entry.content.alternateNames == ["Jardin (le)"])
        #expect(entry.records(supporting: "name").map(\.source) == ["a", "b"])
        #expect(entry.records(supporting: "alternate_names").map(\.source) == ["b"])
    }

    @Test("Lists are united, each value once")
    func lists() throws {
        let entry = try #require(
            Fold.entry(
                FoldTests.id,
                [
                    .said(by: "a") { content in
                        content.keywords = ["réemploi", "vélo"]
                        content.terms[.activities] = ["A1", "A3"]
                    },
                    .said(by: "b") { content in
                        content.keywords = ["vélo", "atelier"]
                        content.terms[.activities] = ["A2", "A3"]
                    },
                    .said(by: "c"),
                ]))
        #expect(Set(entry.content.keywords) == ["réemploi", "vélo", "atelier"])
        #expect(entry.content.keywords.count == 3)
        #expect(entry.content.terms[.activities] == ["A1", "A2", "A3"])
        #expect(entry.records(supporting: "keywords").map(\.source) == ["a", "b"])
        #expect(entry.records(supporting: "activities").map(\.source) == ["a", "b"])
    }

    @Test("What only a source says that no longer lists it does not count while another does")
    func gone() throws {
        let left = StoredRecord.said(by: "left", gone: true) { content in
            content.website = "https://old.example"
            content.keywords = ["ancien"]
        }
        let both = try #require(Fold.entry(FoldTests.id, [left, .said(by: "stays")]))
        #expect(both.content.website == nil)
        #expect(both.content.keywords.isEmpty)
        #expect(both.sources == ["stays"] && !both.isGone)
        #expect(both.records.map(\.source) == ["stays", "left"], "it is still shown as a source of the past")
        let alone = try #require(Fold.entry(FoldTests.id, [left]))
        #expect(alone.content.website == "https://old.example")
        #expect(alone.sources == ["left"] && alone.isGone)
    }

    @Test("An address stays whole: its parts come from one record")
    func address() throws {
        let entry = try #require(
            Fold.entry(
                FoldTests.id,
                [
                    .said(by: "a") { $0.address = Address(locality: "Lyon") },
                    .said(by: "b") { $0.address = Address(street: "1 rue X", locality: "Paris") },
                ]))
        #expect(entry.content.address == Address(locality: "Lyon"))
    }

    @Test("Nothing folds into nothing")
    func none() {
        #expect(Fold.entry(FoldTests.id, []) == nil)
    }

    @Test("The order in which records are read never matters", arguments: 0..<200 as Range<UInt64>)
    func permutations(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let records = (0..<Int.random(in: 1...6, using: &random)).map { number in
            StoredRecord.random(number: number, using: &random)
        }
        let entry = try #require(Fold.entry(FoldTests.id, records))
        for _ in 0..<4 {
            let other = try #require(Fold.entry(FoldTests.id, records.shuffled(using: &random)))
            #expect(other.content == entry.content)
            #expect(other.content.json == entry.content.json)
            #expect(other.records == entry.records)
            #expect(other.support == entry.support)
            #expect(other.evidence == entry.evidence)
        }
    }

    @Test(
        "Support names exactly the counted records that say what is shown",
        arguments: 200..<400 as Range<UInt64>)
    func support(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let records = (0..<Int.random(in: 1...6, using: &random)).map { number in
            StoredRecord.random(number: number, using: &random)
        }
        let entry = try #require(Fold.entry(FoldTests.id, records))
        let counted = entry.records.filter { $0.goneAt == nil || entry.isGone }
        func says(_ holds: (RecordContent) -> Bool) -> [StoredRecord] { counted.filter { holds($0.content) } }
        let shown = entry.content
        #expect(
            entry.records(supporting: "website") == says { $0.website != nil && $0.website == shown.website })
        #expect(
            entry.records(supporting: "country") == says { $0.country != nil && $0.country == shown.country })
        #expect(entry.records(supporting: "keywords") == says { !$0.keywords.isEmpty })
        #expect(entry.records(supporting: "criteria") == says { !$0.criteria.isEmpty })
        #expect(
            entry.records(supporting: "name")
                == says { $0.name.byLanguage.contains { shown.name.byLanguage[$0] == $1 } })
        #expect(entry.evidence.count == counted.reduce(0) { $0 + $1.content.criteria.count })
        for evidence in entry.evidence {
            #expect(entry.records[evidence.record].content.criteria.contains(evidence.statement))
        }
    }
}
