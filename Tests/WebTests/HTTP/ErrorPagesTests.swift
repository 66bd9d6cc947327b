import CanonicalJSON
import HTTPTypes
import Kernel
import TestKit
import Testing
import Web

@Suite("Errors")
struct ErrorPagesTests {
    @Test(
        "Each error has its status, as a page and as problem+json",
        arguments: [
            ("/fr/nowhere", 404), ("/fr/sources/%00", 400), ("/fr/sources/%ff", 400), ("/fr?a=%zz", 400),
            ("/fr/refused", 409), ("/fr/broken", 500),
        ])
    func statuses(path: String, status: Int) async throws {
        let client = try SampleSite.client()
        let page = try await client.get(path, [.accept: "text/html,*/*;q=0.8"])
        #expect(page.status == status)
        #expect(page["Content-Type"] == "text/html; charset=utf-8")
        #expect(page.text.contains("<h1>"))
        let problem = try await client.get(path, [.accept: "application/json"])
        #expect(problem.status == status)
        #expect(problem["Content-Type"] == "application/problem+json")
        #expect(try problem.json["status"]?.integer == Int64(status))
        #expect(problem["Cache-Control"] == "no-store")
    }

    @Test("Under /api problems are JSON, whatever is accepted")
    func api() async throws {
        let answer = try await SampleSite.client().get("/api/v1/nowhere", [.accept: "text/html"])
        #expect(answer.status == 404)
        #expect(answer["Content-Type"] == "application/problem+json")
    }

    @Test(
        "A method that an address does not take gets 405 and the ones it takes",
        arguments: [
            ("POST", "/fr", "GET, HEAD, OPTIONS"), ("DELETE", "/fr/contact", "GET, HEAD, POST, OPTIONS"),
            ("TRACE", "/api/v1/things", "GET, HEAD, POST, OPTIONS"),
            ("PUT", "/api/v1/things/org_0001", "GET, HEAD, OPTIONS"),
            ("PATCH", "/healthz", "GET, HEAD, OPTIONS"),
        ])
    func methods(method: String, path: String, allow: String) async throws {
        let fields: HTTPFields = [.origin: "http://localhost"]
        let answer = try await SampleSite.client().send(try #require(.init(method)), path, fields)
        #expect(answer.status == 405)
        #expect(answer["Allow"] == allow)
    }

    @Test("OPTIONS names the methods; an unknown method is not implemented")
    func optionsAndUnknown() async throws {
        let client = try SampleSite.client()
        let options = try await client.send(.options, "/api/v1/things")
        #expect(options.status == 204)
        #expect(options["Allow"] == "GET, HEAD, POST, OPTIONS")
        #expect(try await client.send(try #require(.init("BREW")), "/fr").status == 501)
    }

    @Test("HEAD is GET without its body", arguments: ["/fr", "/fr/nowhere", "/api/v1/things", "/export"])
    func head(path: String) async throws {
        let client = try SampleSite.client()
        let get = try await client.get(path)
        let head = try await client.send(.head, path)
        #expect(head.bytes.isEmpty)
        #expect(head.status == get.status)
        for name in ["Content-Type", "ETag", "Cache-Control", "Vary"] {
            #expect(head[name] == get[name], "\(name)")
        }
        if let length = get["Content-Length"] { #expect(head["Content-Length"] == length) }
    }

    @Test(
        "An address with empty segments leads to the plain one",
        arguments: [
            ("/fr/", "/fr"), ("/fr//sources/x/?a=1", "/fr/sources/x?a=1"),
            ("//evil.example/", "/evil.example"),
        ])
    func canonical(path: String, expected: String) async throws {
        let answer = try await SampleSite.client().get(path)
        #expect(answer.status == 308)
        #expect(answer["Location"] == expected)
    }

    @Test("An address beyond the limit is refused")
    func long() async throws {
        let path = "/fr?q=" + String(repeating: "a", count: 9000)
        #expect(try await SampleSite.client().get(path).status == 414)
        let many = "/fr?" + Array(repeating: "a=1", count: 501).joined(separator: "&")
        #expect(try await SampleSite.client().get(many).status == 400)
    }

    @Test("A path parameter is decoded, and markup in it stays text")
    func decoded() async throws {
        let page = try await SampleSite.client().get("/fr/sources/%3Cb%3E%C3%A9%2F+")
        #expect(page.text.contains("<p>&lt;b&gt;é/+</p>"))
    }
}
