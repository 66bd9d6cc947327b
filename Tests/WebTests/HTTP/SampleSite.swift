import CanonicalJSON
import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Language
import NIOCore
import TestKit
import Web

/// The errors a sample page can end in.
enum SampleRefusal: Refusal {
    case full
    var code: String { "sample.full" }
    var kind: RefusalKind { .conflict }
}

struct Breakdown: Error {
    let secret = "postgres://user:password@db"
}

/// A small site with one of each: page, form, feed, failing pages, API routes.
enum SampleSite {
    static let limit = Parameter<Int>.integer("limit", 1...100, standard: 20, "How many.")
    static let country = Parameter<[String]>.texts("country", pattern: "[A-Z]{2}", "Countries.")
    static let words = Parameter<String?>.text("q", "Words to look for.")
    static let fuzzy = Parameter<Bool>.flag("typo", "Whether one wrong letter is forgiven.")
    static let id = Parameter<String>.path("id", pattern: "org_[0-9a-z]{4}", "The identifier.")

    static let thing = Schema.named(
        "Thing", .object([.required("id", .text), .optional("names", .map(.text))]))

    static func client(
        _ settings: Settings = Settings(), from peer: String? = "127.0.0.1",
        clock: (@Sendable () -> Instant)? = nil, health: @escaping @Sendable () async throws -> Void = {}
    ) throws -> WebClient {
        WebClient(
            try application(TestInstance.make(settings: settings, clock: clock, health: health)), from: peer)
    }

    static func application(_ instance: Instance) -> WebApplication {
        TestInstance.site(instance) { routes in
            routes.page("/") { _, context in page(context, "Home") }
            routes.page("/sources/{name}") { _, context in page(context, context.parameter("name") ?? "") }
            routes.page("/long") { _, context in
                page(context, String(repeating: "digital commons ", count: 500))
            }
            routes.page("/embed") { _, context in page(context, "Map") }
            routes.page("/refused") { _, _ -> Response in throw SampleRefusal.full }
            routes.page("/broken") { _, _ -> Response in throw Breakdown() }
            routes.page("/contact") { _, context in page(context, "Contact") }
            routes.form("/contact") { form, context in
                form["name"] == "Ada"
                    ? Response.seeOther(context.path("/")) : page(context, form["name"] ?? "")
            }
            routes.get("/export") { _, _ in export() }
            routes.get("/slow") { _, _ in
                try await Task.sleep(for: .milliseconds(600))
                return Response.text("done")
            }
            routes.api(apiRoutes)
        }
    }

    private static func page(_ context: AppContext, _ text: String) -> Response {
        context.respond(with: Page(title: "Sample", path: "/") { H.p(text) })
    }

    private static func export() -> Response {
        .stream(mediaType: "text/csv; charset=utf-8") { writer in
            for row in 0..<2000 { try await writer.write(ByteBuffer(string: "row \(row),value\n")) }
        }
    }

    private static var apiRoutes: [APIRoute] {
        [
            APIRoute(
                .get, "/things", operation: "listThings", summary: "api.summary", tag: "things",
                parameters: [limit.declaration, country.declaration, words.declaration, fuzzy.declaration],
                answers: [
                    .json(
                        .object([
                            .required("limit", .count), .required("country", .array(.text)),
                            .required("q", .nullable(.text)), .required("typo", .boolean),
                        ]), "What was asked.")
                ]
            ) { request in
                .json([
                    "limit": .integer(Int64(request[limit])),
                    "country": .array(request[country].map(JSONValue.string)),
                    "q": request[words].map(JSONValue.string) ?? .null, "typo": .bool(request[fuzzy]),
                ])
            },
            APIRoute(
                .get, "/things/{id}", operation: "getThing", summary: "api.summary", tag: "things",
                parameters: [id.declaration], answers: [.json(thing, "The thing.")]
            ) { request in
                guard request[id] == "org_0001" else { throw HTTPError(.notFound) }
                return .json(["id": .string(request[id])])
            },
            APIRoute(
                .post, "/things", operation: "addThing", summary: "api.summary", tag: "things", body: thing,
                answers: [.json(thing, status: .created, "The thing made.")]
            ) { request in
                .created(request.body, location: "/api/v1/things/org_0001")
            },
        ]
    }
}
