import CanonicalJSON
import Foundation
import TestKit
import Testing

/// The ten written situations, walked over HTTP on the starter atlas, against what an adviser expects.
@Suite("Ten organisations and their decision sheets")
struct SituationsTests {
    @Test("each gets what an adviser would expect")
    func meetsExpectations() async throws {
        let situations = try Self.situations()
        #expect(situations.count >= 10)
        try await SiteForTests.run(on: .sqlite) { client in
            for (name, situation) in situations {
                let walk = Walk(client: client, language: "fr")
                let link = try await walk.answering(situation, from: walk.toSheet(situation))
                let answer = try await client.get("/api/v1/guidance/sheet?s=\(link)&lang=fr")
                let sheet = try JSONValue(parsing: answer.bytes)
                try expectOptions(sheet, situation, name)
                try expectAids(sheet, situation, name)
                try expectHelp(sheet, situation, name)
            }
        }
    }

    private func expectOptions(_ sheet: JSONValue, _ situation: JSONValue, _ name: String) throws {
        let options = (sheet["options"]?.array ?? []).compactMap { $0["name"]?.string }
        #expect((1...3).contains(options.count), "\(name): \(options)")
        let wanted = texts(situation["expect"]?["atLeastOneOf"])
        #expect(!wanted.isEmpty && !Set(wanted).isDisjoint(with: options), "\(name): \(options)")
        let refused = Set(texts(situation["expect"]?["never"])).intersection(options)
        #expect(refused.isEmpty, "\(name): \(refused) must not be among the three")
    }

    private func expectAids(_ sheet: JSONValue, _ situation: JSONValue, _ name: String) throws {
        let verdicts = Dictionary(
            (sheet["aids"]?.array ?? []).compactMap { aid in
                aid["id"]?.string.map { ($0, aid["verdict"]?.string ?? "") }
            }
        ) { first, _ in first }
        for (aid, verdict) in try #require(situation["expect"]?["aids"]?.object) {
            // An aid that does not pay for this need is left out of the sheet.
            guard let given = verdicts[aid] else { continue }
            #expect(given == verdict.string, "\(name): \(aid) is \(given)")
        }
    }

    private func expectHelp(_ sheet: JSONValue, _ situation: JSONValue, _ name: String) throws {
        let offers = sheet["help"]?.array ?? []
        let isNear = offers.contains { $0["distance_metres"]?.integer != nil }
        let found = isNear ? "nearby" : offers.isEmpty ? "none" : "remote"
        #expect(found == situation["expect"]?["help"]?.string, "\(name): help is \(found)")
    }

    private func texts(_ value: JSONValue?) -> [String] { (value?.array ?? []).compactMap(\.string) }

    private static func situations() throws -> [(String, JSONValue)] {
        let folder = URL(fileURLWithPath: "\(TestInstance.repository)/Tests/Fixtures/Needs")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try files.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }.map {
            ($0.lastPathComponent, try JSONValue(parsing: Array(try Data(contentsOf: $0))))
        }
    }
}
