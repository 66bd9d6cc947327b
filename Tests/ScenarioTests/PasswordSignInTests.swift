import Foundation
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Identity
@testable import Site

/// Passwords and second factors over HTTP.
@Suite("Signing in by a password")
struct PasswordSignInTests {
    static let password = "trois pommes et un âne"

    /// Signs in by a letter and sets a password.
    static func setPassword(_ browser: inout TestBrowser, _ program: MailProgram) async throws {
        try await browser.signIn("ada@example.org", program)
        let answer = try await browser.post("/en/account/password", [("password", password)])
        #expect(answer.status == 200 && answer.text.contains("Password saved"))
    }

    static func enter(
        _ browser: inout TestBrowser, password: String = password, address: String = "Ada@example.org"
    ) async throws -> WebAnswer {
        try await browser.post("/en/sign-in/password", [("login", address), ("password", password)])
    }

    /// Sets a second factor up; its secret and the recovery codes.
    static func setSecondFactor(_ browser: inout TestBrowser) async throws -> ([UInt8], [String]) {
        let page = try await browser.get("/en/account/second-factor")
        #expect(page.status == 200 && page.text.contains("<svg"))
        let sealed = try #require(page.text.firstMatch(of: #/name="proposal" value="([0-9a-f]+)"/#)?.output.1)
        let typed = try #require(page.text.firstMatch(of: #/<code>([A-Z2-7 ]{39})<\/code>/#)?.output.1)
        let secret = Self.bytes(base32: typed.filter { $0 != " " })
        let wrong = try await browser.post(
            "/en/account/second-factor", [("proposal", String(sealed)), ("code", "000000")])
        #expect(wrong.status == 400)
        let code = OneTimeCode.code(secret, step: OneTimeCode.step(at: browser.site.clock.now))
        let done = try await browser.post(
            "/en/account/second-factor", [("proposal", String(sealed)), ("code", code)])
        #expect(done.status == 200)
        let codes = done.text.matches(of: #/<code>([A-Z2-7]{4}(?:-[A-Z2-7]{4}){5})<\/code>/#)
        #expect(codes.count == 10)
        return (secret, codes.map { String($0.output.1) })
    }

    /// RFC 4648, by hand: the tests' own reader.
    static func bytes(base32 text: String) -> [UInt8] {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        let bits = text.flatMap { letter -> [Int] in
            let value = alphabet.firstIndex(of: letter) ?? 0
            return (0..<5).reversed().map { value >> $0 & 1 }
        }
        return stride(from: 0, through: bits.count - 8, by: 8).map { start in
            UInt8(bits[start..<start + 8].reduce(0) { $0 << 1 | $1 })
        }
    }

    @Test(
        "Set once by way of a letter, it opens the account; changed, it ends the other sessions",
        arguments: Engine.available)
    func story(engine: Engine) async throws {
        try await SignInTests.run(on: engine) { site, program in
            var (phone, desk) = (TestBrowser(site), TestBrowser(site))
            try await Self.setPassword(&phone, program)
            let wrong = try await Self.enter(&desk, password: "Trois pommes et un âne")
            let unknown = try await Self.enter(&desk, address: "nobody@example.org")
            for answer in [wrong, unknown] {
                #expect(answer.status == 400)
                #expect(answer.text.contains("do not belong together"))
                #expect(!answer.text.contains("pommes"), "a password is never shown again")
            }
            #expect(try await Self.enter(&desk).status == 303)
            #expect(try await desk.get("/en/account").status == 200)

            // By the password alone, a new one wants the old one
            let refused = try await desk.post(
                "/en/account/password", [("current", "x"), ("password", "quatre poires et un bœuf")])
            #expect(refused.status == 400 && refused.text.contains("not your present password"))
            let short = try await desk.post(
                "/en/account/password", [("current", Self.password), ("password", "court")])
            #expect(short.status == 400 && short.text.contains("12 characters"))
            let changed = try await desk.post(
                "/en/account/password",
                [("current", Self.password), ("password", "quatre poires et un bœuf")])
            #expect(changed.status == 200)
            #expect(try await phone.get("/en/account").status == 303)
            #expect(try await desk.get("/en/account").status == 200)
            #expect(try await Self.enter(&phone).status == 400)
            #expect(try await Self.enter(&phone, password: "quatre poires et un bœuf").status == 303)

            // She was told of each change
            _ = try? await desk.link(in: program)
            let subjects = program.letters.map(TestBrowser.text)
            #expect(subjects.count { $0.contains("the password of your account") } == 2)
        }
    }

    @Test("A hash made when hashes cost less is made anew", arguments: Engine.available)
    func upgrade(engine: Engine) async throws {
        try await SignInTests.run(on: engine) { site, program in
            var browser = TestBrowser(site)
            try await Self.setPassword(&browser, program)
            let weak = PasswordHasher(PasswordCost(rounds: 4, blockSize: 1, parallelism: 1))
            let kept = try await weak.keep(Self.password)
            let now = site.clock.now
            let key: Int64 = try await site.site.database.write { tx in
                let key: Int64 = try #require(try tx.first("select person_key from identity_person"))[
                    "person_key"]
                try tx.keep(kept, of: key, at: now)
                return key
            }
            #expect(try await Self.enter(&browser).status == 303)
            let after = try await site.site.database.read { tx in try tx.password(of: key) }
            #expect(after?.cost == site.site.passwordCost && after?.salt != kept.salt)
            #expect(try await Self.enter(&browser).status == 303)
        }
    }

