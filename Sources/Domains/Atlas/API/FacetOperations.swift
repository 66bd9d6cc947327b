import CanonicalJSON
import HTTPTypes
import Kernel
import Language
import Web

/// What results can be narrowed by.
extension AtlasAPI {
    /// `GET /atlas/facets`
    var facets: APIRoute {
        APIRoute(
            .get, "/atlas/facets", operation: "countFacets", summary: "atlas.api.facets", tag: Self.tag,
            parameters: AtlasParameters.narrowing,
            answers: [.json(Self.facetsSchema, "Every facet with its values, the most frequent first.")]
        ) { request in
            var query = try request.atlasQuery(of: atlas)
            query.limit = 1
            let found = try await atlas.search(query)
            let facets = AtlasFacet.allCases.map { facet in
                json(facet, found.facets[facet] ?? [], query, request.context.languages)
            }
            return .json(["total": .integer(Int64(found.total)), "facets": .array(facets)])
        }
    }

    private func json(
        _ facet: AtlasFacet, _ counts: [FoundEntries.ValueCount], _ query: AtlasQuery,
        _ languages: [LanguageTag]
    ) -> JSONValue {
        let chosen = query.filters[facet] ?? []
        let values = counts.map { count -> JSONValue in
            let label = facet.vocabulary.map {
                atlas.vocabularies.label(count.value, in: $0, for: languages)
            }
            return [
                "value": .string(count.value), "label": .string(label ?? count.value),
                "count": .integer(Int64(count.count)), "chosen": .bool(chosen.contains(count.value)),
            ]
        }
        var object: [String: JSONValue] = ["name": .string(facet.rawValue), "values": .array(values)]
        object.set("vocabulary", facet.vocabulary)
        return .object(object)
    }

    private static let facetsSchema = Schema.named(
        "Facets",
        .object([
            .required("total", .count, "How many entries match."),
            .required(
                "facets",
                .array(
                    .object([
                        .required("name", .choice(AtlasFacet.allCases.map(\.rawValue)), "The parameter."),
                        .optional("vocabulary", .text, "The vocabulary of its values."),
                        .required("values", .array(facetValue)),
                    ]))),
        ]))

    private static let facetValue = Schema.object([
        .required("value", .text), .required("label", .text, "The value in words."),
        .required("count", .count, "Entries that have it, under all filters but this facet's own."),
        .required("chosen", .boolean, "Whether the query asks for it."),
    ])
}
