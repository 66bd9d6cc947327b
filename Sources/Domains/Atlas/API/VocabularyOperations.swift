import CanonicalJSON
import HTTPTypes
import Kernel
import Language
import Web

/// The controlled lists.
extension AtlasAPI {
    private static let id = Parameter<String>.path(
        "id", pattern: "[a-z0-9-]{1,60}", "The vocabulary's name, such as legal-forms.")

    /// `GET /vocabularies`
    var vocabularies: APIRoute {
        APIRoute(
            .get, "/vocabularies", operation: "listVocabularies", summary: "atlas.api.vocabularies",
            tag: "vocabularies",
            answers: [
                .json(
                    .object([.required("vocabularies", .array(Vocabulary.summarySchema))]),
                    "The vocabularies, without their terms.")
            ]
        ) { _ in
            .json(["vocabularies": .array(atlas.vocabularies.all.map { .object($0.summaryJSON) })])
        }
    }

    /// `GET /vocabularies/{id}`
    var vocabulary: APIRoute {
        APIRoute(
            .get, "/vocabularies/{id}", operation: "getVocabulary", summary: "atlas.api.vocabulary",
            tag: "vocabularies", parameters: [Self.id.declaration],
            answers: [.json(Vocabulary.schema, "The vocabulary with its terms, in their order.")]
        ) { request in
            guard let vocabulary = atlas.vocabularies[request[Self.id]] else {
                throw AtlasRefusal.unknownVocabulary(request[Self.id])
            }
            var object = vocabulary.summaryJSON
            object["terms"] = .array(vocabulary.terms.map(\.json))
            return .json(.object(object))
        }
    }
}

extension Vocabulary {
    fileprivate var summaryJSON: [String: JSONValue] {
        var origin: [String: JSONValue] = [
            "name": .string(source.name), "licence": .string(source.licence), "date": .string(source.date),
        ]
        origin.set("url", source.url)
        let facets = AtlasFacet.allCases.filter { $0.vocabulary == id }
        return [
            "id": .string(id), "title": title.json, "source": .object(origin),
            "facets": .array(facets.map { .string($0.rawValue) }), "size": .integer(Int64(terms.count)),
        ]
    }

    private static let members: [Schema.Member] = [
        .required("id", .text), .required("title", .localized),
        .required(
            "source",
            .object([
                .required("name", .text), .optional("url", .text), .required("licence", .text),
                .required("date", .text),
            ])),
        .required("facets", .array(.text), "The facets whose values are its terms."),
        .required("size", .count, "How many terms it has."),
    ]

    fileprivate static let summarySchema = Schema.named("VocabularySummary", .object(members))

    fileprivate static let schema = Schema.named(
        "Vocabulary", .object(members + [.required("terms", .array(Term.schema))]))
}

extension Vocabulary.Term {
    fileprivate var json: JSONValue {
        var object: [String: JSONValue] = ["id": .string(id), "labels": labels.json]
        object.set("definition", definition)
        object.set("broader", broader)
        object.set("aliases", aliases)
        object.set("exact_match", exactMatch)
        return .object(object)
    }

    fileprivate static let schema = Schema.named(
        "Term",
        .object([
            .required("id", .text, "The code that entries carry."), .required("labels", .localized),
            .optional("definition", .localized), .optional("broader", .text, "The term above it."),
            .optional("aliases", .array(.text), "Other ways in which sources write it."),
            .optional("exact_match", .array(.text), "The same term elsewhere."),
        ]))
}
