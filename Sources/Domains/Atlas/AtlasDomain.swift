import Kernel
import Language
import Storage
import Web

/// The atlas of responsible technology: organisations, digital solutions and places, each with what its
/// sources say, when, and under which licence.
public struct AtlasDomain: Domain {
    /// The change feed's topic of a published import; the key is the import's.
    static let importTopic = "atlas.import"
    /// The change feed's topic of one changed entry; the key is the entry's.
    static let entryTopic = "atlas.entry"

    let database: Database
    let index: AtlasIndex
    let vocabularies: Vocabularies
    let address: PublicAddress
    let basemap: Basemap?
    let places: (any PlaceDirectory)?
    let desk: ClaimDesk?
    let ids: IDSource

    /// The atlas of a site. `index` is filled by the site before it answers; without a `basemap` readers
    /// without scripts see the list alone, without `places` one searches around points only, and without a
    /// `desk` claims are decided by people alone.
    public init(
        database: Database, index: AtlasIndex, vocabularies: Vocabularies, address: PublicAddress,
        basemap: Basemap? = nil, places: (any PlaceDirectory)? = nil,
        desk: ClaimDesk? = nil, ids: IDSource = .random
    ) {
        self.database = database
        self.index = index
        self.vocabularies = vocabularies
        self.address = address
        self.basemap = basemap
        self.places = places
        self.desk = desk
        self.ids = ids
    }

    /// `atlas`.
    public var name: String { "atlas" }
    /// The atlas's tables.
    public var migrations: [Migration] { AtlasDomain.migrations }
    /// The atlas in the header.
    public var navigation: [NavigationItem] { [NavigationItem(title: "atlas.navigation", path: "/atlas")] }
    /// Follows the change feed, so that every node finds what any node wrote; sends the letters about claims.
    public var jobs: [any BackgroundJob] {
        let following: [any BackgroundJob] = [IndexFollowing(index: index), IndexKeeping(index: index)]
        guard let desk else { return following }
        return following + [
            SendClaimLetters(database: database, desk: desk),
            ForgetUndecided(database: database, clock: desk.clock),
        ]
    }

    /// A search over this atlas.
    var search: SearchEntries { SearchEntries(in: database, by: index) }

    /// Adds the atlas's pages.
    public func routes(_ routes: Routes) {
        AtlasPages(self).add(to: routes)
        SourcePages(self).add(to: routes)
        VocabularyPages(self).add(to: routes)
        ContributePages(atlas: self).add(to: routes)
        ModerationPages(atlas: self).add(to: routes)
        ClaimPages(atlas: self).add(to: routes)
        ClaimModerationPages(atlas: self).add(to: routes)
        OwnWordsPages(atlas: self).add(to: routes)
        HistoryPages(atlas: self).add(to: routes)
    }

    /// The atlas's operations.
    public var apiRoutes: [APIRoute] { AtlasAPI(self).routes }
}

/// Keeps the index current while the site runs.
struct IndexFollowing: BackgroundJob {
    let index: AtlasIndex
    let name = "atlas-index"

    /// How long a change may wait before it is looked for, announced or not.
    static let intervalMilliseconds = 250
    /// How long changes gather between two looks while there are many: together they cost less.
    static let gathering: Duration = .milliseconds(50)

    func run() async throws {
        while !Task.isCancelled {
            while try await index.catchUp() { try await Task.sleep(for: IndexFollowing.gathering) }
            try await index.waitForChange(atMost: IndexFollowing.intervalMilliseconds)
        }
    }
}

/// Keeps the index fast and its file young while the site runs.
struct IndexKeeping: BackgroundJob {
    let index: AtlasIndex
    let name = "atlas-index-keeping"

    /// How often it looks whether there is something to merge.
    static let interval: Duration = .milliseconds(500)
    /// How old the file may be when there were changes.
    static let age: Duration = .seconds(600)

    func run() async throws {
        var savedAt = ContinuousClock.now
        while !Task.isCancelled {
            try await index.merge()
            let state = await index.savedState
            if state == .never || (state == .older && .now - savedAt >= IndexKeeping.age) {
                try await index.save()
                savedAt = .now
            }
            try await Task.sleep(for: IndexKeeping.interval)
        }
    }
}
