import Testing

@testable import SearchIndex

/// What somebody types letter by letter, where many words begin alike.
@Suite struct BeginningsTests {
    /// Few syllables and a law by which some words stand in most documents and most words in few: single
    /// letters begin many rare words, and some beginnings several frequent ones.
    private static let words: [String] = {
        let syllables = ["sol", "so", "li", "da", "ra", "re", "se", "asso", "as", "a", "co", "mo"]
        return syllables.flatMap { one in syllables.map { two in one + two } }
            + syllables.flatMap { one in syllables.flatMap { two in syllables.map { one + two + $0 } } }
    }()

    private static func documents(seed: UInt64) -> [SearchIndex.Document] {
        var random = SplitMix64(state: seed)
        func word() -> String {
            let share = Double.random(in: 0..<1, using: &random)
            return words[Int(Double(words.count) * share * share * share * share * share)]
        }
        return (0..<900).map { key in
            let name = (0..<Int.random(in: 1...4, using: &random)).map { _ in word() }
            let text = (0..<Int.random(in: 0...20, using: &random)).map { _ in word() }
            return SearchIndex.Document(
                key: Int64(key), name: [.init(name.joined(separator: " "))],
                texts: [.init(text.joined(separator: " "))])
        }
    }

    private static let typed: [String] = {
        let beginnings = Set(words.flatMap { word in (1...5).map { String(word.prefix($0)) } }).sorted()
        return beginnings + beginnings.map { "solsol \($0)" } + beginnings.map { "soli asso \($0)" }
    }()

    @Test(
        "The first results are those that a look at all results puts first",
        arguments: 1...3 as ClosedRange<UInt64>)
    func firstAreFirst(seed: UInt64) throws {
        let index = SearchIndex(facets: [])
        index.replace(BeginningsTests.documents(seed: seed))
        for text in BeginningsTests.typed {
            // With room for all, none is passed over.
            let all = try index.search(.init(words: text, prefix: true, limit: 1000))
            #expect(all.hits.count == all.total)
            for limit in [1, 8] {
                let first = try index.search(.init(words: text, prefix: true, limit: limit))
                #expect(first.hits == Array(all.hits.prefix(limit)), "\(text)")
                #expect(first.total == all.total)
            }
            #expect(try index.suggest(text).hits == Array(all.hits.prefix(8)), "\(text)")
        }
    }

    @Test("All results and their scores are those of a scan")
    func agreesWithScan() throws {
        let index = SearchIndex(facets: [])
        var scan = BruteForce()
        for document in BeginningsTests.documents(seed: 4) { scan.put(document) }
        index.replace(Array(scan.documents.values))
        #expect(!index.snapshot.views.allSatisfy { $0.segment.beginnings.byteCount == 0 })
        for text in BeginningsTests.typed.filter({ $0.count % 3 == 1 }) {
            let query = SearchIndex.Query(words: text, prefix: true, limit: 1000)
            let (found, expected) = (try index.search(query), scan.answer(query))
            #expect(found.hits.map(\.key).sorted() == expected.matches.map(\.key), "\(text)")
            for hit in found.hits {
                let score = (expected.scores[hit.key] ?? 0) * 65536
                #expect(abs(Double(hit.score) - score) <= 16 + score / 500, "\(text) \(hit)")
            }
        }
    }
}
