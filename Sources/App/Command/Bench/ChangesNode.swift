import Atlas
import CanonicalJSON
import Foundation
import SearchIndex
import Site
import Storage
import Synchronization
import Web

/// A node of a site as far as search goes: its own connections, its own index, which follows the changes.
final class ChangesNode: Sendable {
    private struct Figures {
        /// Milliseconds from a change to the search that showed it.
        var delays: [Double] = []
        var missing = 0
        var searches: [Double] = []
    }

    private let number: Int
    private let changes: Int
    private let pace: Int
    private let database: Database
    private let domain: AtlasDomain
    private let index: AtlasIndex
    private let figures = Mutex(Figures())

    /// A node of the site, its index filled.
    init(_ site: Site, number: Int, changes: Int, pace: Int, indexFile: String?) async throws {
        (self.number, self.changes, self.pace) = (number, changes, pace)
        database = try await Database.open(site.database.url)
        index = try AtlasIndex(database, vocabularies: site.vocabularies, file: indexFile)
        try await index.load()
        domain = AtlasDomain(
            database: database, index: index, vocabularies: site.vocabularies, address: site.publicAddress)
    }

    /// What follows the changes and keeps the index fast.
    var jobs: [any BackgroundJob] { domain.jobs }

    /// Asks queries one after another until it is cancelled.
    func search(_ queries: [SearchIndex.Query]) async throws {
        for query in repeatElement(queries, count: .max).joined() {
            try Task.checkCancellation()
            let time = try ContinuousClock().measure { _ = try index.engine.search(query) }
            figures.withLock { $0.searches.append(time / .milliseconds(1)) }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// Looks for every change, in turn and again, until the node has shown all of them.
    func watch(_ kept: KeptChanges, step: Duration, until deadline: ContinuousClock.Instant) async throws {
        var (waiting, next): ([Int], Int) = ([], 0)
        while next < changes || !waiting.isEmpty, ContinuousClock.now < deadline {
            let new = kept.numbers(from: next)
            (waiting, next) = (waiting + new, new.upperBound)
            let times = kept.times(of: waiting)
            waiting = try zip(waiting, times).filter { try !isShown($0, keptAt: $1) }.map(\.0)
            try await Task.sleep(for: step)
        }
        figures.withLock { $0.missing = waiting.count + changes - next }
    }

    private func isShown(_ number: Int, keptAt time: ContinuousClock.Instant?) throws -> Bool {
        guard let time else { return false }
        let change = GeneratedChange(number: number, pace: pace)
        guard try finds(change.word) else { return try isOvertaken(number) }
        if let former = change.formerWord, try finds(former) { return false }
        let delay = (ContinuousClock.now - time) / .milliseconds(1)
        figures.withLock { $0.delays.append(delay) }
        return true
    }

    /// Whether a correction has taken its place before anybody looked.
    private func isOvertaken(_ number: Int) throws -> Bool {
        let next = GeneratedChange(number: number + pace, pace: pace)
        return try next.isCorrection && finds(next.word)
    }

    private func finds(_ word: String) throws -> Bool {
        try index.engine.search(.init(words: word, forgiving: false, limit: 0)).total > 0
    }

    /// How soon changes were found, and how long the searches beside took.
    var summary: JSONValue {
        let figures = figures.withLock { $0 }
        let (delays, searches) = (figures.delays.sorted(), figures.searches.sorted())
        return [
            "node": .integer(Int64(number)), "found": .integer(Int64(delays.count)),
            "missing": .integer(Int64(figures.missing)), "median_ms": .milliseconds(delays.share(0.5)),
            "p99_ms": .milliseconds(delays.share(0.99)), "most_ms": .milliseconds(delays.last ?? 0),
            "searches": .integer(Int64(searches.count)),
            "search_median_ms": .milliseconds(searches.share(0.5)),
            "search_p99_ms": .milliseconds(searches.share(0.99)),
        ]
    }

    /// Ends its connections.
    func close() async { await database.close() }
}

extension [Double] {
    /// The element below which this share of the ordered ones stand; 0 when there are none.
    func share(_ share: Double) -> Double {
        isEmpty ? 0 : self[Swift.min(count - 1, Int(Double(count) * share))]
    }
}
