import CanonicalJSON
import Foundation
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Atlas
@testable import Identity
@testable import Site

/// Tokens for programs over HTTP: made on a page, shown once, used by a program, revoked.
@Suite("API tokens")
struct APITokenTests {
    static let account = "/api/v1/account"

    /// Makes a token on the page; its text.
    static func make(
        _ browser: inout TestBrowser, permissions: [String] = ["identity.see-account"], days: String = "30",
        name: String = "Script"
    ) async throws -> String {
        let form = [("name", name), ("for", "self"), ("days", days)] + permissions.map { ("permission", $0) }
        let answer = try await browser.post("/en/account/tokens", form)
        #expect(answer.status == 200, "\(PageReading(answer).heading)")
        #expect(answer["Cache-Control"] == "no-store")
        return String(try #require(answer.text.firstMatch(of: #/trr_[0-9A-Za-z]{49}/#)?.output))
    }

    static func bearer(_ token: String) -> HTTPFields { [.authorization: "Bearer \(token)"] }

    /// The code of a problem, which says it in the shape of the API.
    private static func code(_ answer: WebAnswer) throws -> String {
        #expect(answer["Content-Type"]?.hasPrefix("application/problem+json") == true)
        return try #require(try answer.json["code"]?.string)
    }

    @Test("Made after a fresh proof, shown once, used, and revoked", arguments: Engine.available)
    func story(engine: Engine) async throws {
        try await SignInTests.run(on: engine) { site, program in
            var browser = TestBrowser(site)
            try await browser.signIn("ada@example.org", program)
            _ = try await browser.post("/en/account", [("name", "Ada"), ("language", "en")])
            #expect(try await browser.get("/en/account").text.contains("/en/account/tokens"))
            let empty = try await browser.get("/en/account/tokens")
            #expect(
                empty.text.contains("You have no token.") && !empty.text.contains("Decide on what others"))
            let refused = try await browser.post(
                "/en/account/tokens", [("name", "Nightly <import>"), ("for", "self")])
            #expect(refused.status == 400 && refused.text.contains("value=\"Nightly &lt;import&gt;\""))
            let token = try await Self.make(&browser, name: "Nightly import")
            let listed = try await browser.get("/en/account/tokens").text
            #expect(listed.contains("Nightly import") && listed.contains("never") && !listed.contains(token))

            let answer = try await site.client.get(Self.account, Self.bearer(token))
            #expect(answer.status == 200, "\(answer.text)")
            #expect(answer["Cache-Control"] == "private, no-cache")
            #expect(answer["Vary"]?.contains("Authorization") == true && answer["Set-Cookie"] == nil)
            #expect(answer["Access-Control-Allow-Origin"] == "*")
            let json = try answer.json
            #expect(json["name"]?.string == "Ada" && json["token"]?["name"]?.string == "Nightly import")
            #expect(json["token"]?["expires_at"]?.string == "2026-12-22T09:30:00.000Z")
            #expect(json["token"]?["permissions"]?[0]?["sentence"]?.string?.contains("Voir") == true)
            #expect(try await browser.get("/en/account/tokens").text.contains("2026-11-22"))

            // She was told by a letter that leads to the list
            _ = try? await browser.link(in: program)
            let letter = TestBrowser.text(of: try #require(program.letters.last))
            #expect(letter.contains("API token was just made"))
            #expect(letter.contains("https://terreau.example.org/en/account/tokens"))

            let page = try await browser.get("/en/account/tokens").text
            let id = String(try #require(page.firstMatch(of: #/value="(tok_[0-9a-z]{26})"/#)?.output.1))
            var eve = TestBrowser(site)
            try await eve.signIn("eve@example.org", program)
            #expect(try await eve.post("/en/account/tokens/revoke", [("token", id)]).status == 404)
            #expect(try await site.client.get(Self.account, Self.bearer(token)).status == 200)
            #expect(try await browser.post("/en/account/tokens/revoke", [("token", id)]).status == 303)
            let after = try await site.client.get(Self.account, Self.bearer(token))
            #expect(try after.status == 401 && Self.code(after) == "identity.token-unknown")
            #expect(after["Cache-Control"] == "no-store")

            site.clock.move(minutes: 16)
            let led = try await browser.get("/en/account/tokens")
            #expect(led.headers[.location]?.hasPrefix("/en/account/prove?next=") == true)
        }
    }

    @Test("Without one, with a wrong one and with an old one, the answer says which (RFC 6750)")
    func challenges() async throws {
        try await SignInTests.run { site, program in
            var browser = TestBrowser(site)
            try await browser.signIn("ada@example.org", program)
            let token = try await Self.make(&browser, days: "7")
            let none = try await site.client.get(Self.account)
            #expect(none.status == 401 && none["WWW-Authenticate"] == "Bearer realm=\"terreau\"")
            #expect(try Self.code(none) == "identity.token-missing")
            // The API takes no cookie
            #expect(try await site.client.get(Self.account, browser.fields).status == 401)
            // Pages take no token
            let page = try await site.client.get("/en/account", Self.bearer(token))
            #expect(page.headers[.location]?.hasPrefix("/en/sign-in?next=") == true)

            let wrong = TokenSecret.random().text
            for (shown, status, code) in [
                (wrong, 401, "identity.token-unknown"),
                (String(wrong.dropLast()), 401, "identity.token-unknown"),
                ("\(token) \(token)", 401, "identity.token-unknown"), ("", 401, "identity.token-unknown"),
            ] {
                // Also where no token is needed: whoever shows one means it
                for path in [Self.account, "/api/v1/vocabularies"] {
                    let answer = try await site.client.get(path, Self.bearer(shown))
                    #expect(answer.status == status, "\(shown)")
                    #expect(try Self.code(answer) == code)
                    #expect(answer["WWW-Authenticate"]?.contains("error=\"invalid_token\"") == true)
                }
            }
            var two = Self.bearer(token)
            two.append(HTTPField(name: .authorization, value: "Bearer \(token)"))
            let twice = try await site.client.get(Self.account, two)
            #expect(try twice.status == 400 && Self.code(twice) == "identity.token-malformed")
            let traced = try await site.client.send(.trace, Self.account, Self.bearer(wrong))
            #expect(traced.status == 405)
            let other = try await site.client.get("/api/v1/vocabularies", [.authorization: "Basic eDp5"])
            #expect(other.status == 200)
            #expect(
                try await site.client.get(Self.account, [.authorization: "bearer \(token)"]).status == 200)
            site.clock.move(days: 7)
            let old = try await site.client.get(Self.account, Self.bearer(token))
            #expect(try old.status == 401 && Self.code(old) == "identity.token-expired")
            #expect(old["WWW-Authenticate"]?.contains("The token has expired") == true)
        }
    }

    @Test(
        "In an address it is refused with a sentence, under any name",
        arguments: ["access_token", "q", "token"])
    func inAddress(name: String) async throws {
        try await SignInTests.run { site, program in
            var browser = TestBrowser(site)
            try await browser.signIn("ada@example.org", program)
            let token = try await Self.make(&browser)
            for path in [Self.account, "/api/v1/atlas/entries", "/api/openapi.json"] {
                let answer = try await site.client.get("\(path)?\(name)=\(token)", Self.bearer(token))
                #expect(try answer.status == 400 && Self.code(answer) == "identity.token-in-address")
                #expect(try answer.json["detail"]?.string?.contains("jamais dans une adresse") == true)
            }
        }
    }

    @Test(
        "A moderator’s decides in her territory what its scope holds, and no more",
        arguments: Engine.available)
    func moderation(engine: Engine) async throws {
        try await SignInTests.run(on: engine) { site, program in
            let ids = try await Self.suggest(["FR", "DE", "FR"], to: site)
            _ = try await GiveRole(in: site.site.database).give(
                Grant(.moderator, in: try #require(Territory("FR"))), to: "ada@example.org",
                language: .english,
                now: site.clock.now)
            var browser = TestBrowser(site)
            try await browser.signIn("ada@example.org", program)
            let moderating = try await Self.make(&browser, permissions: ["identity.moderate"])
            let seeing = try await Self.make(&browser)
            let list = try await site.client.get("/api/v1/atlas/contributions", Self.bearer(moderating)).json
            #expect(list["contributions"]?.array?.compactMap { $0["id"]?.string } == [ids[0], ids[2]])
            #expect(list["contributions"]?[0]?["words"] == "Vu sur place")

            func decide(_ id: String, _ body: String, _ token: String) async throws -> WebAnswer {
                try await Self.send(site, "/api/v1/atlas/contributions/\(id)/decision", body, token)
            }
            let accept = #"{"decision":"accept"}"#
            let scope = try await decide(ids[0], accept, seeing)
            #expect(try scope.status == 403 && Self.code(scope) == "identity.token-scope")
            #expect(
                scope["WWW-Authenticate"]
                    == "Bearer realm=\"terreau\", error=\"insufficient_scope\", scope=\"identity.moderate\"")
            let elsewhere = try await decide(ids[1], accept, moderating)
            #expect(try elsewhere.status == 403 && Self.code(elsewhere) == "identity.not-allowed")
            for body in [#"{"decision":"accept","reason":"known"}"#, #"{"decision":"reject"}"#, "{}"] {
                #expect(try await decide(ids[0], body, moderating).status == 400)
            }
            let done = try await decide(ids[0], accept, moderating)
            #expect(try done.status == 200 && done.json["state"] == "accepted")
            let put = try await decide(ids[2], #"{"decision":"reject","reason":"known"}"#, moderating)
            #expect(try put.json["reason"] == "known" && put.json["words"] == .null)
            #expect(try await decide(ids[0], accept, moderating).status == 409)
            let decided = try #require(try await ListContributions(in: site.site.database)(.accepted).first)
            #expect(decided.decision?.by?.hasPrefix("psn_") == true)
            // A role that is taken is taken from the token too
            try await GiveRole(in: site.site.database).take(
                Grant(.moderator, in: try #require(Territory("FR"))), from: "ada@example.org",
                now: site.clock.now)
            #expect(try await decide(ids[1], accept, moderating).status == 403)
        }
    }

    /// Suggests an organisation in each country; the identifiers of the suggestions.
    private static func suggest(_ countries: [String], to site: SiteInTime) async throws -> [String] {
        var ids: [String] = []
        for country in countries {
            let body =
                #"{"type":"organisation","name":"La Grange","country":"\#(country)","words":"Vu sur place"}"#
            let sent = try await send(site, "/api/v1/atlas/suggestions", body)
            #expect(sent.status == 201, "\(sent.text)")
            let place = try #require(sent.headers[.location])
            #expect(try await site.client.get(place).json["state"] == "pending")
            #expect(try sent.json["words"] == nil, "what is for the reader alone is not shown again")
            ids.append(try #require(place.split(separator: "/").last.map(String.init)))
        }
        return ids
    }

    /// A body of JSON as a program sends it.
    private static func send(_ site: SiteInTime, _ path: String, _ body: String, _ token: String? = nil)
        async throws -> WebAnswer
    {
        var fields: HTTPFields = [.contentType: "application/json"]
        fields[.authorization] = token.map { "Bearer \($0)" }
        return try await site.client.send(.post, path, fields, body: Array(body.utf8))
    }

    @Test(
        "What a program proposes wrongly is pointed out, member by member, and a correction finds its entry")
    func proposals() async throws {
        try await SignInTests.run { site, _ in
            let path = "/api/v1/atlas/suggestions"
            for (body, place) in [
                (#"{"type":"organisation","name":" "}"#, "/name"), (#"{"name":"x"}"#, "/type"),
                (#"{"type":"organisation","name":"x","website":"javascript:alert(1)"}"#, "/website"),
                (#"{"type":"organisation","name":"x","country":"XX"}"#, "/country"),
                (#"{"type":"organisation","name":"x","nonsense":1}"#, "/nonsense"),
            ] {
                let answer = try await Self.send(site, path, body)
                #expect(answer.status == 400, "\(body)")
                #expect(try answer.json["errors"]?[0]?["place"]?.string == place, "\(answer.text)")
            }
            #expect(try await Self.send(site, path, #"{"entry":"org_nothing","name":"x"}"#).status == 404)
            #expect(try await ListContributions(in: site.site.database)(.pending).isEmpty)
            let new = try await Self.send(site, path, #"{"type":"place","name":"Halle","country":"FR"}"#)
            let id = try #require(ID<Contribution>(try new.json["id"]?.string ?? ""))
            let decided = try await DecideContribution(in: site.site.database)(
                id, .accept, now: site.clock.now)
            guard case .accepted(let entry)? = decided.decision?.outcome else { return }
            let body = #"{"entry":"\#(entry)","name":"Halle","locality":"Guéret"}"#
            #expect(try await Self.send(site, path, body).status == 201)
            let waiting = try #require(try await ListContributions(in: site.site.database)(.pending).first)
            #expect(waiting.subject == entry && waiting.content.isCorrection)
            #expect(waiting.content.address.locality == "Guéret")
            #expect(try await site.client.get("/api/v1/atlas/suggestions/ctb_nothing").status == 400)
        }
    }

    @Test(
        "Ends with “sign out everywhere”, with the account, and by the operator", arguments: Engine.available)
    func endings(engine: Engine) async throws {
        try await SignInTests.run(on: engine) { site, program in
            var browser = TestBrowser(site)
            try await browser.signIn("ada@example.org", program)
            func works(_ token: String) async throws -> Bool {
                try await site.client.get(Self.account, Self.bearer(token)).status == 200
            }
            let first = try await Self.make(&browser)
            #expect(try await works(first))
            _ = try await browser.post("/en/account/sessions/end-others", [])
            #expect(try await !works(first))
            #expect(try await browser.get("/en/account").status == 200)

            let tokens = try await [Self.make(&browser), Self.make(&browser), Self.make(&browser)]
            let keep = site.site.keepTokens
            let listed = try await keep.list(of: "Ada@example.org")
            #expect(listed.count == 3 && listed.allSatisfy { $0.email == "ada@example.org" })
            try await keep.revoke(listed[2].token.id.description)
            #expect(try await [works(tokens[0]), works(tokens[1]), works(tokens[2])].count { $0 } == 2)
            await #expect(throws: IdentityRefusal.unknownToken("tok_x")) { try await keep.revoke("tok_x") }
            #expect(try await keep.revokeAll(of: "ada@example.org") == 2)
            #expect(try await keep.list().isEmpty)
            let last = try await Self.make(&browser)
            #expect(try await site.site.giveRole.signOut("ada@example.org") == 1)
            #expect(try await !works(last))

            try await browser.signIn("ada@example.org", program)
            let erased = try await Self.make(&browser)
            _ = try await browser.post("/en/account/erase", [("confirm", "1")])
            #expect(try await !works(erased))
        }
    }

    @Test("Each has its own rate, and a client that shows wrong ones is slowed down")
    func rates() async throws {
        try await MailProgram.run { program in
            var settings = try SignInTests.settings(program)
            settings.readsPerMinute = 5
            try await SiteInTime.run(settings: settings, starter: false) { site in
                var browser = TestBrowser(site)
                try await browser.signIn("ada@example.org", program)
                let (one, other) = (try await Self.make(&browser), try await Self.make(&browser))
                var found: [Int] = []
                for _ in 0..<6 {
                    found.append(try await site.client.get(Self.account, Self.bearer(one)).status)
                }
                #expect(found == [200, 200, 200, 200, 200, 429])
                #expect(try await site.client.get(Self.account, Self.bearer(other)).status == 200)
                site.clock.move(minutes: 1)
                #expect(try await site.client.get(Self.account, Self.bearer(one)).status == 200)
            }
            settings.readsPerMinute = 600
            try await SiteInTime.run(settings: settings, starter: false) { site in
                var browser = TestBrowser(site)
                try await browser.signIn("ada@example.org", program)
                let token = try await Self.make(&browser)
                let (far, elsewhere) = (
                    WebClient(site.server.application, from: "192.0.2.7"),
                    WebClient(site.server.application, from: "192.0.2.8")
                )
                for _ in 0..<TokenBearers.failuresPerMinute {
                    #expect(
                        try await far.get(Self.account, Self.bearer(TokenSecret.random().text)).status == 401)
                }
                let slowed = try await far.get(Self.account, Self.bearer(token))
                #expect(slowed.status == 429 && slowed["Retry-After"] == "2")
                #expect(try await far.get("/api/v1/vocabularies").status == 200, "without a token it goes on")
                #expect(try await elsewhere.get(Self.account, Self.bearer(token)).status == 200)
            }
        }
    }

    @Test("The last use is kept to within five minutes", arguments: Engine.available)
    func lastUse(engine: Engine) async throws {
        try await SignInTests.run(on: engine) { site, program in
            var browser = TestBrowser(site)
            try await browser.signIn("ada@example.org", program)
            let token = try await Self.make(&browser)
            func used() async throws -> Instant? {
                try await site.site.keepTokens.list().first?.token.usedAt
            }
            #expect(try await used() == nil)
            let start = site.clock.now
            for (minutes, expected) in [(0, 0), (4, 0), (1, 5), (4, 5), (2, 11)] as [(Int64, Int64)] {
                site.clock.move(minutes: minutes)
                _ = try await site.client.get(Self.account, Self.bearer(token))
                #expect(try await used() == start.adding(seconds: expected * 60))
            }
        }
    }

    @Test("The OpenAPI document says which operations take a token, and with which permission")
    func document() async throws {
        try await SiteInTime.run(starter: false) { site in
            let json = try await site.client.get("/api/openapi.json").json
            let scheme = json["components"]?["securitySchemes"]?["token"]
            #expect(scheme?["type"] == "http" && scheme?["scheme"] == "bearer")
            for line in site.server.table where line.path.hasPrefix("/api/v1/") {
                let operation = json["paths"]?[line.path]?[line.method.lowercased()]
                let asked = operation?["security"]?[0]?["token"]?[0]?.string
                #expect(asked == (line.access == "open" ? nil : line.access), "\(line.method) \(line.path)")
                #expect(operation?["responses"]?["401"] != nil)
            }
            let page = try await site.client.get("/en/developers").text
            #expect(page.contains("Acting for somebody") && page.contains("passes on identity.moderate"))
        }
    }
}
