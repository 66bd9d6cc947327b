import Foundation
import Kernel
import Ledger
import Logging
import Site
import Storage
import TestKit
import Web

/// A whole site over an empty place, filled with the starter atlas unless told otherwise.
enum SiteForTests {
    /// Gives `body` a client of the site on `engine`, and removes everything afterwards.
    static func run(
        on engine: Engine, settings: Settings = Settings(), starter: Bool = true,
        _ body: (WebClient) async throws -> Void
    ) async throws {
        let keyFile = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).key").path
        defer { try? FileManager.default.removeItem(atPath: keyFile) }
        var settings = settings
        settings.logKeyFile = keyFile
        let chosen = settings
        try await withPlace(on: engine) { place in
            let resources = try ResourceFolder(
                given: "\(TestInstance.repository)/Resources", environment: [:], program: "terreau")
            let site = try await Site.open(
                resources: resources, settings: chosen, database: place.url,
                clock: { TestInstance.noon })
            try await closing(site.database) {
                if starter { try await StarterAtlas(site).fill { _ in } }
                _ = try await site.ledgerWriter().sealOnce()
                let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
                try await body(WebClient(SiteServer(site, logger: silent).application))
            }
        }
    }
}

/// What a reader sees of a page, as far as the stories need it.
struct PageReading {
    let text: String

    init(_ answer: WebAnswer) {
        text = answer.text
    }

    /// The addresses of links that begin so, each once, in the order of the page.
    func links(beginning start: String) -> [String] {
        var seen: Set<String> = []
        return text.matches(of: #/href="([^"]+)"/#).map { String($0.1) }
            .map { $0.replacingOccurrences(of: "&amp;", with: "&") }
            .filter { $0.hasPrefix(start) && seen.insert($0).inserted }
    }

    /// The words of the first heading.
    var heading: String {
        let inside = text.firstMatch(of: #/<h1[^>]*>(.*?)</h1>/#).map { String($0.1) } ?? ""
        return inside.replacing(#/<[^>]+>/#, with: "").replacingOccurrences(of: "&amp;", with: "&")
    }
}
