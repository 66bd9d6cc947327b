import Kernel
import Testing

@testable import Atlas

@Suite("Corrections in the fold")
struct CorrectionTests {
    private static let id = EntryID(type: .organisation, uuid: UUIDv7(high: 1, low: 2))

    private static func correction(_ change: (inout RecordContent) -> Void) -> StoredRecord {
        .said(by: Source.contributions.name, precedence: Source.contributions.precedence, key: "org_1") {
            $0.name = LocalizedText()
            $0.isCorrection = true
            change(&$0)
        }
    }

    @Test("Say what they change and leave the rest to the sources")
    func change() throws {
        let listed = StoredRecord.said(by: "a", precedence: 50) { $0.website = "https://old.example" }
        let corrected = Self.correction { $0.website = "https://new.example" }
        let entry = try #require(Fold.entry(Self.id, [listed, corrected]))
        #expect(entry.content.website == "https://new.example")
        #expect(entry.content.name == listed.content.name)
        #expect(!entry.isGone)
    }

    @Test("Keep nothing listed, and alone make no entry")
    func gone() throws {
        let gone = StoredRecord.said(by: "a", precedence: 50, gone: true) {
            $0.website = "https://old.example"
        }
        let corrected = Self.correction { $0.website = "https://new.example" }
        let entry = try #require(Fold.entry(Self.id, [gone, corrected]))
        #expect(entry.isGone)
        #expect(entry.content.website == "https://new.example")
        #expect(Fold.entry(Self.id, [corrected]) == nil)
    }

    @Test("Come back from their payload without a name")
    func payload() throws {
        let content = Self.correction { $0.website = "https://new.example" }.content
        #expect(RecordContent(json: content.json) == content)
    }
}