    @Test("Too many passwords at one address are refused, right ones too", arguments: Engine.available)
    func tooMany(engine: Engine) async throws {
        try await SignInTests.run(on: engine) { site, program in
            var browser = TestBrowser(site)
            try await Self.setPassword(&browser, program)
            for _ in 0..<9 { _ = try await Self.enter(&browser, password: "wrong wrong wrong") }
            let refused = try await Self.enter(&browser)
            #expect(refused.status == 429 && refused["Retry-After"] == "60")
            site.clock.move(days: 1)
            #expect(try await Self.enter(&browser).status == 303)
        }
    }

    @Test(
        "After any way in, a second factor is asked for, and a code opens once", arguments: Engine.available)
    func secondFactor(engine: Engine) async throws {
        try await SignInTests.run(on: engine) { site, program in
            var (browser, other) = (TestBrowser(site), TestBrowser(site))
            try await Self.setPassword(&browser, program)
            let (secret, codes) = try await Self.setSecondFactor(&browser)
            site.clock.move(days: 1)
            let code = OneTimeCode.code(secret, step: OneTimeCode.step(at: site.clock.now))

            let asked = try await Self.enter(&other)
            #expect(asked.status == 200 && asked["Set-Cookie"] == nil)
            let step = try Self.step(asked)
            let wrong = try await other.post("/en/sign-in/code", [("s", step), ("code", "000000")])
            #expect(wrong.status == 400 && wrong.text.contains("not the right one"))
            #expect(try await other.post("/en/sign-in/code", [("s", step), ("code", code)]).status == 303)
            #expect(try await other.get("/en/account").status == 200)

            // The same code does not open twice, and neither does the step
            var third = TestBrowser(site)
            let again = try Self.step(try await Self.enter(&third))
            #expect(try await third.post("/en/sign-in/code", [("s", again), ("code", code)]).status == 400)
            #expect(try await third.post("/en/sign-in/code", [("s", step), ("code", code)]).status == 410)
            // A recovery code does, once
            let recovery = [("s", again), ("code", codes[3].lowercased())]
            #expect(try await third.post("/en/sign-in/code", recovery).status == 303)
            let last = try Self.step(try await Self.enter(&third))
            let used = [("s", last), ("code", codes[3])]
            #expect(try await third.post("/en/sign-in/code", used).status == 400)

            // A letter does not go around it
            let byLetter = try await TestBrowser.signedOut(site, program)
            #expect(byLetter.status == 200 && byLetter["Set-Cookie"] == nil)
            #expect(byLetter.text.contains("Second factor"))
        }
    }

