import CanonicalJSON
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Guidance
@testable import Site

/// An answer months later, read by somebody, becomes evidence that everybody sees.
@Suite("How it went")
struct ExperienceTests {
    private struct Asked {
        let link: String
        let solution: String
    }

    private static func sheet(_ site: SiteInTime, members: Int = 180) async throws -> Asked {
        var file = try #require(try ChooseTests.need("sports-club-creuse.json").object)
        var organisation = try #require(file["organisation"]?.object)
        organisation["members"] = .integer(Int64(members))
        file["organisation"] = .object(organisation)
        let link = try await Walk(client: site.client, language: "fr").toSheet(.object(file))
        let json = try await site.client.get("/api/v1/guidance/sheet?s=\(link)").json
        return Asked(link: link, solution: try #require(json["options"]?[0]?["id"]?.string))
    }

    private static func answer(_ site: SiteInTime, _ asked: Asked, _ outcome: String) async throws {
        let form = [
            ("s", asked.link), ("chosen", asked.solution), ("outcome", outcome), ("lacking", "time"),
            ("words", "Merci \u{1B}[2J à Jeanne"),
        ]
        let answer = try await site.client.post("/fr/choose/afterwards", form: form)
        #expect(answer.status == 200)
    }

    @Test("Counts nowhere until it is accepted; then it is dated evidence", arguments: Engine.available)
    func story(engine: Engine) async throws {
        try await SiteInTime.run(on: engine) { site in
            let asked = try await Self.sheet(site)
            let path = "/en/atlas/\(asked.solution)"
            let before = try await site.client.get(path).text
            try await Self.answer(site, asked, "partly")
            #expect(try await site.client.get(path).text == before)

            // Somebody reads it
            let guidance = try await site.site.guidance()
            let listed = try await guidance.listAnswers(.pending)
            let waiting = try #require(listed.first)
            #expect(waiting.answer.legalForm == "association", "no finer than the general form")
            #expect(waiting.text.contains("Jeanne") && !waiting.text.contains("\u{1B}"))
            try await site.site.decideAnswer(waiting.answer.id, accept: true, now: site.clock.now)

            // The solution's page says so, with date and class of author
            let page = try await site.client.get(path).text
            #expect(page.contains("It works in part"))
            #expect(page.contains("Association, France"))
            #expect(page.contains("terreau-experiences"))
            #expect(!page.contains("Jeanne"))

            // So does the comparison
            let json = try await site.client.get("/api/v1/guidance/sheet?s=\(asked.link)").json
            let option = try #require(json["options"]?.array?.first { $0["id"]?.string == asked.solution })
            let evidence = try #require(
                option["evidence"]?.array?.first { $0["criterion"]?.string == "experience" })
            #expect(evidence["value"]?.string == "partly")
            #expect(evidence["date"]?.string == "2026-11-22")
            #expect(evidence["author"]?.string == "association, FR")
            let sheet = try await site.client.get("/en/choose/sheet?s=\(asked.link)").text
            #expect(sheet.contains("It works in part"))

            // And her words are gone
            #expect(try await guidance.listAnswers(.accepted).first?.answer.words == nil)
        }
    }

    @Test("Is decided once", arguments: Engine.available)
    func once(engine: Engine) async throws {
        try await SiteInTime.run(on: engine) { site in
            let asked = try await Self.sheet(site)
            try await Self.answer(site, asked, "well")
            let guidance = try await site.site.guidance()
            let id = try #require(try await guidance.listAnswers(.pending).first?.answer.id)
            try await site.site.decideAnswer(id, accept: false, now: site.clock.now)
            await #expect(throws: GuidanceRefusal.decidedAnswer(id.description)) {
                try await site.site.decideAnswer(id, accept: true, now: site.clock.now)
            }
            #expect(try await guidance.listAnswers(.pending).isEmpty)
            #expect(try await guidance.listAnswers(.rejected).count == 1)
            let page = try await site.client.get("/en/atlas/\(asked.solution)").text
            #expect(!page.contains("It works well"))
            let unknown = try #require(ID<Answer>("ans_01h2xcejqtf2nbrexx3vqjhp41"))
            await #expect(throws: GuidanceRefusal.unknownAnswer(unknown.description)) {
                try await site.site.decideAnswer(unknown, accept: true, now: site.clock.now)
            }
        }
    }

    @Test("A choice that was never offered is refused", arguments: Engine.available)
    func unknownChoice(engine: Engine) async throws {
        try await SiteInTime.run(on: engine) { site in
            let asked = try await Self.sheet(site)
            let form = [("s", asked.link), ("chosen", "sol_01h2xcejqtf2nbrexx3vqjhp41"), ("outcome", "well")]
            let answer = try await site.client.post("/fr/choose/afterwards", form: form)
            #expect(answer.status == 400)
            #expect(answer.text.contains("Choisissez dans la liste"))
            #expect(try await site.site.guidance().listAnswers(.pending).isEmpty)
        }
    }

    @Test("Is summed in the barometer, which every page leads to, from five on", arguments: Engine.available)
    func barometer(engine: Engine) async throws {
        try await SiteInTime.run(on: engine) { site in
            let home = try await site.client.get("/en")
            #expect(PageReading(home).links(beginning: "/en/barometer") == ["/en/barometer"])
            let asked = try await Self.sheet(site)
            for (members, outcome) in ["well", "well", "well", "well", "well", "partly"].enumerated() {
                try await Self.answer(site, asked, outcome)
                let link = try await Self.sheet(site, members: members).link
                for words in ["Votre besoin est compté.", "Votre besoin était déjà compté"] {
                    let counted = try await site.client.post("/fr/choose/count", form: [("s", link)])
                    #expect(counted.text.contains(words), "a link counts once")
                }
            }
            #expect(!(try await site.client.get("/en/barometer").text.contains("<dd>")), "the month runs")
            site.clock.move(days: 31)
            let empty = try await site.client.get("/en/barometer").text
            #expect(empty.contains("<dd>6</dd>"), "the needs that were counted")
            #expect(!empty.contains("It works well"))
            for listed in try await site.site.guidance().listAnswers(.pending) {
                try await site.site.decideAnswer(listed.answer.id, accept: true, now: site.clock.now)
            }
            // Five went well and one in part: shown alone, the five would tell the one to who knows the sum
            let page = try await site.client.get("/en/barometer").text
            #expect(!page.contains("It works well") && !page.contains("It works in part"))
            #expect(page.contains("There are not yet enough answers to show a number."))
            #expect(
                page.matches(of: #/<dd>6<\/dd>/#).count == 3, "the need, the solution chosen, what lacked")
        }
    }
}
