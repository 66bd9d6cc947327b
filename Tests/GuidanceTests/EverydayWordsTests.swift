import Foundation
import Guidance
import Kernel
import TestKit
import Testing
import Web

/// What people say at the counter, as an adviser hears it, and what is understood of it.
@Suite("Everyday words for a need")
struct EverydayWordsTests {
    /// A sentence and the need it means.
    struct Saying: Sendable {
        let language: String
        let need: String
        let words: String
    }

    @Test("the right need is proposed for what people say, and is mostly the first")
    func understands() async throws {
        let sayings = try Self.sayings()
        #expect(sayings.count(where: { $0.language == "fr" }) >= 60)
        #expect(sayings.count(where: { $0.language == "en" }) >= 40)
        let labels = try Self.labels()
        #expect(Set(sayings.map(\.need)).count >= 45)
        try await withGuidance { client in
            var first = 0
            for saying in sayings {
                let proposed = try await proposals(client, saying)
                let label = try #require(labels[saying.need]?[saying.language])
                let place = proposed.firstIndex(of: label)
                #expect(place != nil, "“\(saying.words)” leads to \(proposed), not to \(saying.need)")
                first += place == 0 ? 1 : 0
            }
            #expect(first * 100 >= sayings.count * 90, "only \(first) of \(sayings.count) come first")
        }
    }

    /// The needs that the first page proposes, in order.
    private func proposals(_ client: WebClient, _ saying: Saying) async throws -> [String] {
        let words = try #require(saying.words.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
        let page = try await client.get("/\(saying.language)/choose?q=\(words)")
        guard
            let list = page.text.firstMatch(
                of: #/<ol class="results proposals">(?<items>.*?)</ol>/#.dotMatchesNewlines())
        else { return [] }
        return list.items.matches(of: #/<h3><a [^>]*><span>(?<label>[^<]*)</span>/#).map {
            String($0.label).replacingOccurrences(of: "&amp;", with: "&")
        }
    }

    /// `language|need|words`, a line a saying.
    private static func sayings() throws -> [Saying] {
        let path = "\(TestInstance.repository)/Tests/Fixtures/everyday-words.psv"
        return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { line in
            let fields = line.split(separator: "|", maxSplits: 2).map(String.init)
            try #require(fields.count == 3, "\(line)")
            return Saying(language: fields[0], need: fields[1], words: fields[2])
        }
    }

    /// The labels of needs by language.
    private static func labels() throws -> [String: [String: String]] {
        let knowledge = try Knowledge.load(folder: "\(TestInstance.repository)/Resources")
        return Dictionary(
            uniqueKeysWithValues: knowledge.needs.map { need in
                let texts = need.labels.ordered.map { ($0.language.text, $0.text) }
                return (need.id, Dictionary(texts) { first, _ in first })
            })
    }
}
