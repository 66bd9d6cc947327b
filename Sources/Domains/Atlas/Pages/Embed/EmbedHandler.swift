import HTTPTypes
import Hummingbird
import Web

/// Answers `/embed`, with the same query as the atlas's own page.
struct EmbedHandler: Sendable {
    let results: ResultsHandler

    func respond(_ context: AppContext) async throws -> Response {
        let words = try await results.atlas.words(context)
        let form = AtlasQueryForm(address: context.query)
        let page = try await results.results(
            form, words, MapContext(context), at: context.path("/embed"))
        let assets = context.instance.assets
        return .page(
            EmbedPage(
                results: page, siteName: context.instance.settings.instanceName,
                assetURL: { assets.url($0) }
            ).document)
    }
}
