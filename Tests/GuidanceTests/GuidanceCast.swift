import Foundation
import Guidance
import Kernel
import Storage
import TestKit
import Web

/// Gives `body` a client of guidance alone, over a list of solutions.
func withGuidance(
    solutions: [SolutionProfile] = [.tool("a", ease: "immediate"), .tool("b", ease: "with-help")],
    _ body: (WebClient) async throws -> Void
) async throws {
    try await withDatabase(on: .sqlite, GuidanceDomain.migrations) { database in
        let domain = GuidanceDomain(
            database: database, directory: ListedSolutions(solutions: solutions),
            knowledge: try Knowledge.load(folder: "\(TestInstance.repository)/Resources"),
            secret: Array(repeating: 5, count: 32), address: "https://terreau.example")
        let instance = try TestInstance.make()
        let site = TestInstance.site(instance) { routes in
            domain.routes(routes)
            routes.api(domain.apiRoutes)
        }
        try await body(WebClient(site))
    }
}

/// A directory that lists what it is given, and knows nobody who helps.
struct ListedSolutions: SolutionDirectory {
    let solutions: [SolutionProfile]

    func revision() async throws -> Int64 { 1 }
    func dataDate() async throws -> CalendarDate? { CalendarDate(iso8601: "2026-11-01") }
    func outlines() async throws -> [SolutionOutline] { solutions.map(\.outline) }
    func profiles(_ ids: [String]) async throws -> [SolutionProfile] {
        ids.compactMap { id in solutions.first { $0.outline.id == id } }
    }
    func help(_ wanted: HelpQuery) async throws -> [HelpOffer] { [] }
}

extension SolutionProfile {
    /// A tool that manages members, of which only the ease is stated.
    static func tool(_ letter: String, ease: String) -> SolutionProfile {
        SolutionProfile(
            outline: SolutionOutline(
                id: "sol_\(letter)", name: "tool \(letter)", categories: ["members-management"],
                statements: ["ease-for-beginners": [ease]], licences: [], changedOn: nil),
            name: LocalizedText("Tool \(letter.uppercased())"), summary: LocalizedText("A tool", .english),
            website: nil,
            evidence: [
                StatedEvidence(
                    criterion: "ease-for-beginners", value: ease, source: LocalizedText("A test"),
                    date: CalendarDate(iso8601: "2026-10-01"), author: nil, link: nil)
            ])
    }
}
