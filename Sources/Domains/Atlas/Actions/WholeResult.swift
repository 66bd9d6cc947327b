import Kernel
import SearchIndex
import Storage

/// Every entry that a query finds, page after page, for the doors that hold a whole result. What is published
/// meanwhile may be in it or not; no entry comes twice.
struct WholeResult: Sendable {
    private let search: SearchEntries
    private let query: AtlasQuery
    private let allowed: AllowedLicences

    /// Entries a page: what is held in memory at once.
    static let pageSize = 500

    /// The result of `query` from its first entry on.
    init(of query: AtlasQuery, by search: SearchEntries) {
        var query = query
        (query.limit, query.cursor) = (WholeResult.pageSize, nil)
        (self.search, self.query) = (search, query)
        allowed = AllowedLicences(of: query)
    }

    /// What the licences asked for leave out of the result; nil when the query names none. Throws
    /// `AtlasRefusal.badQuery`, so ask before the first byte is sent.
    func leftOut() async throws -> Withheld? {
        guard let entries = try search.entriesLeftOut(of: query), let licences = allowed.licences else {
            _ = try search.results(query.first, counting: [])
            return nil
        }
        var records = 0
        try await eachPageOfKeys { keys in
            records += try await search.database.read { tx in
                try tx.recordCount(ofEntries: keys, outside: licences)
            }
        }
        return Withheld(entries: entries, records: records)
    }

    /// Gives the entries to `body`, a page at a time.
    func eachPage(_ body: ([Entry]) async throws -> Void) async throws {
        try await eachPageOfKeys { keys in
            let keyed = try await search.database.read { tx in try tx.keyedEntries(keys) }
            try await body(keyed.compactMap { allowed.narrowed($0.entry).entry })
        }
    }

    private func eachPageOfKeys(_ body: ([Int64]) async throws -> Void) async throws {
        var page = query
        repeat {
            let found = try search.results(page, counting: [])
            try await body(found.hits.map(\.key))
            page.cursor = found.next?.text
        } while page.cursor != nil
    }
}

extension AtlasQuery {
    /// The same query for the first entry alone.
    var first: AtlasQuery {
        var query = self
        (query.limit, query.cursor) = (1, nil)
        return query
    }
}
