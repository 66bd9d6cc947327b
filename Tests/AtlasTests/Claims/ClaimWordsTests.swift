import Identity
import Kernel
import Language
import TestKit
import Testing

@testable import Atlas

@Suite("Words of claims")
struct ClaimWordsTests {
    @Test(
        "Every way, reason, letter and right has its sentences in both languages",
        arguments: [LanguageTag.french, .english])
    func complete(language: LanguageTag) throws {
        let say = try TestFiles.catalogs.messages(in: language)
        let keys = Self.keys.flatMap { start, middles, ends in
            middles.flatMap { middle in ends.map { start + middle + $0 } }
        }
        #expect(keys.filter { say.ifPresent(MessageKey($0)) == nil } == [])
    }

    /// Beginnings, what follows, and the ends of keys.
    private static let keys: [(String, [String], [String])] = [
        ("atlas.claim.", Claim.Way.allCases.map(\.rawValue), [".title", ".text"]),
        ("atlas.claim.open.", Claim.Way.allCases.map(\.rawValue), [""]),
        ("atlas.claim.", ["letter", "code", "people"], [".button"]),
        ("atlas.claim.reason.", Claim.Reason.allCases.map(\.rawValue), ["", ".text"]),
        ("atlas.claim.mail.", ClaimLetter.Purpose.allCases.map(\.rawValue), [".subject", ".body"]),
        ("atlas.standing.", ["", "claim."], ["organisation", "solution", "place"]),
        ("atlas.history.", ["own.", "proposal.", "source."], ["begun", "changed", "gone"]),
        ("atlas.history.atlas.", ["claim-granted", "claim-ended"], [""]),
        ("atlas.own.summary.", ["fr", "en"], [""]),
        ("", Permission.ofAtlas.map(\.sentence.text), [""]),
        ("refusal.", refusals.map(\.code), [""]),
    ]

    private static let refusals: [ClaimRefusal] = [
        .unknown(""), .decided, .claimedMeanwhile, .notClaimable, .openAlready, .wayClosed,
        .tooOften(retryAfterSeconds: 1), .badLink, .otherAccount, .cannotVouch, .nobodyActs,
        .changedMeanwhile(version: ""), .bothClaimed,
    ]

    @Test("A letter to a stranger holds no word of whoever claims, and every value that it needs")
    func letters() async throws {
        try await ClaimCast.run(.sqlite) { cast in
            let (fil, ada) = (try await cast.id("Le Fil"), try await cast.person("ada"))
            var ask = ClaimCast.code(to: "contact@fil.example")
            ask.words = "Achetez chez moi"
            try await cast.claim(fil, ask, by: ada)
            let letter = try await cast.letter()
            #expect(!letter.body.contains("Achetez") && !letter.body.contains("ada"))
            #expect(letter.body.contains("Le Fil") && !letter.body.contains("{"))
            #expect(letter.subject.contains("Essai") && !letter.subject.contains("{"))
        }
    }
}
