import HTTPTypes
import Hummingbird
import Kernel
import Language
import Web

/// Searching, and one entry.
extension AtlasAPI {
    private static let id = Parameter<String>.path(
        "id", pattern: "(org|sol|plc|ref)_[0-7][0-9a-hjkmnp-tv-z]{25}", "The entry's identifier.")

    /// `GET /atlas/entries`
    var search: APIRoute {
        APIRoute(
            .get, "/atlas/entries", operation: "searchEntries", summary: "atlas.api.search", tag: Self.tag,
            parameters: AtlasParameters.narrowing + [
                AtlasParameters.sort.declaration, AtlasParameters.limit.declaration,
                AtlasParameters.cursor.declaration,
            ],
            answers: [.json(FoundEntries.schema, "A page of entries and the counts of every facet.")]
        ) { request in
            let found = try await atlas.search(try request.atlasQuery(of: atlas))
            let answer = found.json(site: atlas.address, languages: request.context.languages)
            return APIAnswer(Response.json(answer).sayingLeftOut(found.leftOut))
        }
    }

    /// `GET /atlas/entries/{id}`, as JSON-LD for who prefers that.
    var entry: APIRoute {
        let types = [Door.json, .jsonld].map(\.mediaType)
        return APIRoute(
            .get, "/atlas/entries/{id}", operation: "getEntry", summary: "atlas.api.entry", tag: Self.tag,
            parameters: [Self.id.declaration],
            answers: [
                .json(Entry.schema, "The entry, folded from its records."),
                .json(.any, mediaType: Door.jsonld.mediaType, "The entry as schema.org."),
                Self.merged,
            ]
        ) { request in
            let isLinkedData = request.preferredMediaType(of: types) == Door.jsonld.mediaType
            var answer = try await answer(request, as: isLinkedData ? .jsonld : .json)
            answer.headers[.vary] = "Accept"
            return APIAnswer(answer)
        }
    }

    /// `GET /atlas/entries/{id}.jsonld`
    var entryJSONLD: APIRoute {
        APIRoute(
            .get, "/atlas/entries/{id}.jsonld", operation: "getEntryAsLinkedData",
            summary: "atlas.api.entry-jsonld", tag: Self.tag, parameters: [Self.id.declaration],
            answers: [
                .json(.any, mediaType: Door.jsonld.mediaType, "The entry as schema.org."), Self.merged,
            ]
        ) { request in
            APIAnswer(try await answer(request, as: .jsonld, ending: ".jsonld"))
        }
    }

    private static let merged = APIAnswer.Declaration.empty(
        .permanentRedirect, "The entry is part of another one now; Location leads there.")

    private func answer(_ request: APIRequest, as door: Door, ending: String = "") async throws -> Response {
        switch try await FindEntry(database: atlas.database)(request[Self.id]) {
        case .merged(let target):
            let query = request.target.firstIndex(of: "?").map { String(request.target[$0...]) } ?? ""
            let path = "\(APIRoute.prefix)/atlas/entries/\(target)\(ending)"
            return Response(status: .permanentRedirect, headers: [.location: path + query])
        case .found(let entry) where door == .jsonld:
            return .json(JSONLDDoor.document(entry, site: atlas.address), mediaType: door.mediaType)
        case .found(let entry):
            return .json(entry.json(site: atlas.address, languages: request.context.languages))
        }
    }
}

extension Response {
    /// The answer with a header field that says what was left out for its licence.
    func sayingLeftOut(_ leftOut: Withheld?) -> Response {
        guard let leftOut, let name = HTTPField.Name("Terreau-Left-Out") else { return self }
        var response = self
        response.headers[name] = "entries=\(leftOut.entries), records=\(leftOut.records)"
        return response
    }
}
