import Foundation
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Identity
@testable import Site

/// Signing in over HTTP, as a browser without scripts does it.
@Suite("Signing in")
struct SignInTests {
    static func settings(_ program: MailProgram, https: Bool = true) throws -> Settings {
        var settings = Settings()
        try settings.set("sendmail-program", to: program.path)
        try settings.set("sender-address", to: "terreau@network.example")
        // Beside an SQLite database there is one; on PostgreSQL what is sealed needs a key that lasts.
        settings.secretKeyFile = "\(program.path).key"
        if https { try settings.set("public-url", to: "https://terreau.example.org") }
        return settings
    }

    /// A site that sends mail, on `engine`.
    static func run(
        on engine: Engine = .sqlite, https: Bool = true,
        _ body: (SiteInTime, MailProgram) async throws -> Void
    ) async throws {
        try await MailProgram.run { program in
            let settings = try settings(program, https: https)
            try await SiteInTime.run(on: engine, settings: settings, starter: false) { site in
                try await body(site, program)
            }
        }
    }

    @Test("By a letter: from the first visit to signing out", arguments: Engine.available)
    func story(engine: Engine) async throws {
        try await Self.run(on: engine) { site, program in
            var browser = TestBrowser(site)
            // A page for members leads to where one signs in, and back
            let wanted = try await browser.get("/fr/account/sessions")
            #expect(wanted.status == 303)
            let door = try #require(wanted.headers[.location])
            #expect(door == "/fr/sign-in?next=%2Ffr%2Faccount%2Fsessions")
            let page = try await browser.get(door)
            #expect(page.status == 200 && page.text.contains("Recevoir un lien"))
            #expect(browser.cookies.isEmpty)

            let asked = try await browser.post(
                "/fr/sign-in", [("address", "Ada@Example.org"), ("next", "/fr/account/sessions")])
            #expect(asked.headers[.location] == "/fr/sign-in/sent")
            let link = try await browser.link(in: program)
            #expect(link.hasPrefix("/fr/sign-in/link?t="))
            // Looking at the link, as mail programs do, uses nothing up
            for _ in 0..<2 { #expect(try await browser.get(link).text.contains("ada@example.org")) }
            let secret = try #require(link.split(separator: "=").last.map(String.init))
            let arrived = try await browser.post("/fr/sign-in/link", [("t", secret)])
            #expect(arrived.status == 303)
            #expect(arrived.headers[.location] == "/fr/account/sessions")

            let sessions = try await browser.get("/fr/account/sessions")
            #expect(sessions.status == 200 && sessions.text.contains("celui-ci"))
            #expect(sessions["Cache-Control"] == "no-store")
            #expect(try await browser.get("/fr/about").text.contains("/fr/account\""))
            #expect(try await browser.get("/fr/about")["Cache-Control"] == "private, no-cache")
            // A second use of the link is refused in words
            let again = try await TestBrowser(site).getOnly(link)
            #expect(again.status == 410 && again.text.contains("déjà servi"))

            #expect(try await browser.post("/fr/sign-out", []).status == 303)
            #expect(browser.cookies.isEmpty)
            #expect(try await browser.get("/fr/account").status == 303)
        }
    }

    @Test("The cookie is bound to this host, to HTTPS and out of reach of scripts")
    func cookie() async throws {
        for https in [true, false] {
            try await Self.run(https: https) { site, program in
                var browser = TestBrowser(site)
                let answer = try await browser.signIn("ada@example.org", program)
                let field = try #require(answer["Set-Cookie"])
                #expect(field.contains("; HttpOnly") && field.contains("; SameSite=Lax"))
                #expect(field.contains("; Path=/;") && !field.contains("Domain"))
                #expect(field.hasPrefix("__Host-session=") == https)
                #expect(field.contains("; Secure") == https)
            }
        }
    }

    @Test("Who shows no cookie is given none; who shows a dead one is rid of it")
    func anonymous() async throws {
        try await Self.run { site, _ in
            for path in ["/fr", "/fr/sign-in", "/fr/sign-in/sent", "/en/account"] {
                let answer = try await site.client.get(path)
                #expect(answer["Set-Cookie"] == nil, "\(path)")
            }
            for value in [String(repeating: "a", count: 64), "nonsense"] {
                let answer = try await site.client.get("/fr", [.cookie: "x=y; __Host-session=\(value)"])
                #expect(answer.status == 200)
                #expect(answer["Set-Cookie"]?.contains("__Host-session=; Max-Age=0") == true)
            }
            // The API takes no cookie
            let api = try await site.client.get("/api/v1/vocabularies", [.cookie: "__Host-session=x"])
            #expect(api["Set-Cookie"] == nil)
        }
    }

    @Test("The same answer and the same writes whether or not anybody has the address")
    func same() async throws {
        try await Self.run { site, program in
            var browser = TestBrowser(site)
            try await browser.signIn("ada@example.org", program)
            var answers: [WebAnswer] = []
            var rows: [[Int]] = []
            for address in ["ada@example.org", "nobody@example.org"] {
                let before = try await Self.counts(site)
                answers.append(try await site.client.post("/en/sign-in", form: [("address", address)]))
                rows.append(zip(try await Self.counts(site), before).map { $0 - $1 })
            }
            #expect(answers.map(\.status) == [303, 303])
            #expect(answers[0].headers[.location] == answers[1].headers[.location])
            #expect(rows[0] == rows[1])
            #expect(rows[0].contains { $0 > 0 })
        }
    }

    private static func counts(_ site: SiteInTime) async throws -> [Int] {
        try await site.site.database.read { tx in
            try ["identity_person", "identity_letter", "identity_link", "storage_outbox"].map {
                try tx.first("select count(*) as n from \(sql: SQL(trusted: $0))")?["n"] ?? 0
            }
        }
    }

    @Test("What is no address is pointed out, and what was typed stays")
    func badAddress() async throws {
        try await Self.run { site, _ in
            let answer = try await site.client.post("/en/sign-in", form: [("address", "a@b")])
            #expect(answer.status == 400)
            #expect(answer.text.contains("value=\"a@b\"") && answer.text.contains("name@example.org"))
        }
    }

    @Test("Too many letters to one address are refused with the time to wait", arguments: Engine.available)
    func tooMany(engine: Engine) async throws {
        try await Self.run(on: engine) { site, _ in
            let form = [("address", "ada@example.org")]
            for _ in 0..<5 { #expect(try await site.client.post("/en/sign-in", form: form).status == 303) }
            let refused = try await site.client.post("/en/sign-in", form: form)
            #expect(refused.status == 429)
            #expect(refused["Retry-After"] == "600")
            #expect(refused.text.contains("Try again in 10 min."))
            // Another address is not touched
            let other = try await site.client.post("/en/sign-in", form: [("address", "eve@example.org")])
            #expect(other.status == 303)
        }
    }

    @Test("Leads nowhere but to this site's pages")
    func openRedirect() async throws {
        for next in [
            "//evil.example", "https://evil.example", "/\\evil.example", "/a\nb", "javascript:x", "",
        ] {
            #expect(IdentityPath.next(next) == nil, "\(next)")
        }
        #expect(IdentityPath.next("/fr/atlas?q=a%20b") == "/fr/atlas?q=a%20b")
    }

    @Test("A name and a language are kept, and shown again; a form without a session changes nothing")
    func describe() async throws {
        try await Self.run { site, program in
            let refused = try await site.client.post("/fr/account", form: [("name", "X")])
            #expect(refused.status == 403 && refused.text.contains("Connectez-vous d’abord"))
            var browser = TestBrowser(site)
            try await browser.signIn("ada@example.org", program)
            #expect(
                try await browser.post("/fr/account", [("name", " Ada  <L> "), ("language", "en")]).status
                    == 303)
            let page = try await browser.get("/fr/account")
            #expect(page.text.contains("value=\"Ada &lt;L&gt;\""))
            #expect(page.text.contains("value=\"en\" selected"))
            let long = try await browser.post("/fr/account", [("name", String(repeating: "x", count: 101))])
            #expect(long.status == 400 && long.text.contains("100 caractères"))
        }
    }

    @Test("A session that is ended elsewhere is over at its next request")
    func revoked() async throws {
        try await Self.run { site, program in
            var (phone, desk) = (TestBrowser(site), TestBrowser(site))
            try await phone.signIn("ada@example.org", program)
            try await desk.signIn("ada@example.org", program)
            let page = try await desk.get("/en/account/sessions")
            let ids = page.text.matches(of: #/name="session" value="(ses_[0-9a-z]{26})"/#).map {
                String($0.1)
            }
            #expect(ids.count == 1)
            #expect(try await phone.get("/en/account").status == 200)
            _ = try await desk.post("/en/account/sessions/end", [("session", ids[0])])
            #expect(try await phone.get("/en/account").status == 303)
            #expect(try await desk.get("/en/account").status == 200)
        }
    }

    @Test("Two nodes on one database share sessions", arguments: Engine.available)
    func nodes(engine: Engine) async throws {
        try await Self.run(on: engine) { site, program in
            var browser = TestBrowser(site)
            try await browser.signIn("ada@example.org", program)
            let silent = site.server.application.instance.logger
            let other = try await SiteServer(site.site, logger: silent)
            let answer = try await WebClient(other.application).get("/en/account", browser.fields)
            #expect(answer.status == 200 && answer.text.contains("ada@example.org"))
        }
    }

    @Test("Without mail the operator makes the first administrator and hands over a link")
    func operatorLink() async throws {
        try await SiteInTime.run(starter: false) { site in
            #expect(try await site.client.get("/en/sign-in").text.contains("sends no mail"))
            let form = [("address", "ada@example.org")]
            #expect(try await site.client.post("/en/sign-in", form: form).status == 503)
            let now = site.clock.now
            _ = try await site.site.giveRole.give(
                Grant(.administrator), to: "ada@example.org", language: .english, now: now)
            let link = try await site.site.operatorLink()(for: "ada@example.org", now: now)
            #expect(link.hasPrefix("http://127.0.0.1:8080/en/sign-in/link?t="))
            var browser = TestBrowser(site)
            let secret = try #require(link.split(separator: "=").last.map(String.init))
            #expect(try await browser.post("/en/sign-in/link", [("t", secret)]).status == 303)
            #expect(try await browser.get("/en/account").text.contains("administrator"))
        }
    }

    @Test("`init` fixes name, address and the log's name for every node", arguments: Engine.available)
    func begin(engine: Engine) async throws {
        try await withPlace(on: engine) { place in
            var settings = Settings()
            try settings.set("instance-name", to: "Réseau")
            try settings.set("public-url", to: "https://atlas.example.org")
            let key = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).key").path
            defer { try? FileManager.default.removeItem(atPath: key) }
            settings.logKeyFile = key
            try await SiteInTime.at(place, settings: settings, starter: false) { site in
                for _ in 0..<2 {
                    let origin = try await site.site.begin()
                    #expect(origin == "atlas.example.org/log")
                }
            }
            var silent = Settings()
            silent.logKeyFile = key
            try await SiteInTime.at(place, settings: silent, starter: false) { site in
                #expect(site.site.settings.instanceName == "Réseau")
                #expect(site.site.settings.publicURL?.origin == "https://atlas.example.org")
            }
            settings.instanceName = "Autre"
            try await SiteInTime.at(place, settings: settings, starter: false) { site in
                #expect(site.site.settings.instanceName == "Autre")
                await #expect(throws: IdentityRefusal.initialised(name: "Réseau")) {
                    _ = try await site.site.begin()
                }
            }
        }
    }
}
