import HTTPTypes
import Hummingbird
import Kernel
import Language
import NIOCore
import Web

/// The same query in other forms: tables, maps, linked data, feeds.
extension AtlasAPI {
    /// `GET /atlas/entries.csv`, `.geojson`, `.jsonld`, `.ndjson`: the whole result.
    var wholeResults: [APIRoute] {
        [
            whole(.csv, "A table (RFC 4180)."), whole(.geojson, "A FeatureCollection (RFC 7946)."),
            whole(.jsonld, "schema.org in JSON-LD."),
            whole(.ndjson, "One entry a line, each as in the results of a search."),
        ]
    }

    private func whole(_ door: Door, _ purpose: String) -> APIRoute {
        APIRoute(
            .get, "/atlas/entries.\(door.rawValue)", operation: "downloadEntriesAs\(door.operationName)",
            summary: "atlas.api.whole-\(door.rawValue)", tag: Self.tag,
            parameters: AtlasParameters.narrowing + [AtlasParameters.sort.declaration],
            answers: [
                door.isJSON ? .json(.any, mediaType: door.mediaType, purpose) : .text(door.mediaType, purpose)
            ]
        ) { request in
            try await stream(try request.atlasQuery(of: atlas), as: door, for: request.context)
        }
    }

    private func stream(_ query: AtlasQuery, as door: Door, for context: AppContext) async throws -> APIAnswer
    {
        let result = WholeResult(of: query, by: atlas.search)
        let leftOut = try await result.leftOut()
        let list = DoorList(door, languages: context.languages, site: atlas.address)
        var response = Response.stream(mediaType: door.mediaType) { writer in
            try await writer.write(ByteBuffer(string: list.head))
            var isFirst = true
            try await result.eachPage { entries in
                guard !entries.isEmpty else { return }
                let items = entries.map(list.item).joined(separator: list.separator)
                try await writer.write(ByteBuffer(string: (isFirst ? list.first : list.separator) + items))
                isFirst = false
            }
            try await writer.write(ByteBuffer(string: list.tail))
        }
        let name = "atlas-\(context.now.date).\(door.rawValue)"
        response.headers[.contentDisposition] = "attachment; filename=\"\(name)\""
        return APIAnswer(response.sayingLeftOut(leftOut))
    }

    /// `GET /atlas/entries.atom`
    var feed: APIRoute {
        APIRoute(
            .get, "/atlas/entries.atom", operation: "followEntries", summary: "atlas.api.feed", tag: Self.tag,
            parameters: AtlasParameters.narrowing + [
                AtlasParameters.feedSort.declaration, AtlasParameters.feedLimit.declaration,
                AtlasParameters.cursor.declaration,
            ],
            answers: [.text(Door.atom.mediaType, "A feed (RFC 4287), a page at a time (RFC 5005).")]
        ) { request in
            let query = try request.atlasQuery(
                of: atlas, sort: AtlasParameters.feedSort, limit: AtlasParameters.feedLimit)
            let found = try await atlas.search(query, counting: [])
            let feed = AtomDoor.Feed(of: found, request, site: atlas.address)
            let text = AtomDoor.feed(
                feed, found.results.map(\.entry), languages: request.context.languages, site: atlas.address)
            let response = Response.text(text, mediaType: Door.atom.mediaType)
            return APIAnswer(response.sayingLeftOut(found.leftOut))
        }
    }
}

extension Door {
    /// The form's name within the name of an operation.
    fileprivate var operationName: String {
        switch self {
        case .json: "JSON"
        case .csv: "Table"
        case .geojson: "GeoJSON"
        case .jsonld: "LinkedData"
        case .atom: "Feed"
        case .ndjson: "Lines"
        }
    }

    /// Whether the whole document is one JSON value.
    fileprivate var isJSON: Bool { [.json, .geojson, .jsonld].contains(self) }
}

extension AtomDoor.Feed {
    /// The feed of a query: named by its address without the page it is at.
    init(of found: FoundEntries, _ request: APIRequest, site: PublicAddress) {
        let (context, query) = (request.context, request.context.query)
        let path = "\(APIRoute.prefix)/atlas/entries.atom"
        let address = { (pairs: [FormValues.Pair]) in
            site.base + path + (pairs.isEmpty ? "" : "?" + FormValues(pairs).encoded)
        }
        let lasting = query.pairs.filter { $0.name != "cursor" }
        let words = request[AtlasParameters.words] ?? ""
        let say = context.messages
        let ofPage = lasting.filter { !["limit", "lang"].contains($0.name) }
        self.init(
            title: words.isEmpty
                ? say("atlas.api.feed.title", ["site": context.instance.settings.instanceName])
                : say(
                    "atlas.api.feed.title-words",
                    ["site": context.instance.settings.instanceName, "words": words]),
            language: context.language, id: address(lasting), own: address(query.pairs),
            page: site.base + context.path("/atlas")
                + (ofPage.isEmpty ? "" : "?" + FormValues(ofPage).encoded),
            author: context.instance.settings.instanceName,
            updated: found.results.map(\.entry.updated).max() ?? context.now,
            next: found.next.map { address(lasting + [.init("cursor", $0)]) })
    }
}
