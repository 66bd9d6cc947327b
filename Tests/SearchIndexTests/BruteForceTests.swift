import Testing

@testable import SearchIndex

/// The index against the scan, over random documents, random histories and random queries.
@Suite struct BruteForceTests {
    @Test("An index of any size and history answers as a scan does", arguments: 0..<45 as Range<UInt64>)
    func agrees(seed: UInt64) throws {
        var corpus = RandomCorpus(seed: seed)
        let index = SearchIndex(facets: RandomCorpus.facets, sizes: BruteForceTests.sizes(&corpus))
        // Up to some hundreds of documents, and now and then thousands: frequent words have bitmaps of many
        // words then, and rare ones have none.
        let history = History(
            keys: seed % 15 == 14 ? 1500 : Int64.random(in: 5...150, using: &corpus.random),
            batch: seed % 15 == 14 ? 900 : Int.random(in: 5...60, using: &corpus.random))
        var scan = BruteForce()
        for _ in 0..<3 {
            change(index, &scan, &corpus, history)
            for _ in 0..<8 { try compare(corpus.query(), index, scan) }
        }
        try compareWithFresh(index, scan, &corpus)
        try compareWithSaved(index, scan, &corpus)
    }

    /// How many keys there are on either side of 0, and how many documents a batch has at most.
    private struct History {
        let keys: Int64
        let batch: Int
    }

    /// Segments of all sizes, so that merges are many, at once and aside.
    private static func sizes(_ corpus: inout RandomCorpus) -> MergeSizes {
        let small = Int.random(in: 1...60, using: &corpus.random)
        return MergeSizes(small: small, largest: Int.random(in: small...2000, using: &corpus.random))
    }

    @Test(
        "On real texts in twenty languages the index answers as a scan does",
        .enabled(if: !RealData.documents.isEmpty, "needs ../shared/data/atlas/susy"),
        arguments: 0..<8 as Range<UInt64>)
    func agreesOnRealData(seed: UInt64) throws {
        let (index, scan) = BruteForceTests.real
        var queries = RealQueries(documents: RealData.documents, random: SplitMix64(state: seed))
        for _ in 0..<25 { try compare(queries.next(), index, scan) }
    }

    private static let real: (SearchIndex, BruteForce) = {
        let index = SearchIndex(facets: ["country", "activity"])
        var scan = BruteForce()
        for start in stride(from: 0, to: RealData.documents.count, by: 300) {
            index.replace(Array(RealData.documents[start...].prefix(300)))
        }
        for document in RealData.documents { scan.put(document) }
        return (index, scan)
    }()

    /// Puts in, replaces and takes out documents in batches of all sizes.
    private func change(
        _ index: SearchIndex, _ scan: inout BruteForce, _ corpus: inout RandomCorpus, _ history: History
    ) {
        func key() -> Int64 { Int64.random(in: -history.keys...history.keys, using: &corpus.random) }
        for _ in 0..<Int.random(in: 0...8, using: &corpus.random) {
            if corpus.chance(0.3) {
                let keys = (0..<Int.random(in: 0...history.batch / 2, using: &corpus.random)).map { _ in key()
                }
                index.remove(keys)
                for key in keys { scan.remove(key) }
            } else {
                let count = corpus.chance(0.3) ? 1 : Int.random(in: 0...history.batch, using: &corpus.random)
                let batch = (0..<count).map { _ in corpus.document(key: key()) }
                index.publish([index.prepare(batch)])
                for document in batch { scan.put(document) }
            }
            if corpus.chance(0.4) { index.merge() }
        }
    }

    private func compare(_ query: SearchIndex.Query, _ index: SearchIndex, _ scan: BruteForce) throws {
        let expected = scan.answer(query)
        let first = try index.search(query)
        #expect(first.total == expected.matches.count, "\(query)")
        #expect(first.facets == expected.facets, "\(query)")
        #expect(first.widened == expected.widened, "\(query)")
        let hits = try allHits(query, index)
        #expect(hits.map(\.key).sorted() == expected.matches.map(\.key), "\(query)")
        for hit in hits {
            let score = (expected.scores[hit.key] ?? 0) * 65536
            #expect(abs(Double(hit.score) - score) <= 16 + score / 500, "\(query) \(hit)")
            check(hit, query, scan)
        }
        checkOrder(of: hits, query, scan)
    }

    private func allHits(_ query: SearchIndex.Query, _ index: SearchIndex) throws -> [SearchIndex.Hit] {
        var query = query
        // Some pages of many results are as good as very many pages of few.
        query.limit = max(query.limit, try index.search(query).total / 20)
        var hits: [SearchIndex.Hit] = []
        repeat {
            let page = try index.search(query)
            hits += page.hits
            query.after = page.next
        } while query.after != nil
        return hits
    }

    private func check(_ hit: SearchIndex.Hit, _ query: SearchIndex.Query, _ scan: BruteForce) {
        let origin = query.sort.origin ?? query.near?.center
        let position = scan.documents[hit.key]?.position
        guard let origin, let position else {
            #expect(hit.distanceKilometres == nil)
            return
        }
        #expect(abs((hit.distanceKilometres ?? -1) - BruteForce.kilometres(origin, position)) < 1e-5)
    }

    private func checkOrder(of hits: [SearchIndex.Hit], _ query: SearchIndex.Query, _ scan: BruteForce) {
        for (hit, next) in zip(hits, hits.dropFirst()) {
            guard let document = scan.documents[hit.key], let other = scan.documents[next.key] else {
                continue
            }
            let isOrdered =
                switch query.sort {
                case .relevance: (next.score, hit.key) < (hit.score, next.key)
                case .freshness: (other.freshness, hit.key) < (document.freshness, next.key)
                case .name:
                    Array(document.sortName.utf8) == Array(other.sortName.utf8)
                        ? hit.key < next.key
                        : document.sortName.utf8.lexicographicallyPrecedes(other.sortName.utf8)
                case .distance:
                    (hit.distanceKilometres ?? .infinity, hit.key)
                        < (next.distanceKilometres ?? .infinity, next.key)
                }
            #expect(isOrdered, "\(query.sort): \(hit) before \(next)")
        }
    }

    /// The same documents in another index, all at once, give the very same results.
    private func compareWithFresh(_ index: SearchIndex, _ scan: BruteForce, _ corpus: inout RandomCorpus)
        throws
    {
        let fresh = SearchIndex(facets: RandomCorpus.facets)
        fresh.replace(Array(scan.documents.values))
        for _ in 0..<8 {
            let query = corpus.query()
            let (here, there) = (try index.search(query), try fresh.search(query))
            #expect(here.hits == there.hits, "\(query)")
            #expect(here.next == there.next)
            #expect(here.facets == there.facets)
            #expect(here.widened == there.widened)
        }
    }

    /// What was saved and read back gives the very same results, and goes on changing.
    private func compareWithSaved(_ index: SearchIndex, _ scan: BruteForce, _ corpus: inout RandomCorpus)
        throws
    {
        let (contents, note) = try index.contents(savedIn: try index.contents.saved(note: [7, 0, 9]))
        #expect(note == [7, 0, 9])
        let loaded = SearchIndex(facets: RandomCorpus.facets)
        loaded.hold(contents)
        #expect(loaded.statistics.documents == index.statistics.documents)
        for _ in 0..<4 {
            let query = corpus.query()
            #expect(try loaded.search(query).hits == index.search(query).hits, "\(query)")
            try compare(query, loaded, scan)
        }
        var scan = scan
        let document = corpus.document(key: 1)
        loaded.replace([document])
        scan.put(document)
        try compare(corpus.query(), loaded, scan)
    }
}
