import SearchIndex
import Testing

@Suite("Batches made ready beforehand")
struct PublishTests {
    private func documents(_ keys: ClosedRange<Int64>, _ name: String) -> [SearchIndex.Document] {
        keys.map { SearchIndex.Document(key: $0, name: [.init(name)]) }
    }

    private func found(_ words: String, in index: SearchIndex) throws -> [Int64] {
        try index.search(.init(words: words)).hits.map(\.key).sorted()
    }

    @Test("Are not found before they are published, and all at once then")
    func publish() throws {
        let index = SearchIndex(facets: [])
        index.replace(documents(1...3, "old"))
        let batches = [index.prepare(documents(2...4, "new")), index.prepare(documents(5...5, "new"))]
        #expect(try found("new", in: index) == [])
        index.publish(batches, removing: [1])
        #expect(try found("new", in: index) == [2, 3, 4, 5])
        #expect(try found("old", in: index) == [])
    }

    @Test("Of several documents with one key the last batch counts")
    func lastCounts() throws {
        let index = SearchIndex(facets: [])
        index.publish([index.prepare(documents(1...2, "first")), index.prepare(documents(2...3, "second"))])
        #expect(try found("first", in: index) == [1])
        #expect(try found("second", in: index) == [2, 3])
        #expect(try found("", in: index) == [1, 2, 3])
    }

    @Test("Can take the place of everything")
    func publishAll() throws {
        let index = SearchIndex(facets: [])
        index.replace(documents(1...9, "old"))
        index.publishAll([index.prepare(documents(4...5, "new")), index.prepare([])])
        #expect(try found("", in: index) == [4, 5])
        #expect(index.statistics.documents == 2)
        index.publishAll([])
        #expect(index.statistics.documents == 0)
    }
}
