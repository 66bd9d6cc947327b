import CanonicalJSON
import Foundation
import Kernel
import Language
import TestKit
import Testing

@testable import Guidance
@testable import Site

/// `terreau choose`: the ten written situations, answered as the pages answer them.
@Suite("A written need")
struct ChooseTests {
    static let names =
        (try? FileManager.default.contentsOfDirectory(atPath: folder))?
        .filter { $0.hasSuffix(".json") }.sorted() ?? []
    private static let folder = "\(TestInstance.repository)/Tests/Fixtures/Needs"

    static func need(_ name: String) throws -> JSONValue {
        try JSONValue(parsing: Array(Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))))
    }

    @Test("There are ten situations")
    func ten() { #expect(ChooseTests.names.count == 10) }

    @Test("Is answered as a competent adviser expects, in each of the ten")
    func expectations() async throws {
        try await SiteInTime.run { site in
            let guidance = try await site.site.guidance()
            for name in ChooseTests.names {
                let file = try ChooseTests.need(name)
                let json = try await guidance.answer(file, today: TestInstance.noon.date).json([.english])
                #expect(json["need"]?["id"]?.string == file["expectedNeed"]?.string, "\(name)")
                try ChooseTests.checkShape(json, name)
                ChooseTests.check(json, against: try #require(file["expect"]), name)
            }
        }
    }

    private static func checkShape(_ json: JSONValue, _ name: String) throws {
        let options = try #require(json["options"]?.array)
        #expect((1...3).contains(options.count), "\(name)")
        for (index, option) in options.enumerated() {
            #expect(option["place"]?.integer == Int64(index + 1), "\(name)")
            for word in ["name", "parts", "evidence", "unknown"] { #expect(option[word] != nil, "\(name)") }
        }
        for word in ["help", "skills", "aids", "data_as_of"] { #expect(json[word] != nil, "\(name)") }
    }

    private static func check(_ json: JSONValue, against expect: JSONValue, _ name: String) {
        let found = Set((json["options"]?.array ?? []).compactMap { $0["name"]?.string })
        #expect(!found.isDisjoint(with: expect.texts("atLeastOneOf")), "\(name): \(found.sorted())")
        #expect(found.isDisjoint(with: expect.texts("never")), "\(name): \(found.sorted())")
        let verdicts = Dictionary(
            (json["aids"]?.array ?? []).compactMap { aid in
                aid["id"]?.string.flatMap { id in aid["verdict"]?.string.map { (id, $0) } }
            }, uniquingKeysWith: { first, _ in first })
        for (aid, verdict) in expect["aids"]?.object ?? [:] where verdicts[aid] != nil {
            #expect(verdicts[aid] == verdict.string, "\(name): \(aid)")
        }
        let help = json["help"]?.array ?? []
        let isNear = help.contains { $0["distance_metres"]?.integer != nil }
        #expect((help.isEmpty ? "none" : isNear ? "nearby" : "remote") == expect["help"]?.string, "\(name)")
    }

    @Test("Gets the decision of the pages, to the byte, in each of the ten")
    func sameAsPages() async throws {
        try await SiteInTime.run { site in
            let guidance = try await site.site.guidance()
            for name in ChooseTests.names {
                let file = try ChooseTests.need(name).without("facts", in: "organisation")
                let link = try await Walk(client: site.client, language: "fr").toSheet(file)
                let page = try await site.client.get("/api/v1/guidance/sheet?s=\(link)&lang=fr")
                let command = try await guidance.answer(file, today: TestInstance.noon.date)
                #expect(
                    try page.json.canonicalString == command.json([.french]).canonicalString, "\(name)")
            }
        }
    }

    @Test("Is put into words in every language, and says how its words were understood")
    func text() async throws {
        let file = try ChooseTests.need("sports-club-creuse.json")
        try await SiteInTime.run { site in
            let decision = try await site.site.guidance().answer(file, today: TestInstance.noon.date)
            for language in [LanguageTag.french, .english] {
                let say = site.site.catalogs.messages(in: language)
                let text = decision.text(say)
                for option in decision.json([language])["options"]?.array ?? [] {
                    #expect(
                        text.contains("\(option["place"]?.integer ?? 0). \(option["name"]?.string ?? "?")"))
                }
                for title in ["help.title", "skills.title", "aids.title", "steps.title"] {
                    #expect(text.contains(say("guidance.\(title)")))
                }
                #expect(!text.contains("guidance."), "a sentence is missing in \(language)")
                #expect(!text.contains("{"))
            }
        }
    }

    @Test("May name its need by the code, and then nothing is guessed")
    func byCode() async throws {
        try await SiteInTime.run { site in
            let file: JSONValue = ["need": "members", "organisation": ["country": "FR", "place": "23000"]]
            let decision = try await site.site.guidance().answer(file, today: TestInstance.noon.date)
            #expect(decision.sheet.need.id == "members")
            #expect(decision.otherNeeds.isEmpty)
            #expect(decision.sheet.situation.placeName != nil)
        }
    }

    @Test(
        "Is refused by the name of what is wrong",
        arguments: [
            (#"[]"#, "object"), (#"{}"#, "need"), (#"{"need": 3}"#, "need"),
            (#"{"need": "xyzzy"}"#, "known need"),
            (#"{"need": "members", "organisation": {"country": "France"}}"#, "country"),
            (#"{"need": "members", "organisation": {"employees": -1}}"#, "employees"),
            (#"{"need": "members", "organisation": {"facts": {"shoe_size": 3}}}"#, "shoe_size"),
            (#"{"need": "members", "organisation": {"facts": {"employees": true}}}"#, "employees"),
            (#"{"need": "members", "weights": {"easy": 6}}"#, "easy"),
            (#"{"need": "members", "weights": {"cheap": 1}}"#, "cheap"),
            (#"{"need": "members", "mustHaves": ["cheap"]}"#, "cheap"),
            (#"{"need": "members", "mustHaves": "open"}"#, "mustHaves"),
            (#"{"need": "members", "organisation": {"legalForm": "guild"}}"#, "guild"),
            (#"{"need": "members", "organisation": {"country": "XX"}}"#, "XX"),
            (
                #"{"need": "members", "organisation": {"country": "DE", "nationalForm": "fr-scic"}}"#,
                "fr-scic"
            ),
            (
                #"{"need": "members", "organisation": {"legalForm": "mutual", "nationalForm": "fr-association"}}"#,
                "nationalForm"
            ),
            (#"{"need": "members", "organisation": {"facts": {"region": "Atlantis"}}}"#, "region"),
        ])
    func refusals(text: String, word: String) async throws {
        let file = try JSONValue(parsing: text)
        try await SiteInTime.run(starter: false) { site in
            let guidance = try await site.site.guidance()
            let refusal = await #expect(throws: GuidanceRefusal.self) {
                try await guidance.answer(file, today: TestInstance.noon.date)
            }
            #expect(refusal?.arguments["name"]?.contains(word) == true)
        }
    }

    @Test("The aids of a form and a country are those of the API")
    func aids() async throws {
        try await SiteInTime.run(starter: false) { site in
            let api = try await site.client.get(
                "/api/v1/guidance/aids?form=association&country=FR&lang=en"
            ).json
            let knowledge = try Knowledge.load(folder: "\(TestInstance.repository)/Resources")
            let answer = try knowledge.aids(
                form: "association", country: "FR", today: TestInstance.noon.date)
            #expect(answer.json([.english]).canonicalString == api.canonicalString)
            let aids = try #require(api["aids"]?.array)
            #expect(aids.count > 5)
            #expect(
                answer.text(site.site.catalogs.messages(in: .english)).split(separator: "\n").count
                    == aids.count)
            #expect(throws: GuidanceRefusal.unknownForm("guild")) {
                try knowledge.aids(form: "guild", country: nil, today: TestInstance.noon.date)
            }
            #expect(throws: GuidanceRefusal.unknownCountry("XX")) {
                try knowledge.aids(form: nil, country: "XX", today: TestInstance.noon.date)
            }
            #expect(throws: GuidanceRefusal.foreignForm("fr-scic", of: "FR")) {
                try knowledge.aids(form: "fr-scic", country: "DE", today: TestInstance.noon.date)
            }
        }
    }
}

extension JSONValue {
    /// The texts of a list.
    fileprivate func texts(_ name: String) -> Set<String> {
        Set((self[name]?.array ?? []).compactMap(\.string))
    }

    /// Without a member of a member.
    fileprivate func without(_ name: String, in place: String) -> JSONValue {
        guard var object, var inner = object[place]?.object else { return self }
        inner[name] = nil
        object[place] = .object(inner)
        return .object(object)
    }
}
