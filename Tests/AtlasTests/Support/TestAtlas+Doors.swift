import CanonicalJSON
import Kernel

@testable import Atlas

extension TestAtlas {
    /// The whole atlas by every door that there is.
    func everyDoor() async throws -> [(door: Door, text: String)] {
        var texts: [(Door, String)] = []
        for door in [Door.ndjson, .csv, .geojson, .jsonld] {
            texts.append((door, try await export(door)))
        }
        let search = SearchEntries(in: database, by: try await loadedIndex())
        let found = try await search(AtlasQuery())
        texts.append((.json, found.json(site: TestAtlas.site, languages: [.french]).canonicalString))
        let feed = AtomDoor.Feed(
            title: "Atlas", language: .french, id: "https://atlas.example/",
            own: "https://atlas.example/atom",
            page: "https://atlas.example/",
            author: "Atlas", updated: Instant(milliseconds: 0), next: nil)
        let entries = found.results.map(\.entry)
        texts.append((.atom, AtomDoor.feed(feed, entries, languages: [.french], site: TestAtlas.site)))
        return texts
    }
}
