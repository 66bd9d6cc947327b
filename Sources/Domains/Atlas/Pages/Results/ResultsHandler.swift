import HTTPTypes
import Hummingbird
import Kernel
import Language
import SearchIndex
import Web

/// Answers `/atlas`: the way in when nothing is asked, else what was found.
struct ResultsHandler: Sendable {
    let atlas: AtlasDomain

    /// Entries a page.
    static let pageSize = 20

    func respond(_ request: Request, _ context: AppContext) async throws -> Response {
        let words = try await atlas.words(context)
        let form = AtlasQueryForm(address: context.query)
        guard !form.pairs.isEmpty else { return try await landing(words, context) }
        do {
            if let places = atlas.places,
                let located = try await NamedPlace(directory: places).located(form, context.query)
            {
                return .seeOther(ResultsAddress(path: words.home, form: located).first)
            }
            return context.respond(
                with: try await results(form, words, MapContext(context), at: words.home).page)
        } catch AtlasRefusal.badQuery(let fault) {
            let address = ResultsAddress(path: words.home, form: form)
            let page = BadQueryPage(fault: fault, address: address, words: words).page
            return context.respond(with: page, status: .badRequest)
        }
    }

    private func landing(_ words: AtlasWords, _ context: AppContext) async throws -> Response {
        var query = AtlasQuery()
        (query.limit, query.sort) = (6, .freshness)
        let found = try await atlas.search(query)
        return context.respond(with: LandingPage(found: found, words: words).page)
    }

    /// The page of what `form` finds. Throws `AtlasRefusal.badQuery`.
    ///
    /// - Parameter path: where the page stands; its own links lead there.
    func results(
        _ form: AtlasQueryForm, _ words: AtlasWords, _ map: MapContext, at path: String
    ) async throws -> ResultsPage {
        var query = try form.query(vocabularies: atlas.vocabularies)
        query.limit = Self.pageSize
        let found = try await atlas.search(query)
        let address = ResultsAddress(path: path, form: form.canonical(query))
        let located = try located(query)
        return ResultsPage(
            found: found, located: located, address: address,
            highlighter: atlas.index.index.highlighter(
                for: try query.engineQuery(counting: []), widened: found.widened),
            words: words, remedies: found.total == 0 ? try remedies(address, words) : [],
            map: ResultsMap(
                label: words.say("atlas.map.label", count: located),
                points: address.elsewhere("/api/v1/atlas/points.geojson"),
                picture: atlas.basemap.map { _ in address.elsewhere("/atlas/map.svg") },
                circle: query.near, context: map, say: words.say))
    }

    /// How many of what a query finds have a place on the map.
    private func located(_ query: AtlasQuery) throws -> Int {
        var placed = query.placed
        (placed.limit, placed.cursor) = (0, nil)
        return try atlas.search.results(placed, counting: []).total
    }

    /// The filters whose loss would give something, the most first.
    private func remedies(_ address: ResultsAddress, _ words: AtlasWords) throws -> [Remedy] {
        try Remedies(address: address, words: words, vocabularies: atlas.vocabularies).list { query in
            try atlas.search.results(query, counting: []).total
        }
    }
}
