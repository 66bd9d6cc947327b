import Kernel
import Storage
import Web

/// The atlas's pages.
struct AtlasPages {
    let atlas: AtlasDomain

    init(_ atlas: AtlasDomain) {
        self.atlas = atlas
    }

    func add(to routes: Routes) {
        let (results, entry) = (ResultsHandler(atlas: atlas), EntryHandler(atlas: atlas))
        routes.page("/atlas") { request, context in try await results.respond(request, context) }
        routes.page("/atlas/{id}") { _, context in try await entry.respond(context) }
        let embed = EmbedHandler(results: results)
        routes.page("/embed") { _, context in try await embed.respond(context) }
        guard let basemap = atlas.basemap else { return }
        let picture = StillMapHandler(atlas: atlas, basemap: basemap)
        routes.get("/atlas/map.svg") { _, context in try await picture.respond(context) }
    }
}

extension AtlasDomain {
    /// The words for who asks.
    func words(_ context: AppContext) async throws -> AtlasWords {
        AtlasWords(
            say: context.messages, languages: context.languages, vocabularies: vocabularies,
            sources: try await database.read { tx in try tx.sourcesByName() }, knowsPlaces: places != nil)
    }
}
