import Kernel
import SearchIndex
import Storage

/// What the atlas holds now, in numbers.
public struct AtlasOverview: Sendable {
    /// How many entries there are.
    public let entries: Int
    /// When a source was last read; nil when none ever was.
    public let lastImport: Instant?
    private let counts: [AtlasFacet: [String: Int]]

    init(entries: Int, lastImport: Instant?, counts: [AtlasFacet: [String: Int]]) {
        self.entries = entries
        self.lastImport = lastImport
        self.counts = counts
    }

    /// How many entries have this value.
    public func count(_ facet: AtlasFacet, _ value: String) -> Int { counts[facet]?[value] ?? 0 }

    /// The values of a facet that some entry has.
    public func values(of facet: AtlasFacet) -> [String] { (counts[facet] ?? [:]).keys.sorted() }
}

/// Gives the overview of one atlas, at most a minute old, so that a page read by many asks little of the
/// database.
public actor AtlasOverviews {
    /// How old an overview may be, in seconds.
    static let keptForSeconds: Int64 = 60

    private let search: SearchEntries
    private var kept: (overview: AtlasOverview, until: Instant)?

    /// Overviews of the atlas that `search` looks through.
    public init(of search: SearchEntries) {
        self.search = search
    }

    /// The overview at `now`.
    public func current(at now: Instant) async throws -> AtlasOverview {
        if let kept, kept.until > now { return kept.overview }
        let overview = try await search.overview()
        kept = (overview, now.adding(seconds: AtlasOverviews.keptForSeconds))
        return overview
    }
}

extension SearchEntries {
    /// The overview as of now.
    func overview() async throws -> AtlasOverview {
        var everything = AtlasQuery()
        everything.limit = 1
        let found = try results(everything, counting: AtlasFacet.allCases)
        let counts = AtlasFacet.allCases.map { facet in
            let pairs = (found.facets[facet.rawValue] ?? []).map { ($0.value, $0.count) }
            return (facet, Dictionary(pairs) { first, _ in first })
        }
        return AtlasOverview(
            entries: found.total, lastImport: try await database.read { tx in try tx.lastImport() },
            counts: Dictionary(uniqueKeysWithValues: counts))
    }
}

extension Transaction {
    /// When a source was last read.
    fileprivate func lastImport() throws -> Instant? {
        try first("select max(started_at) as latest from atlas_import where published_at is not null")
            .flatMap { try $0["latest"] }
    }
}
