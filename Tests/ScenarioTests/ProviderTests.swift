import CanonicalJSON
import Foundation
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Identity
@testable import Site

/// OpenID Connect against a provider that others wrote.
@Suite(
    "Signing in by way of another site",
    .enabled(if: ProviderProgram.isThere, "no oidc-provider-mock in .venv"))
struct ProviderTests {
    /// A site that trusts the provider, at the present time, since the provider's clock is the machine's.
    private static func run(
        on engine: Engine = .sqlite, secret: String? = "s & % +é", isPrivate: Bool = true,
        _ body: (SiteInTime, MailProgram, ProviderProgram) async throws -> Void
    ) async throws {
        try await ProviderProgram.run { provider in
            try await MailProgram.run { program in
                var settings = try SignInTests.settings(program)
                let file = "\(program.path).providers.json"
                var entry: [String: JSONValue] = [
                    "id": "other", "name": "Other Site", "issuer": .string(provider.issuer),
                    "clientId": "terreau:1", "private": .bool(isPrivate),
                ]
                entry["clientSecret"] = secret.map(JSONValue.string)
                try Data(JSONValue.array([.object(entry)]).canonicalBytes).write(
                    to: URL(fileURLWithPath: file))
                settings.identityProvidersFile = file
                try await SiteInTime.run(on: engine, settings: settings, starter: false) { site in
                    site.clock.set(Site.systemClock())
                    try await body(site, program, provider)
                }
            }
        }
    }

    /// Presses the button; where the browser is sent.
    private static func depart(_ browser: inout TestBrowser, next: String? = nil) async throws -> String {
        let form = [("provider", "other")] + (next.map { [("next", $0)] } ?? [])
        let page = try await browser.post("/en/sign-in/provider", form)
        #expect(page.status == 200)
        let refresh = try #require(page["Refresh"])
        #expect(refresh.hasPrefix("0; url="))
        return String(refresh.dropFirst(7))
    }

