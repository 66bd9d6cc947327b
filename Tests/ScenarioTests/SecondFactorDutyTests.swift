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

/// Whoever runs or moderates the instance has to have a second factor (ASVS 5.0.0 §6.3.3).
@Suite("A second factor that is required")
struct SecondFactorDutyTests {
    private static func grant(_ site: SiteInTime, _ role: Role, to address: String) async throws {
        _ = try await site.site.giveRole.give(
            Grant(role), to: address, language: .english, now: site.clock.now)
    }

    @Test(
        "A role rests a week after it was given, the page leads out, and it is back at once",
        arguments: Engine.available)
    func story(engine: Engine) async throws {
        try await SignInTests.run(on: engine) { site, program in
            try await Self.grant(site, .moderator, to: "ada@example.org")
            var browser = TestBrowser(site)
            try await browser.signIn("ada@example.org", program)
            #expect(try await browser.get("/en/atlas/moderation").status == 200)
            let warned = try await browser.get("/en/account").text
            #expect(warned.contains("before 29 November 2026"))

            site.clock.move(minutes: 7 * 1440 - 1)
            try await browser.signIn("ada@example.org", program)
            #expect(try await browser.get("/en/atlas/moderation").status == 200)
            site.clock.move(minutes: 1)
            let led = try await browser.get("/en/atlas/moderation")
            #expect(
                led.headers[.location] == "/en/account/second-factor/needed?next=%2Fen%2Fatlas%2Fmoderation")
            let page = try await browser.get("/en/account/second-factor/needed")
            #expect(
                page.text.contains("Your roles on this site rest")
                    && page.text.contains("/en/account/second-factor\""))
            let refused = try await browser.post("/en/atlas/moderation", [("id", "x")])
            #expect(refused.status == 403 && refused.text.contains("Your roles rest until"))
            // What is hers alone stays
            #expect(try await browser.get("/en/account").text.contains("Your roles on this site rest"))
            #expect(try await browser.get("/en/account/data").status == 200)

            let (secret, _) = try await PasswordSignInTests.setSecondFactor(&browser)
            #expect(try await browser.get("/en/atlas/moderation").status == 200)
            #expect(try await browser.get("/en/account").text.contains("second-factor/needed") == false)
            // From then on no way in goes around it
            var other = TestBrowser(site)
            let asked = try await other.signIn("ada@example.org", program)
            #expect(asked.status == 200 && asked["Set-Cookie"] == nil)
            #expect(!secret.isEmpty)
            // Taken away, the role rests again
            _ = try await browser.post("/en/account/second-factor/erase", [])
            #expect(try await browser.get("/en/atlas/moderation").status == 303)
        }
    }

    @Test("A token of hers rests with the role")
    func token() async throws {
        try await SignInTests.run { site, program in
            try await Self.grant(site, .administrator, to: "ada@example.org")
            var browser = TestBrowser(site)
            try await browser.signIn("ada@example.org", program)
            let token = try await APITokenTests.make(
                &browser, permissions: ["identity.moderate", "identity.see-account"])
            let fields = APITokenTests.bearer(token)
            #expect(try await site.client.get("/api/v1/atlas/contributions", fields).status == 200)
            site.clock.move(days: 7)
            let rests = try await site.client.get("/api/v1/atlas/contributions", fields)
            #expect(try rests.status == 403 && rests.json["code"] == "identity.second-factor-needed")
            let account = try await site.client.get("/api/v1/account", fields)
            #expect(try account.json["roles_rest"] == true)
        }
    }

    @Test("The setting says who: everybody, or nobody", arguments: SecondFactorRequirement.allCases)
    func setting(requirement: SecondFactorRequirement) async throws {
        try await MailProgram.run { program in
            var settings = try SignInTests.settings(program)
            try settings.set("require-second-factor", to: requirement.rawValue)
            try await SiteInTime.run(settings: settings, starter: false) { site in
                try await Self.grant(site, .moderator, to: "ada@example.org")
                site.clock.move(days: 400)
                var (ada, eve) = (TestBrowser(site), TestBrowser(site))
                try await ada.signIn("ada@example.org", program)
                try await eve.signIn("eve@example.org", program)
                #expect(
                    try await ada.get("/en/atlas/moderation").status == (requirement == .nobody ? 200 : 303))
                #expect(
                    try await eve.get("/en/account").text.contains("second-factor/needed")
                        == (requirement == .everybody))
                // An account that was just made has a week
                #expect(try await eve.get("/en/account/second-factor/needed").status == 200)
            }
            var refused = Settings()
            #expect(throws: SettingsError.self) { try refused.set("require-second-factor", to: "some") }
        }
    }

    @Test(
        "Where nothing can be sealed the start says so, the role rests, and the page says why",
        arguments: Engine.postgresOnly)
    func noVault(engine: Engine) async throws {
        try await MailProgram.run { program in
            var settings = try SignInTests.settings(program)
            settings.secretKeyFile = nil
            try await SiteInTime.run(on: engine, settings: settings, starter: false) { site in
                #expect(
                    site.site.notices.contains {
                        $0.contains("second factor") && $0.contains("secret-key-file")
                    })
                try await Self.grant(site, .administrator, to: "ada@example.org")
                site.clock.move(days: 7)
                var browser = TestBrowser(site)
                try await browser.signIn("ada@example.org", program)
                #expect(try await browser.get("/en/atlas/moderation").status == 303)
                let page = try await browser.get("/en/account/second-factor/needed").text
                #expect(page.contains("secret-key-file") && !page.contains("/en/account/second-factor\""))
            }
        }
    }

    @Test(
        "The operator helps whoever lost it all: it goes, all is closed, and a letter says so",
        arguments: Engine.available)
    func reset(engine: Engine) async throws {
        try await SignInTests.run(on: engine) { site, program in
            var browser = TestBrowser(site)
            try await PasswordSignInTests.setPassword(&browser, program)
            let reset = try site.site.resetSecondFactor()
            #expect(try await reset(of: "ada@example.org", now: site.clock.now) == false)
            _ = try await PasswordSignInTests.setSecondFactor(&browser)
            let token = try await APITokenTests.make(&browser)
            #expect(try await reset(of: "Ada@example.org", now: site.clock.now))
            #expect(try await browser.get("/en/account").status == 303)
            #expect(try await site.client.get("/api/v1/account", APITokenTests.bearer(token)).status == 401)
            _ = try? await browser.link(in: program)
            #expect(
                program.letters.contains {
                    TestBrowser.text(of: $0).contains("removed the second factor of your account")
                })
            #expect(try await PasswordSignInTests.enter(&browser).status == 303)
            #expect(try await browser.get("/en/account").status == 200)
            await #expect(throws: IdentityRefusal.unknownPerson("no@example.org")) {
                _ = try await reset(of: "no@example.org", now: site.clock.now)
            }
        }
    }
}
