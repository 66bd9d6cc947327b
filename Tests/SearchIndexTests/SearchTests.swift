import Testing

@testable import SearchIndex

/// What a visitor can rely on, one promise a test.
@Suite struct SearchTests {
    private let index: SearchIndex = {
        let index = SearchIndex(facets: ["country"])
        index.replace([
            .init(
                key: 1, name: [.init("Ressourcerie numérique", language: "fr")],
                texts: [.init("Des ateliers pour les jeunes", language: "fr")], sortName: "ressourcerie",
                facets: ["country": ["FR"]], position: .init(latitude: 43.6, longitude: 1.44), freshness: 30),
            .init(
                key: 2, name: [.init("Digital Commons", language: "en")],
                texts: [.init("Workshops on numeric data, une ressourcerie", language: "en")],
                sortName: "digital",
                facets: ["country": ["IT"]], position: .init(latitude: 45.07, longitude: 7.69), freshness: 20),
            .init(
                key: 3, name: [.init("L’Atelier", language: "und")], sortName: "atelier",
                facets: ["country": ["FR", "BE"]], freshness: 10),
        ])
        return index
    }()

    private func keys(_ query: SearchIndex.Query) throws -> [Int64] {
        try index.search(query).hits.map(\.key)
    }

    @Test("All words must match, whatever their accents and case")
    func conjunction() throws {
        #expect(try keys(.init(words: "RESSOURCERIE numerique")) == [1])
        #expect(try keys(.init(words: "ressourcerie atelier digital")).isEmpty)
        #expect(try keys(.init(words: "")).count == 3)
        #expect(try keys(.init(words: " …")).count == 3)
    }

    @Test("A word is found by its stem only in texts of the stem's language")
    func stems() throws {
        #expect(try keys(.init(words: "numériques")) == [1])
        #expect(try keys(.init(words: "atelier")) == [3, 1])
        #expect(try keys(.init(words: "ateliers")) == [1])
        #expect(try keys(.init(words: "atelier", stemming: false)) == [3])
    }

    @Test("A word of the name weighs more than one of another text")
    func nameWeight() throws {
        #expect(try keys(.init(words: "ressourcerie")) == [1, 2])
    }

    @Test("A beginning finds longer words only when asked to")
    func prefixes() throws {
        #expect(try keys(.init(words: "ressou")).isEmpty)
        #expect(try keys(.init(words: "ressou", prefix: true)) == [1, 2])
        #expect(try keys(.init(words: "ressou digital", prefix: true)).isEmpty)
    }

    @Test("A typing error is forgiven in a word nobody wrote, and said")
    func misspellings() throws {
        let results = try index.search(.init(words: "resourcerie"))
        #expect(results.hits.map(\.key) == [1, 2])
        #expect(results.widened == ["resourcerie": ["ressourcerie"]])
        #expect(try index.search(.init(words: "numeric")).widened.isEmpty)
        #expect(try index.search(.init(words: "ressourcrei")).hits.isEmpty)
    }