    @Test("Begins an account that the provider vouches for, and finds it again", arguments: Engine.available)
    func story(engine: Engine) async throws {
        try await Self.run(on: engine) { site, _, provider in
            try provider.set("ada", claims: ["email": "Ada@example.org", "email_verified": true])
            for round in 0..<2 {
                var browser = TestBrowser(site)
                #expect(try await browser.get("/en/sign-in").text.contains("Go on with Other Site"))
                let away = try await Self.depart(&browser, next: "/en/account/sessions")
                for part in [
                    "response_type=code", "code_challenge_method=S256", "scope=openid%20email",
                    "redirect_uri=https%3A%2F%2Fterreau.example.org%2Fsign-in%2Fcallback", "nonce=", "state=",
                ] { #expect(away.contains(part), "\(part)") }
                let back = try provider.permit(away, as: "ada")
                let arrived = try await browser.get(back)
                #expect(arrived.status == 303)
                #expect(arrived.headers[.location] == "/en/account/sessions")
                #expect(try await browser.get("/en/account").text.contains("ada@example.org"), "\(round)")
                // The same answer a second time opens nothing
                #expect(try await browser.get(back).status == 410)
            }
            let people: Int = try await site.site.database.read { tx in
                try #require(try tx.first("select count(*) as n from identity_person"))["n"]
            }
            #expect(people == 1)
        }
    }

    @Test("An account that exists is not opened by its address; its owner ties it first")
    func tying() async throws {
        try await Self.run { site, program, provider in
            try provider.set("ada", claims: ["email": "ada@example.org", "email_verified": true])
            var (owner, other) = (TestBrowser(site), TestBrowser(site))
            try await owner.signIn("ada@example.org", program)
            let refused = try await other.get(
                try provider.permit(try await Self.depart(&other), as: "ada"))
            #expect(refused.status == 409 && refused.text.contains("Sign in by mail first"))

            #expect(try await owner.get("/en/account").text.contains("Tie to Other Site"))
            let tied = try await owner.get(try provider.permit(try await Self.depart(&owner), as: "ada"))
            #expect(tied.status == 303)
            #expect(try await owner.get("/en/account").text.contains("Tied to Other Site since"))
            let opened = try await other.get(
                try provider.permit(try await Self.depart(&other), as: "ada"))
            #expect(opened.status == 303)

            #expect(try await owner.post("/en/account/provider/untie", [("provider", "other")]).status == 303)
            #expect(try await owner.get("/en/account").text.contains("Tie to Other Site"))
        }
    }

    @Test("Without an address that is vouched for there is no account")
    func unverified() async throws {
        try await Self.run { site, _, provider in
            try provider.set("eve", claims: ["email": "ada@example.org", "email_verified": false])
            var browser = TestBrowser(site)
            let answer = try await browser.get(
                try provider.permit(try await Self.depart(&browser), as: "eve"))
            #expect(answer.status == 403 && answer.text.contains("does not vouch"))
        }
    }

    @Test("Whoever turns back there is told so, and nobody is signed in")
    func denied() async throws {
        try await Self.run { site, _, provider in
            var browser = TestBrowser(site)
            let answer = try await browser.get(try provider.deny(try await Self.depart(&browser)))
            #expect(answer.status == 403 && answer.text.contains("turned back"))
            #expect(browser.cookies["__Host-session"] == nil)
        }
    }

    @Test("An answer to another browser's question, or to none, opens nothing")
    func stray() async throws {
        try await Self.run { site, _, provider in
            try provider.set("eve", claims: ["email": "eve@example.org", "email_verified": true])
            var (attacker, victim) = (TestBrowser(site), TestBrowser(site))
            let back = try provider.permit(try await Self.depart(&attacker), as: "eve")
            #expect(try await victim.get(back).status == 410, "no cookie of the question")
            _ = try await Self.depart(&victim)
            #expect(try await victim.get(back).status == 410, "the cookie of another question")
            #expect(try await victim.get("/sign-in/callback?code=x&state=y").status == 410)
            let changed = back.replacing(/code=[^&]+/, with: "code=forged")
            #expect(try await attacker.get(changed).status == 503)
        }
    }

    @Test("The second factor is asked for here, too")
    func secondFactor() async throws {
        try await Self.run { site, program, provider in
            try provider.set("ada", claims: ["email": "ada@example.org", "email_verified": true])
            var browser = TestBrowser(site)
            _ = try await browser.get(try provider.permit(try await Self.depart(&browser), as: "ada"))
            _ = try await PasswordSignInTests.setSecondFactor(&browser)
            var other = TestBrowser(site)
            let asked = try await other.get(try provider.permit(try await Self.depart(&other), as: "ada"))
            #expect(asked.status == 200 && asked.text.contains("Second factor"))
            #expect(other.cookies["__Host-session"] == nil)
        }
    }

    @Test("A provider in a private network is not asked unless the operator says so")
    func privateNetwork() async throws {
        try await Self.run(isPrivate: false) { site, _, _ in
            var browser = TestBrowser(site)
            let answer = try await browser.post("/en/sign-in/provider", [("provider", "other")])
            #expect(answer.status == 503 && answer.text.contains("does not answer as expected"))
            #expect(try await browser.post("/en/sign-in/provider", [("provider", "x")]).status == 404)
        }
    }
}

/// The file of providers.
@Suite("The file of identity providers")
struct ProviderFileTests {
    @Test(
        "That is broken is said at start",
        arguments: [
            "{}", "[{}]", #"[{"id":"A","name":"n","issuer":"https://a.example","clientId":"c"}]"#,
            #"[{"id":"a","name":"n","issuer":"http://a.example","clientId":"c"}]"#,
            #"[{"id":"a","name":"n","issuer":"https://u@a.example","clientId":"c"}]"#,
            #"[{"id":"a","name":"n","issuer":"https://a.example","clientId":""}]"#,
            #"[{"id":"a","name":"n","issuer":"https://a.example","clientId":"c"},"#
                + #"{"id":"a","name":"n","issuer":"https://a.example","clientId":"c"}]"#,
        ])
    func broken(text: String) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "providers-\(UUID()).json")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        #expect(throws: IdentityProvider.Unusable.self) { try IdentityProvider.load(file: file.path) }
    }
}
