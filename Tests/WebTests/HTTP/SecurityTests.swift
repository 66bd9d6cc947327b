import Foundation
import HTTPTypes
import Kernel
import TestKit
import Testing
import Web

@Suite("Security of every answer")
struct SecurityTests {
    @Test(
        "Every answer carries the security headers, error pages included",
        arguments: [
            "/fr", "/", "/fr/nowhere", "/fr/broken", "/fr/refused", "/api/v1/nowhere", "/healthz", "/fr/%zz",
            "/export",
        ])
    func headers(path: String) async throws {
        let answer = try await SampleSite.client().get(path)
        let policy = try #require(answer["Content-Security-Policy"])
        #expect(policy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self'"))
        #expect(policy.contains("frame-ancestors 'none'") && policy.contains("form-action 'self'"))
        #expect(policy.contains("base-uri 'none'") && !policy.contains("unsafe"))
        #expect(answer["X-Content-Type-Options"] == "nosniff")
        #expect(answer["Referrer-Policy"] == "same-origin")
        #expect(answer["Cross-Origin-Opener-Policy"] == "same-origin")
        #expect(answer["Permissions-Policy"]?.contains("camera=()") == true)
        #expect(answer["Strict-Transport-Security"] == nil)
        #expect(answer["X-Request-Id"]?.isEmpty == false)
    }

    @Test("HSTS is sent when the public address is https, and only then")
    func hsts() async throws {
        var settings = Settings()
        try settings.set("public-url", to: "https://atlas.example.org")
        #expect(try await SampleSite.client(settings).get("/fr")["Strict-Transport-Security"] != nil)
        try settings.set("public-url", to: "http://atlas.example.org")
        #expect(try await SampleSite.client(settings).get("/fr")["Strict-Transport-Security"] == nil)
    }

    @Test("Only /embed may be framed, by whom the setting names; tiles widen images and nothing else")
    func embedAndTiles() async throws {
        var settings = Settings()
        try settings.set("embed-frame-ancestors", to: "https://www.example.org")
        try settings.set("tile-url", to: "https://{s}.tile.example.org/{z}/{x}/{y}.png")
        let client = try SampleSite.client(settings)
        let embed = try #require(try await client.get("/fr/embed")["Content-Security-Policy"])
        let page = try #require(try await client.get("/fr")["Content-Security-Policy"])
        #expect(embed.contains("frame-ancestors https://www.example.org"))
        #expect(page.contains("frame-ancestors 'none'"))
        #expect(page.contains("img-src 'self' data: https://*.tile.example.org"))
        #expect(page.components(separatedBy: "tile.example.org").count == 2)
    }

    @Test("An anonymous GET sets no cookie", arguments: ["/fr", "/", "/fr/contact", "/api/v1/things"])
    func noCookie(path: String) async throws {
        #expect(try await SampleSite.client().get(path)["Set-Cookie"] == nil)
    }

    @Test("What nobody foresaw shows a request id and nothing else")
    func breakdown() async throws {
        let page = try await SampleSite.client().get("/fr/broken")
        #expect(page.status == 500)
        #expect(page.text.contains(page["X-Request-Id"] ?? "?"))
        #expect(!page.text.contains("password") && !page.text.contains("Breakdown"))
    }
}

@Suite("Forms")
struct FormTests {
    private let site = HTTPField.Name("Sec-Fetch-Site")

    @Test("A form of the site is accepted")
    func accepted() async throws {
        let answer = try await SampleSite.client().post("/fr/contact", form: [("name", "Ada")])
        #expect(answer.status == 303)
        #expect(answer["Location"] == "/fr")
    }

    @Test(
        "A form from elsewhere is refused, whatever its token",
        arguments: [
            ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"], ["Sec-Fetch-Site": "none"],
            ["Origin": "https://evil.example"],
            ["Origin": "null"],
        ])
    func foreign(headers: [String: String]) async throws {
        var fields = HTTPFields()
        for (name, value) in headers { fields[try #require(HTTPField.Name(name))] = value }
        let answer = try await SampleSite.client().post("/fr/contact", form: [("name", "Ada")], fields)
        #expect(answer.status == 403)
        #expect(answer.text.contains("Ce formulaire"))
    }

    @Test("A form that does not say where it comes from is refused")
    func silent() async throws {
        let client = try SampleSite.client()
        let answer = try await client.send(
            .post, "/fr/contact", [.contentType: "application/x-www-form-urlencoded"],
            body: Array("name=Ada".utf8))
        #expect(answer.status == 403)
    }

    @Test("The public address decides which origin is ours")
    func publicOrigin() async throws {
        var settings = Settings()
        try settings.set("public-url", to: "https://atlas.example.org")
        let client = try SampleSite.client(settings)
        let own = try await client.post(
            "/fr/contact", form: [("name", "Ada")], [.origin: "https://atlas.example.org"])
        #expect(own.status == 303)
        let other = try await client.post(
            "/fr/contact", form: [("name", "Ada")], [.origin: "http://localhost"])
        #expect(other.status == 403)
    }

    @Test(
        "A form without its own valid token is refused",
        arguments: [
            "name=Ada", "name=Ada&_token=", "name=Ada&_token=1.2", "name=Ada&_token=9999999999999.00",
        ])
    func badToken(body: String) async throws {
        #expect(try await SampleSite.client().postRaw("/fr/contact", body).status == 403)
    }

    @Test("A token opens one address only, and not for ever")
    func bound() async throws {
        let instance = try TestInstance.make()
        let token = instance.formTokens.token(for: "/en/contact", now: TestInstance.noon)
        let elsewhere = try await SampleSite.client().postRaw("/fr/contact", "_token=\(token)")
        #expect(elsewhere.status == 403)
        let early = instance.formTokens.token(
            for: "/fr/contact", now: TestInstance.noon.adding(seconds: -12 * 3600))
        #expect(try await SampleSite.client().postRaw("/fr/contact", "name=x&_token=\(early)").status == 200)
        let stale = instance.formTokens.token(
            for: "/fr/contact", now: TestInstance.noon.adding(seconds: -12 * 3600 - 1))
        let late = try await SampleSite.client().postRaw("/fr/contact", "name=x&_token=\(stale)")
        #expect(late.status == 403)
        #expect(late.text.contains("trop longtemps"))
    }

    @Test("A body that is too large, of another kind or badly encoded is refused with its own status")
    func bodies() async throws {
        let client = try SampleSite.client()
        let large = String(repeating: "a", count: (1 << 20) + 1)
        #expect(try await client.postRaw("/fr/contact", large).status == 413)
        #expect(
            try await client.postRaw("/fr/contact", "a=1", [.contentType: "application/json"]).status == 415)
        for body in ["a=%zz", "a=%C3%28", "a=%00", "a=%4"] {
            #expect(try await client.postRaw("/fr/contact", body).status == 400, "\(body)")
        }
    }
}
