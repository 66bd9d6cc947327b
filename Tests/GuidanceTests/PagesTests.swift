import CanonicalJSON
import Foundation
import Guidance
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import Web

/// The way from a need to a sheet, as a browser without scripts walks it.
@Suite("From a need to a decision sheet")
struct PagesTests {
    @Test("what was understood is proposed with the words that spoke for it, never chosen")
    func proposesWithReasons() async throws {
        try await withGuidance { client in
            let page = try await client.get("/fr/choose?q=suivre%20les%20cotisations")
            #expect(page.status == 200)
            #expect(page.text.contains("Gérer nos adhérents et leurs cotisations"))
            #expect(page.text.contains("Parce que vous avez écrit «\u{202F}cotisations\u{202F}»"))
        }
    }

    @Test("words that mean no need say so, and leave the whole list")
    func saysWhenNothingIsUnderstood() async throws {
        try await withGuidance { client in
            let page = try await client.get("/en/choose?q=xyzzy")
            #expect(page.text.contains("We did not recognise a need"))
            #expect(page.text.contains("Have a website") || page.text.contains("website"))
        }
    }

    @Test("four clicks lead to a sheet that carries what was said")
    func walksToTheSheet() async throws {
        try await withGuidance { client in
            let sheet = try await walk(client)
            #expect(sheet.status == 200)
            for words in ["Association loi 1901", "180 adhérents", "Tool A", "Tool B", "demandez-leur"] {
                #expect(sheet.text.contains(words), "the sheet lacks \(words)")
            }
            #expect(sheet.text.contains("viewBox"), "the sheet lacks its QR code")
        }
    }

    @Test("a must-have shuts out what fails it, and the page says what would come back")
    func saysWhichMustHaveToGiveUp() async throws {
        try await withGuidance(solutions: [.tool("a", ease: "specialist")]) { client in
            let page = try await walk(client, mustHave: "easy")
            #expect(page.text.contains("La seule solution connue est écartée"))
            #expect(page.text.contains("Ne plus exiger"))
        }
    }

    @Test("no solution at all is said, with another way on")
    func saysWhenThereIsNone() async throws {
        try await withGuidance(solutions: []) { client in
            let page = try await walk(client)
            #expect(page.text.contains("Aucune solution n’est encore connue"))
        }
    }

    @Test("a cut link is a sentence and a new start", arguments: ["x", "abc.def", "e30."])
    func explainsCutLinks(link: String) async throws {
        try await withGuidance { client in
            let page = try await client.get("/fr/choose/sheet?s=\(link)")
            #expect(page.status == 400)
            #expect(page.text.contains("Recommencer"))
        }
    }

    @Test(
        "a step without its need leads back to the first question",
        arguments: ["/fr/choose/organisation", "/fr/choose/priorities", "/fr/choose/sheet"])
    func leadsBack(path: String) async throws {
        try await withGuidance { client in
            let answer = try await client.get(path)
            #expect(answer.status == 303)
            #expect(answer.headers[.location]?.hasPrefix("/fr/choose?s=") == true)
        }
    }

    @Test("an answer to an aid’s question turns “to be checked” into yes or no")
    func answersDecide() async throws {
        try await withGuidance { client in
            let sheet = try await walk(client)
            let link = try #require(Address.first(in: sheet.text, after: "class=\"answer\" href=\""))
            let before = try await aids(client, of: sheet.text)
            let after = try await aids(client, of: try await client.get(link).text)
            #expect(before.filter { $0 == "cannot-tell" }.count > after.filter { $0 == "cannot-tell" }.count)
        }
    }