    @Test("A facet is counted under all filters but its own")
    func facetCounts() throws {
        let results = try index.search(
            .init(words: "atelier", filters: ["country": ["BE"]], facets: ["country"]))
        #expect(results.total == 1)
        #expect(
            results.facets == [
                "country": [.init(value: "FR", count: 2), .init(value: "BE", count: 1)]
            ])
    }

    @Test("Results come by name, freshness or distance")
    func sorts() throws {
        let turin = try #require(SearchIndex.Position(latitude: 45.07, longitude: 7.69))
        #expect(try keys(.init(sort: .name)) == [3, 2, 1])
        #expect(try keys(.init(sort: .freshness)) == [1, 2, 3])
        let nearest = try index.search(.init(sort: .distance(from: turin)))
        #expect(nearest.hits.map(\.key) == [2, 1, 3])
        #expect(nearest.hits.map { $0.distanceKilometres == nil } == [false, false, true])
    }

    @Test("What is taken out is no longer found, and what is replaced only as it is now")
    func changes() throws {
        index.remove([2, 99])
        index.replace([.init(key: 3, name: [.init("Jardin partagé", language: "fr")])])
        #expect(try keys(.init(words: "digital")).isEmpty)
        #expect(try keys(.init(words: "atelier")) == [1])
        #expect(try keys(.init(words: "jardins")) == [3])
        #expect(index.statistics.documents == 2)
    }

    @Test("A page goes on right though documents came and went meanwhile")
    func stablePages() throws {
        let index = SearchIndex(facets: [])
        func document(_ key: Int64) -> SearchIndex.Document {
            .init(key: key, name: [.init("jardin " + String(repeating: "commun ", count: Int(key)))])
        }
        index.replace((1...20).map(document))
        var query = SearchIndex.Query(words: "jardin", limit: 7)
        let first = try index.search(query)
        query.after = first.next
        let undisturbed = try index.search(query).hits.map(\.key)
        index.replace((21...40).map(document) + [.init(key: 50, name: [.init("rien")])])
        #expect(Array(try index.search(query).hits.map(\.key).prefix(7)) == undisturbed)
    }

    @Test("A question that cannot be answered is refused")
    func refusals() {
        let many = (0..<40).map { "mot\($0)" }.joined(separator: " ")
        #expect(throws: SearchIndex.QueryError.tooManyWords) { try index.search(.init(words: many)) }
        #expect(throws: SearchIndex.QueryError.limitOutOfRange(1001)) { try index.search(.init(limit: 1001)) }
        #expect(throws: SearchIndex.QueryError.limitOutOfRange(-1)) { try index.search(.init(limit: -1)) }
        #expect(throws: SearchIndex.QueryError.unknownFacet("colour")) {
            try index.search(.init(facets: ["colour"]))
        }
        #expect(throws: SearchIndex.QueryError.unknownFacet("colour")) {
            try index.search(.init(filters: ["colour": ["red"]]))
        }
    }

    @Test("No cursor, however damaged, does anything but be refused or answered")
    func damagedCursors() throws {
        let good = try #require(try index.search(.init(words: "atelier", limit: 1)).next)
        #expect(throws: SearchIndex.QueryError.invalidCursor) { try index.search(.init(after: good)) }
        #expect(throws: SearchIndex.QueryError.invalidCursor) {
            try index.search(.init(words: "atelier", sort: .name, after: good))
        }
        var random = SplitMix64(state: 7)
        for _ in 0..<3000 {
            var letters = Array(good.text)
            letters[Int.random(in: 0..<letters.count, using: &random)] =
                "ABCz9_-é=".randomElement(using: &random) ?? "A"
            if Bool.random(using: &random) {
                letters.removeLast(Int.random(in: 0..<letters.count, using: &random))
            }
            let cursor = SearchIndex.Cursor(String(letters))
            _ = try? index.search(.init(words: "atelier", after: cursor))
        }
    }

    @Test("While somebody types, words and documents are offered")
    func suggestions() throws {
        let typing = try index.suggest("ate")
        #expect(typing.completions == ["atelier", "ateliers"])
        #expect(typing.hits.map(\.key) == [3, 1])
        #expect(try index.suggest("numérik").corrections == ["numerik": ["numeric"]])
        #expect(try index.suggest("atelier ").completions.isEmpty)
    }

    @Test("The words a search found are marked by the rules of the search")
    func highlighting() {
        let text = "L’atelier : des ateliers, numériques et NUMERIC."
        func marked(
            _ words: String, _ language: String, prefix: Bool = false, _ widened: [String: [String]] = [:]
        )
            -> [String]
        {
            let highlighter = index.highlighter(for: .init(words: words, prefix: prefix), widened: widened)
            return highlighter.ranges(in: text, language: language).map { String(text[$0]) }
        }
        #expect(marked("atelier", "fr") == ["atelier", "ateliers"])
        #expect(marked("atelier", "und") == ["atelier"])
        #expect(marked("nume", "und", prefix: true) == ["numériques", "NUMERIC"])
        #expect(marked("numerik", "und", ["numerik": ["numeric"]]) == ["NUMERIC"])
        #expect(marked("", "fr").isEmpty)
    }

    @Test("Searches go on while documents come and go")
    func concurrency() async throws {
        let index = SearchIndex(facets: [])
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for key in 0..<Int64(200) {
                    index.replace([.init(key: key, name: [.init("jardin")])])
                    if key % 3 == 0 { index.remove([key / 2]) }
                }
            }
            for _ in 0..<3 {
                group.addTask {
                    for _ in 0..<100 {
                        guard let results = try? index.search(.init(words: "jardin", limit: 1000)) else {
                            return
                        }
                        #expect(results.total == results.hits.count)
                    }
                }
            }
        }
        #expect(try index.search(.init(words: "jardin")).total == index.statistics.documents)
    }
}