    @Test("Five wrong codes, and one begins again; the secret is sealed in the database")
    func wrongCodes() async throws {
        try await SignInTests.run { site, program in
            var (browser, other) = (TestBrowser(site), TestBrowser(site))
            try await Self.setPassword(&browser, program)
            let (secret, _) = try await Self.setSecondFactor(&browser)
            site.clock.move(days: 1)
            let step = try Self.step(try await Self.enter(&other))
            for _ in 0..<5 {
                #expect(
                    try await other.post("/en/sign-in/code", [("s", step), ("code", "123")]).status == 400)
            }
            let code = OneTimeCode.code(secret, step: OneTimeCode.step(at: site.clock.now))
            #expect(try await other.post("/en/sign-in/code", [("s", step), ("code", code)]).status == 410)
            let sealed: [UInt8] = try await site.site.database.read { tx in
                try #require(try tx.first("select sealed_secret from identity_totp"))["sealed_secret"]
            }
            #expect(sealed.count == secret.count + 28)
            #expect(Data(sealed).range(of: Data(secret)) == nil)
        }
    }

    @Test("What matters wants a fresh proof: 15 minutes later one shows again who one is")
    func stepUp() async throws {
        try await SignInTests.run { site, program in
            var browser = TestBrowser(site)
            try await Self.setPassword(&browser, program)
            let before = browser.cookies
            site.clock.move(minutes: 16)
            let led = try await browser.get("/en/account/second-factor")
            #expect(led.headers[.location] == "/en/account/prove?next=%2Fen%2Faccount%2Fsecond-factor")
            let late = try await browser.post("/en/account/password", [("password", Self.password)])
            #expect(late.status == 403 && late.text.contains("more than 15 minutes"))
            #expect(try await browser.get("/en/account").status == 200)

            let page = try await browser.get("/en/account/prove?next=/en/account/second-factor")
            #expect(page.text.contains("Show that it is you"))
            let next = ("next", "/en/account/second-factor")
            #expect(try await browser.post("/en/account/prove", [next, ("password", "x")]).status == 400)
            let proved = try await browser.post("/en/account/prove", [next, ("password", Self.password)])
            #expect(proved.headers[.location] == "/en/account/second-factor")
            #expect(browser.cookies != before, "the secret of the session is new")
            #expect(try await browser.get("/en/account/second-factor").status == 200)
        }
    }

    @Test("A forgotten one is replaced by way of a letter, without the old one", arguments: Engine.available)
    func forgotten(engine: Engine) async throws {
        try await SignInTests.run(on: engine) { site, program in
            var browser = TestBrowser(site)
            try await Self.setPassword(&browser, program)
            var other = TestBrowser(site)
            let asked = try await other.post("/en/sign-in/forgotten", [("address", "ada@example.org")])
            let unknown = try await other.post("/en/sign-in/forgotten", [("address", "no@example.org")])
            #expect(asked.status == 303 && asked.headers[.location] == unknown.headers[.location])
            _ = try await other.link(in: program)
            let letter = try #require(
                program.letters.first { $0.contains("To: <ada@example.org>") && Self.isLast($0, program) })
            let secret = try #require(TestBrowser.text(of: letter).firstMatch(of: #/t=([0-9a-f]{64})/#))
            let arrived = try await other.post("/en/sign-in/link", [("t", String(secret.output.1))])
            #expect(arrived.headers[.location] == "/en/account/password")
            #expect(try await other.get("/en/account/password").text.contains("Present password") == false)
            let set = try await other.post("/en/account/password", [("password", "cinq prunes et un coq")])
            #expect(set.status == 200)
            #expect(try await browser.get("/en/account").status == 303, "other sessions have ended")
        }
    }

    /// Whether it is the newest letter with a link to that address.
    private static func isLast(_ letter: String, _ program: MailProgram) -> Bool {
        program.letters.last {
            $0.contains("To: <ada@example.org>") && TestBrowser.text(of: $0).contains("sign-in/link")
        } == letter
    }

    @Test(
        "An account moves to another address by a link there, and the old address is told",
        arguments: Engine.available)
    func address(engine: Engine) async throws {
        try await SignInTests.run(on: engine) { site, program in
            var (browser, eve) = (TestBrowser(site), TestBrowser(site))
            try await eve.signIn("eve@example.org", program)
            try await browser.signIn("ada@example.org", program)
            for (new, status) in [("eve@example.org", 409), ("countess@example.org", 200)] {
                let asked = try await browser.post("/en/account/address", [("address", new)])
                #expect(asked.status == 303)
                let link = try await browser.link(in: program)
                #expect(link.hasPrefix("/en/account/address/link?t="))
                #expect(try await browser.get(link).text.contains(new))
                let secret = String(link.split(separator: "=").last ?? "")
                // Another account does not confirm it, even where its letters are read
                #expect(try await eve.post("/en/account/address/link", [("t", secret)]).status == 410)
                #expect(try await browser.post("/en/account/address/link", [("t", secret)]).status == status)
            }
            #expect(try await browser.get("/en/account").status == 303)
            _ = try? await browser.link(in: program)
            let notice = try #require(program.letters.last)
            #expect(notice.contains("To: <ada@example.org>"))
            try await browser.signIn("countess@example.org", program)
            #expect(try await browser.get("/en/account").text.contains("countess@example.org"))
            #expect(try await eve.get("/en/account").status == 200)
        }
    }

    private static func step(_ answer: WebAnswer) throws -> String {
        String(try #require(answer.text.firstMatch(of: #/name="s" value="([0-9a-f]{64})"/#)?.output.1))
    }
}

extension TestBrowser {
    /// Signs ada in by a letter in a fresh browser; what comes back.
    static func signedOut(_ site: SiteInTime, _ program: MailProgram) async throws -> WebAnswer {
        var browser = TestBrowser(site)
        return try await browser.signIn("ada@example.org", program)
    }
}