    @Test("the sheet as JSON has at most three options, each with its place, parts and what is not known")
    func givesJSON() async throws {
        try await withGuidance { client in
            let address = try #require(
                Address.first(in: try await walk(client).text, after: "href=\"/api/v1/guidance/sheet"))
            let json = try JSONValue(
                parsing: Array(try await client.get("/api/v1/guidance/sheet\(address)").text.utf8))
            let options = try #require(json["options"]?.array)
            #expect((1...3).contains(options.count))
            for option in options {
                #expect(["name", "place", "parts", "evidence", "unknown"].allSatisfy { option[$0] != nil })
            }
            #expect(["help", "skills", "aids", "data_as_of"].allSatisfy { json[$0] != nil })
        }
    }

    @Test("the register asks what would decide, and an answer there decides, as it does for programs")
    func registerAnswers() async throws {
        try await withGuidance { client in
            let open = try await client.get("/fr/aids?form=association&country=FR").text
            #expect(open.contains("name=\"is_general_interest\"") && open.contains("name=\"employees\""))
            let query = "form=association&country=FR&employees=0&is_general_interest=yes"
            let page = try await client.get("/fr/aids?\(query)")
            #expect(page.status == 200)
            let json = try JSONValue(
                parsing: Array(try await client.get("/api/v1/guidance/aids?\(query)").text.utf8))
            func verdict(_ id: String) -> String? {
                json["aids"]?.array?.first { $0["id"]?.string == id }?["verdict"]?.string
            }
            #expect(verdict("fdva-running") == "yes")
            #expect(verdict("dla") == "no")
            let wrong = try await client.get("/fr/aids?form=association&country=FR&employees=many")
            #expect(wrong.status == 400)
            #expect(wrong.text.contains("value=\"many\""), "what was typed is kept")
        }
    }

    @Test("the register names the aid that shuts associations out, with the source’s own words")
    func showsExclusions() async throws {
        try await withGuidance { client in
            let page = try await client.get("/fr/aids?form=association&country=FR")
            #expect(page.status == 200)
            let excluded = try #require(
                page.text.firstMatch(of: #/<section id="excluded">.*?</section>/#.dotMatchesNewlines())
                    .map { String($0.0) })
            let words = [
                // The aid, by its name and with a way to all that is known of it.
                "href=\"#france-num-2021-opening\"", "Chèque France Num, première ouverture", "(terminée)",
                // The clause, in plain words.
                "Les associations et les fondations n’étaient pas admises, même employeuses.",
                // The source’s own words, as the paper has them, and who says so.
                "<blockquote>", "ne sont pas accessibles aux organisations employeuses à but non lucratif",
                "Social Good Accelerator, contribution au plan d’action pour l’économie sociale",
                "Fermée aux associations\u{00A0}: 1 aide",
            ]
            for word in words { #expect(excluded.contains(word), "the exclusions lack \(word)") }
            #expect(!excluded.contains("Dispositif local"), "an aid that admits associations is listed")
        }
    }

    // MARK: The walk

    private func walk(_ client: WebClient, mustHave: String? = nil) async throws -> WebAnswer {
        let first = try await client.get("/fr/choose?q=cotisations")
        let need = try #require(Address.first(in: first.text, after: "href=\"/fr/choose/organisation"))
        let organisation = "/fr/choose/organisation\(need)&done=1&country=FR&form=fr-association&members=180"
        let priorities = try #require(try await client.get(organisation).headers[.location])
        let must = mustHave.map { "&m-\($0)=1" } ?? ""
        let sheet = try #require(try await client.get("\(priorities)&done=1\(must)").headers[.location])
        return try await client.get(sheet)
    }

    private func aids(_ client: WebClient, of page: String) async throws -> [String] {
        let address = try #require(Address.first(in: page, after: "href=\"/api/v1/guidance/sheet"))
        let answer = try await client.get("/api/v1/guidance/sheet\(address)")
        let json = try JSONValue(parsing: Array(answer.text.utf8))
        return (json["aids"]?.array ?? []).compactMap { $0["verdict"]?.string }
    }
}

/// Addresses in a page.
private enum Address {
    /// What stands between `start` and the next quotation mark.
    static func first(in text: String, after start: String) -> String? {
        text.range(of: start).map { range in
            String(text[range.upperBound...].prefix { $0 != "\"" }).replacingOccurrences(
                of: "&amp;", with: "&")
        }
    }
}
