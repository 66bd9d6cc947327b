import Kernel
import SearchIndex
import Storage
import TestKit
import Testing

@testable import Atlas

/// The search of the atlas against a scan over every document that implements its specification.
@Suite(
    "On real data a search finds what a scan finds",
    .enabled(if: RealSource.areAllPresent, Comment(rawValue: RealSource.missing)))
struct SearchScanTests {
    @Test("In each data set", arguments: RealSource.present)
    func eachSet(real: RealSource) async throws {
        try await TestAtlas.with(.sqlite) { atlas in
            try await atlas.take(real)
            try await compare(atlas, queries: 120, counting: 3, seed: 1)
        }
    }

    @Test("In all of them together with the starter")
    func allTogether() async throws {
        try await TestAtlas.with(.sqlite) { atlas in
            for real in RealSource.present { try await atlas.take(real) }
            try await atlas.takeStarter()
            try await compare(atlas, queries: 100, counting: 3, seed: 2)
        }
    }

    /// Asks the index and the scan the same random questions.
    private func compare(_ atlas: TestAtlas, queries: Int, counting: Int, seed: UInt64) async throws {
        let (index, documents) = (try await atlas.loadedIndex(), try await atlas.documents())
        var scan = BruteForce()
        for document in documents { scan.put(document) }
        var random = RandomQueries(documents: documents, random: SplitMix(state: seed))
        for _ in 0..<queries {
            let query = random.next()
            let facets = Set(query.filters.keys).union(
                AtlasFacet.allCases.shuffled(using: &random.random).prefix(counting))
            let question = try query.engineQuery(counting: facets.sorted { $0.rawValue < $1.rawValue })
            try ScanComparison(question: question, expected: scan.answer(question)).check(index.index)
        }
    }
}

/// One question with the scan's answer to it.
private struct ScanComparison {
    let question: SearchIndex.Query
    let expected: BruteForce.Answer

    func check(_ index: SearchIndex) throws {
        let first = try index.search(question)
        #expect(first.total == expected.matches.count, "\(question)")
        #expect(first.facets == expected.facets, "\(question)")
        #expect(first.widened == expected.widened, "\(question)")
        let keys = try pages(of: index).map(\.key)
        if question.sort == .relevance {
            try checkRelevance(index)
        } else {
            #expect(keys == expectedOrder, "\(question)")
        }
    }

    /// Every page, one after the other.
    private func pages(of index: SearchIndex) throws -> [SearchIndex.Hit] {
        var (query, hits) = (question, [SearchIndex.Hit]())
        repeat {
            let page = try index.search(query)
            #expect(page.hits.count == min(query.limit, expected.matches.count - hits.count))
            hits += page.hits
            query.after = page.next
        } while query.after != nil
        return hits
    }

    /// The scores are those of the scan but for rounding, and decide the order; equal ones the key.
    private func checkRelevance(_ index: SearchIndex) throws {
        let hits = try pages(of: index)
        #expect(hits.map(\.key).sorted() == expected.matches.map(\.key), "\(question)")
        for hit in hits {
            let score = (expected.scores[hit.key] ?? 0) * 65536
            #expect(abs(Double(hit.score) - score) <= 16 + score / 500, "\(question) \(hit)")
        }
        for (hit, next) in zip(hits, hits.dropFirst()) {
            #expect((next.score, hit.key) < (hit.score, next.key), "\(question)")
        }
    }

    private var expectedOrder: [Int64] {
        expected.matches.sorted { isBefore($0, $1) ?? ($0.key < $1.key) }.map(\.key)
    }

    /// Nil when the order leaves it to the key.
    private func isBefore(_ one: SearchIndex.Document, _ two: SearchIndex.Document) -> Bool? {
        switch question.sort {
        case .relevance: return nil
        case .freshness: return one.freshness == two.freshness ? nil : one.freshness > two.freshness
        case .name:
            let (left, right) = (Array(one.sortName.utf8), Array(two.sortName.utf8))
            return left == right ? nil : left.lexicographicallyPrecedes(right)
        case .distance(let origin):
            let distances = [one, two].map { document in
                document.position.map { BruteForce.kilometres(origin, $0) } ?? .infinity
            }
            return distances[0] == distances[1] ? nil : distances[0] < distances[1]
        }
    }
}

extension TestAtlas {
    /// The documents of everything that readers see.
    func documents() async throws -> [SearchIndex.Document] {
        try await database.read { tx in
            var documents: [SearchIndex.Document] = []
            try tx.eachEntry { key, entry in
                documents.append(Indexing.document(entry, key: key, vocabularies: TestFiles.vocabularies))
            }
            return documents
        }
    }
}
