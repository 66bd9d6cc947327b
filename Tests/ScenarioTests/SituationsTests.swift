import CanonicalJSON
import Foundation
import HTTPTypes
import TestKit
import Testing
import Web

/// The ten written situations, walked over HTTP on the starter atlas, against what an adviser expects.
@Suite("Ten organisations and their decision sheets")
struct SituationsTests {
    @Test("each gets what an adviser would expect")
    func meetsExpectations() async throws {
        let situations = try Self.situations()
        #expect(situations.count >= 10)
        try await SiteForTests.run(on: .sqlite) { client in
            for (name, situation) in situations {
                let sheet = try await Walk(client, situation).sheet()
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

/// One organisation's way from its words to its sheet, with every fact that its aids ask for answered.
private struct Walk {
    let client: WebClient
    let situation: JSONValue

    init(_ client: WebClient, _ situation: JSONValue) {
        (self.client, self.situation) = (client, situation)
    }

    func sheet() async throws -> JSONValue {
        let link = try await answered(try await weighed(try await presented(try await chosen())))
        let answer = try await client.get("/api/v1/guidance/sheet?s=\(link)&lang=fr")
        #expect(answer.status == 200)
        return try JSONValue(parsing: Array(answer.text.utf8))
    }

    /// The first proposal for her words.
    private func chosen() async throws -> String {
        let words = encoded(try #require(situation["need"]?.string))
        let page = PageReading(try await client.get("/fr/choose?q=\(words)"))
        let link = try #require(page.links(beginning: "/fr/choose/organisation?s=").first, "\(words)")
        return try text(of: link)
    }

    private func presented(_ link: String) async throws -> String {
        let organisation = try #require(situation["organisation"]?.object)
        var query = "s=\(link)&done=1&country=\(organisation["country"]?.string ?? "")"
        query += "&form=\(organisation["nationalForm"]?.string ?? organisation["legalForm"]?.string ?? "")"
        query += "&place=\(encoded(organisation["place"]?.string ?? ""))"
        for number in ["employees", "members"] {
            if let value = organisation[number]?.integer { query += "&\(number)=\(value)" }
        }
        let answer = try await client.get("/fr/choose/organisation?\(query)")
        if let onward = answer.headers[.location] { return try text(of: onward) }
        // Several towns of that name: the greatest comes first.
        let towns = PageReading(answer).links(beginning: "/fr/choose/priorities?s=")
        return try text(of: try #require(towns.first))
    }

    private func weighed(_ link: String) async throws -> String {
        var query = "s=\(link)&done=1"
        for (criterion, weight) in situation["weights"]?.object ?? [:] {
            query += "&w-\(criterion)=\(weight.integer ?? 0)"
        }
        for criterion in situation["mustHaves"]?.array ?? [] { query += "&m-\(criterion.string ?? "")=1" }
        let answer = try await client.get("/fr/choose/priorities?\(query)")
        return try text(of: try #require(answer.headers[.location]))
    }

    private func answered(_ link: String) async throws -> String {
        var link = link
        for (fact, value) in situation["organisation"]?["facts"]?.object ?? [:] {
            let answer =
                value.bool.map { $0 ? "yes" : "no" } ?? value.integer.map { String($0) } ?? value.string ?? ""
            let page = try await client.get(
                "/fr/choose/answer?s=\(link)&fact=\(fact)&value=\(encoded(answer))")
            link = try text(of: try #require(page.headers[.location]))
        }
        return link
    }

    /// The situation in an address.
    private func text(of address: String) throws -> String {
        let parts = address.split(separator: "#")[0].split(separator: "=", maxSplits: 1)
        return String(try #require(parts.last))
    }

    private func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
