import CanonicalJSON
import Foundation
import HTTPTypes
import Kernel
import Ledger
import Storage
import TestKit
import Testing
import Web

@testable import Atlas
@testable import Identity
@testable import Site

/// From “I act for this organisation” to its own words, over HTTP, as browsers without scripts do it.
@Suite("Acting for an organisation")
struct ClaimScenarioTests {
    static func run(
        on engine: Engine = .sqlite, _ body: (SiteInTime, MailProgram) async throws -> Void
    ) async throws {
        try await MailProgram.run { program in
            try await SiteInTime.run(on: engine, settings: try SignInTests.settings(program)) { site in
                try await body(site, program)
            }
        }
    }

    /// The entry of a name.
    static func entry(_ name: String, _ site: SiteInTime) async throws -> EntryID {
        let found = try await site.site.database.read { tx -> EntryID? in
            var found: EntryID?
            try tx.eachEntry { _, entry in
                if entry.content.name.byLanguage.values.contains(name) { found = entry.id }
            }
            return found
        }
        return try #require(found)
    }

    /// Lets the letters about claims leave; the text of the newest.
    static func letter(_ site: SiteInTime, _ program: MailProgram) async throws -> String {
        for job in site.server.jobs { try await (job as? SendClaimLetters)?.sendAll() }
        return TestBrowser.text(of: try #require(program.letters.last))
    }

    /// Somebody who acts for an entry, by a letter to its host.
    static func claimed(
        _ entry: EntryID, as address: String, _ site: SiteInTime, _ program: MailProgram
    ) async throws -> TestBrowser {
        var browser = TestBrowser(site)
        try await browser.signIn("ada@people.example", program)
        let asked = try await browser.post(
            "/en/atlas/\(entry)/claim", [("way", "letter"), ("address", address)])
        #expect(asked.status == 303, "\(asked.text)")
        let text = try await letter(site, program)
        let secret = try #require(text.firstMatch(of: /claim-link\?t=([0-9a-f]{64})/)?.output.1)
        let granted = try await browser.post("/en/atlas/claim-link", [("t", String(secret))])
        #expect(granted.status == 303, "\(granted.text)")
        return browser
    }

    @Test("Claimed by a letter to its host, edited, and its history shows it", arguments: Engine.available)
    func story(engine: Engine) async throws {
        try await Self.run(on: engine) { site, program in
            let entry = try await Self.entry("Bayes Impact", site)
            let path = "/en/atlas/\(entry)"
            let stranger = try await site.client.get("\(path)/claim")
            #expect(stranger.headers[.location]?.hasPrefix("/en/sign-in?next=") == true)
            #expect(try await site.client.get(path).text.contains("Do you act for this organisation?"))

            var browser = TestBrowser(site)
            try await browser.signIn("ada@people.example", program)
            let page = try await browser.get("\(path)/claim")
            #expect(page.status == 200 && page.text.contains("@bayesimpact.org"))
            for wrong in ["ada@bayesimpact.org.evil.example", "ada@gmail.com", "ada@mail.bayesimpact.org"] {
                let answer = try await browser.post(
                    "\(path)/claim", [("way", "letter"), ("address", wrong)])
                #expect(answer.status == 400 && answer.text.contains(wrong), "what was typed stays")
            }
            let asked = try await browser.post(
                "\(path)/claim", [("way", "letter"), ("address", "ada@bayesimpact.org")])
            #expect(asked.headers[.location] == "\(path)/claim")
            let text = try await Self.letter(site, program)
            let link = try #require(text.firstMatch(of: #/https?:\/\/[^\/\s]+(\/\S+claim-link\S+)/#)).output.1
            // Looking at it, as mail programs do, uses nothing up; another account cannot use it
            for _ in 0..<2 { #expect(try await browser.get(String(link)).text.contains("Bayes Impact")) }
            var other = TestBrowser(site)
            try await other.signIn("eve@people.example", program)
            #expect(try await other.get(String(link)).status == 403)
            let secret = try #require(link.split(separator: "=").last.map(String.init))
            #expect(try await other.post("/en/atlas/claim-link", [("t", secret)]).status == 403)
            #expect(try await browser.post("/en/atlas/claim-link", [("t", secret)]).status == 303)
            #expect(try await browser.post("/en/atlas/claim-link", [("t", secret)]).status == 410)
            #expect(try await site.client.get(path).text.contains("has acted here for this organisation"))
            let taken = try await other.get("\(path)/claim").text
            #expect(taken.contains("We do not say who") && !taken.contains("ada@"))
            #expect(try await other.get("\(path)/edit").status == 403)
            try await Self.edit(&browser, path, site)
        }
    }

    /// Edits twice, the second time on a form that is out of date.
    private static func edit(_ browser: inout TestBrowser, _ path: String, _ site: SiteInTime) async throws {
        let form = try await browser.get("\(path)/edit")
        #expect(form.status == 200, "\(form.text)")
        let fields = inputs(form.text)
        #expect(fields["name"] == "Bayes Impact")
        func sent(_ changes: [String: String]) -> [(String, String)] {
            fields.merging(changes) { $1 }.filter { $0.key != "_token" }.map { ($0.key, $0.value) }
        }
        let faulty = try await browser.post(
            "\(path)/edit", sent(["website": "javascript:alert(1)", "street": "2 rue neuve"]))
        #expect(faulty.status == 400 && faulty.text.contains("2 rue neuve"))
        let saved = try await browser.post("\(path)/edit", sent(["website": "https://bayes.example"]))
        #expect(saved.headers[.location] == path, "\(saved.text)")
        let page = try await site.client.get(path).text
        #expect(page.contains("https://bayes.example") && page.contains("Organisations themselves"))

        site.clock.move(minutes: 1)
        let late = try await browser.post("\(path)/edit", sent(["website": "https://late.example"]))
        #expect(late.status == 409 && late.text.contains("https://late.example"), "nothing is lost")
        #expect(late.text.contains("Saved meanwhile: https://bayes.example"))
        let again = inputs(late.text).filter { $0.key != "_token" }.map { ($0.key, $0.value) }
        #expect(try await browser.post("\(path)/edit", again).status == 303)
        #expect(try await site.client.get(path).text.contains("https://late.example"))

        _ = try await site.site.ledgerWriter().sealOnce()
        let history = try await site.client.get("\(path)/history").text
        #expect(history.contains("The organisation itself changed") && history.contains("before:"))
        #expect(history.contains("https://bayes.example") && history.contains("psn_"))
        let receipt = try #require(history.firstMatch(of: /href="(\/log\/receipts\/[0-9]+)"/)?.output.1)
        #expect(try await site.client.get(String(receipt)).text.contains("c2sp.org/tlog-proof"))
        let api = "/api/v1/atlas/entries/\(path.split(separator: "/").last ?? "")/own-words"
        let own = try await site.client.get(api).json
        #expect(own["website"]?.string == "https://late.example" && own["version"]?.string?.count == 64)
        let body = Array(#"{"version":"none","website":"https://evil.example"}"#.utf8)
        let put = try await site.client.send(.put, api, [.contentType: "application/json"], body: body)
        #expect(put.status == 403 || put.status == 401)
    }

    /// The names and values of inputs, areas and chosen options.
    private static func inputs(_ html: String) -> [String: String] {
        var found: [String: String] = [:]
        for input in html.matches(of: /<input([^>]*)>/).map({ String($0.output.1) }) {
            guard let name = input.firstMatch(of: /name="([^"]*)"/)?.output.1 else { continue }
            found[String(name)] = String(input.firstMatch(of: /value="([^"]*)"/)?.output.1 ?? "").unescaped
        }
        for area in html.matches(of: /(?s)<textarea[^>]*name="([^"]*)"[^>]*>\n?(.*?)<\/textarea>/) {
            found[String(area.output.1)] = String(area.output.2).unescaped
        }
        for select in html.matches(of: /(?s)<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/) {
            let chosen = select.output.2.firstMatch(of: /value="([^"]*)" selected/)?.output.1
            found[String(select.output.1)] = String(chosen ?? "")
        }
        return found
    }

    @Test("A moderator of the territory decides, and may end it", arguments: Engine.available)
    func moderated(engine: Engine) async throws {
        try await Self.run(on: engine) { site, program in
            let entry = try await Self.entry("ADMICAL", site)
            let path = "/en/atlas/\(entry)/claim"
            var ada = TestBrowser(site)
            try await ada.signIn("ada@people.example", program)
            let empty = try await ada.post(path, [("way", "moderator"), ("words", " ")])
            #expect(empty.status == 400)
            #expect(
                try await ada.post(path, [("way", "moderator"), ("words", "Look at the statutes")]).status
                    == 303)
            #expect(try await ada.get(path).text.contains("waits to be read"))

            let give = GiveRole(in: site.site.database)
            for (address, territory) in [("fr@example.org", "FR"), ("de@example.org", "DE")] {
                _ = try await give.give(
                    Grant(.moderator, in: try #require(Territory(territory))), to: address,
                    language: .english, now: site.clock.now)
            }
            var (french, german) = (TestBrowser(site), TestBrowser(site))
            try await french.signIn("fr@example.org", program)
            try await german.signIn("de@example.org", program)
            let queue = try await french.get("/en/atlas/moderation").text
            #expect(queue.contains("Look at the statutes") && queue.contains("ada@people.example"))
            #expect(try await !german.get("/en/atlas/moderation").text.contains("statutes"))
            let id = try #require(queue.firstMatch(of: /clm_[0-9a-z]{26}/)?.output).description
            let decision = "/en/atlas/moderation/claims"
            #expect(try await german.post(decision, [("id", id), ("verdict", "accept")]).status == 403)
            #expect(try await ada.post(decision, [("id", id), ("verdict", "accept")]).status == 403)
            #expect(try await french.post(decision, [("id", id), ("verdict", "accept")]).status == 303)
            #expect(try await Self.letter(site, program).contains("you now act"))
            #expect(try await ada.get(path).text.contains("Edit this entry"))
            #expect(try await ada.get("/en/atlas/\(entry)/edit").status == 200)

            let end = "/en/atlas/moderation/standing"
            let fields = [("entry", entry.description), ("reason", "stranger")]
            #expect(try await german.post(end, fields).status == 403)
            #expect(try await ada.post(end, fields).status == 403)
            #expect(try await french.get(path).text.contains("End it"))
            #expect(try await french.post(end, fields).status == 303)
            #expect(try await ada.get("/en/atlas/\(entry)/edit").status == 403)
            #expect(try await Self.letter(site, program).contains("does not act for it"))
        }
    }

    @Test("No letter, link or page about a claim leaves an address in the log of requests")
    func noAddresses() async throws {
        try await Self.run { site, program in
            let entry = try await Self.entry("Bayes Impact", site)
            _ = try await Self.claimed(entry, as: "ada@bayesimpact.org", site, program)
            let left = try await Tables.texts(of: site.site.database)
            for (table, rows) in left where table != "identity_person" {
                #expect(!rows.contains { $0.contains("ada@bayesimpact.org") }, "\(table)")
            }
        }
    }
}

extension String {
    fileprivate var unescaped: String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(self) {
            $0.replacing($1.0, with: $1.1)
        }
    }
}
