import Foundation
import HTTPTypes
import TestKit
import Testing
import Web

@testable import Identity
@testable import Site

/// A browser without scripts: it keeps the cookies it is given and shows them again.
struct TestBrowser {
    let site: SiteInTime
    private(set) var cookies: [String: String] = [:]

    init(_ site: SiteInTime) {
        self.site = site
    }

    /// What it sends with every request.
    var fields: HTTPFields {
        var fields: HTTPFields = [
            .userAgent: "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/128.0", .acceptLanguage: "en",
        ]
        if !cookies.isEmpty {
            fields[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ")
        }
        return fields
    }

    mutating func get(_ path: String) async throws -> WebAnswer {
        keep(try await getOnly(path))
    }

    /// A GET whose cookies are not looked at.
    func getOnly(_ path: String) async throws -> WebAnswer { try await site.client.get(path, fields) }

    @discardableResult
    mutating func post(_ path: String, _ form: [(String, String)]) async throws -> WebAnswer {
        keep(try await site.client.post(path, form: form.map { (name: $0.0, value: $0.1) }, fields))
    }

    /// Lets the letters leave; the path of the link in the newest.
    func link(in program: MailProgram) async throws -> String {
        for job in site.server.jobs { try await (job as? SendLetters)?.sendAll() }
        let text = TestBrowser.text(of: try #require(program.letters.last))
        let link = try #require(text.firstMatch(of: #/https?:\/\/[^\/\s]+(\/\S+)/#)?.output.1)
        return String(link)
    }

    /// Signs in by a letter; the answer that brings the cookie.
    @discardableResult
    mutating func signIn(_ address: String, _ program: MailProgram) async throws -> WebAnswer {
        try await post("/en/sign-in", [("address", address)])
        let link = try await link(in: program)
        let secret = try #require(link.split(separator: "=").last.map(String.init))
        return try await post("/en/sign-in/link", [("t", secret)])
    }

    /// The words of a letter.
    static func text(of letter: String) -> String {
        let body = letter.split(separator: "\n\n", maxSplits: 1).last.map { $0.filter { !$0.isWhitespace } }
        return body.flatMap { Data(base64Encoded: $0) }.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    private mutating func keep(_ answer: WebAnswer) -> WebAnswer {
        for field in answer.headers[values: .setCookie] {
            let parts = field.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
            let pair = parts[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            cookies[String(pair[0])] = parts.contains("Max-Age=0") ? nil : String(pair[1])
        }
        return answer
    }
}
