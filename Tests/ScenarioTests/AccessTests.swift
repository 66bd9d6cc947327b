import Foundation
import HTTPTypes
import Kernel
import Language
import Logging
import Storage
import TestKit
import Testing
import Web

@testable import Identity
@testable import Site

/// Who may do what, as docs/reference/access.md says it and as the site does it.
@Suite("Who may do what")
struct AccessTests {
    private static func page() throws -> String {
        let file = "\(TestInstance.repository)/docs/reference/access.md"
        return String(decoding: try #require(FileManager.default.contents(atPath: file)), as: UTF8.self)
    }

    @Test("The page of the reference is what the program writes")
    func current() async throws {
        let resources = try ResourceFolder(
            given: "\(TestInstance.repository)/Resources", environment: [:], program: "terreau")
        let written = try await ReferencePages.make(resources).access
        #expect(try Self.page() == written, "docs/reference/access.md is old: make docs")
    }

    @Test("Every address lets in whom the page says, and nobody else", arguments: Engine.available)
    func walk(engine: Engine) async throws {
        let page = AccessPage(try Self.page())
        try await SignInTests.run(on: engine) { site, _ in
            let stage = try await AccessStage(site)
            // NB: a page is the same in every language; one is enough.
            let lines = site.server.table.filter { !$0.path.hasPrefix("/en/") && $0.path != "/en" }
            #expect(lines.count > 100)
            for line in lines {
                let isOpen = line.access == Access.open.name
                let some = AccessVisitor.all.filter {
                    !isOpen || ["nobody", "somebody signed in", "an administrator"].contains($0.name)
                }
                for visitor in some {
                    let expected = page.expected(line, visitor)
                    let answer = try await stage.ask(line, visitor)
                    let found = AccessOutcome(answer)
                    let isHidden = expected == .forbidden && line.reach == .thing && answer.status == 404
                    #expect(
                        expected != nil && (found == expected || isHidden),
                        """
                        \(line.method) \(line.template), \(visitor.name): \(answer.status) \
                        \(answer.headers[.location] ?? "") \(found?.rawValue ?? "?"), not \(expected?.rawValue ?? "?")
                        """)
                }
            }
        }
    }

    @Test("Every act on a thing is asked for the thing, every permission it may lack elsewhere")
    func reach() async throws {
        try await SiteInTime.run(starter: false) { site in
            let placed = Site.permissions.filter { permission in
                permission.holders.contains { holder in
                    switch holder {
                    case .organisationRole, .role(.moderator): true
                    default: false
                    }
                }
            }
            for line in site.server.table where placed.map(\.name).contains(line.access) {
                #expect(
                    line.method == "GET" || line.reach == .thing,
                    "\(line.method) \(line.template) takes \(line.access) from anywhere")
            }
        }
    }

    @Test("Every permission in the code has its sentence, stands on the page, and none twice")
    func permissions() throws {
        let sources = URL(fileURLWithPath: "\(TestInstance.repository)/Sources")
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var declared: [String] = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
            declared += text.matches(of: #/= Permission\(\s*"([^"]+)"/#).map { String($0.output.1) }
        }
        #expect(declared.count >= 5 && Set(declared).count == declared.count)
        let listed = Site.permissions.map(\.name)
        #expect(listed.sorted() == declared.sorted(), "Site.permissions lists every permission once")
        let page = try Self.page()
        let known = AccessPage(page).permissions
        let catalogs = try TestInstance.make().catalogs
        for permission in Site.permissions {
            #expect(known[permission.name] != nil, "\(permission.name) is not on the page")
            let rows = page.split(separator: "\n").count { $0.hasPrefix("| `\(permission.name)` | ") }
            #expect(rows == 1, "\(permission.name) has \(rows) rows")
            for language in [LanguageTag.french, .english] {
                let sentence = catalogs.messages(in: language)(permission.sentence)
                #expect(sentence != permission.sentence.text && sentence.hasSuffix("."), "\(permission.name)")
            }
        }
        let sentences = Site.permissions.map { catalogs.messages(in: .english)($0.sentence) }
        #expect(Set(sentences).count == sentences.count, "two permissions say the same")
    }
}
