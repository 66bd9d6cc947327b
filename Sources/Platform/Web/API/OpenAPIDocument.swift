import CanonicalJSON
import HTTPTypes
import Hummingbird
import Kernel
import Language

/// The OpenAPI 3.1 document, written from the routes themselves.
public struct OpenAPIDocument: Sendable {
    let routes: [APIRoute]
    let settings: Settings

    /// The document of these routes on a site with these settings.
    public init(routes: [APIRoute], settings: Settings) {
        self.routes = routes
        self.settings = settings
    }

    /// The document, its summaries in the language of `messages`.
    public func json(_ messages: Messages) -> JSONValue {
        [
            "openapi": "3.1.0",
            "info": info(messages),
            "servers": [["url": .string(settings.publicURL?.origin ?? "/")]],
            "paths": paths(messages),
            "components": [
                "schemas": .object(schemas.mapValues(\.json)), "securitySchemes": Self.securitySchemes,
            ],
        ]
    }

    /// How a program says for whom it asks (RFC 6750).
    private static let securitySchemes: JSONValue = {
        let words =
            "A token that its owner made on /account/tokens, with a scope and an end. Its scope has to hold the "
            + "permission that stands with the operation."
        return [
            "token": [
                "type": "http", "scheme": "bearer", "bearerFormat": "trr_…", "description": .string(words),
            ]
        ]
    }()

    private func info(_ messages: Messages) -> JSONValue {
        [
            "title": .string(settings.instanceName),
            "version": "1",
            "summary": .string(messages("api.summary")),
            "license": ["name": "EUPL-1.2", "identifier": "EUPL-1.2"],
        ]
    }

    private func paths(_ messages: Messages) -> JSONValue {
        var paths: [String: [String: JSONValue]] = [:]
        for route in routes {
            let method = route.method.rawValue.lowercased()
            paths[APIRoute.prefix + route.path, default: [:]][method] = operation(route, messages)
        }
        return .object(paths.mapValues(JSONValue.object))
    }

    private func operation(_ route: APIRoute, _ messages: Messages) -> JSONValue {
        var operation: [String: JSONValue] = [
            "operationId": .string(route.operation),
            "summary": .string(messages(route.summary)),
            "tags": [.string(route.tag)],
            "parameters": .array(route.parameters.map(\.json)),
            "responses": responses(route),
        ]
        if !route.access.isOpen { operation["security"] = [["token": [.string(route.access.name)]]] }
        if let body = route.body {
            operation["requestBody"] = [
                "required": true, "content": ["application/json": ["schema": body.json]],
            ]
        }
        return .object(operation)
    }

    private func responses(_ route: APIRoute) -> JSONValue {
        var responses: [String: JSONValue] = [:]
        for (status, answers) in Dictionary(grouping: route.answers, by: \.status.code) {
            let content = answers.compactMap { answer in answer.mediaType.map { ($0, answer.content) } }
            var response: [String: JSONValue] = [
                "description": .string(answers.map(\.purpose).joined(separator: " "))
            ]
            if !content.isEmpty { response["content"] = .object(Dictionary(content) { $1 }) }
            responses[String(status)] = .object(response)
        }
        if route.method == .get {
            responses["304"] = ["description": "What If-None-Match names is still so."]
        }
        return .object(responses.merging(Self.problems(route)) { declared, _ in declared })
    }

    /// The problems any route can answer with, and those that come with what it declares.
    private static func problems(_ route: APIRoute) -> [String: JSONValue] {
        var texts = [
            "400": "Parameters or a body that do not fit their declaration.",
            "401": "A token that is unknown, has expired or was revoked"
                + (route.access.isOpen ? "." : ", or none; WWW-Authenticate says which."),
            "414": "An address longer than the limit.",
            "429": "Too many requests; Retry-After says when to come back.",
            "500": "An error nobody foresaw; its requestId helps the operator to find it.",
            "503": "Not now.",
        ]
        if !route.access.isOpen {
            texts["403"] = "Its owner may not do this, or its scope does not hold \(route.access.name)."
        }
        if route.parameters.contains(where: { $0.place == .path }) {
            texts["404"] = "There is no such thing."
        }
        if route.body != nil {
            texts["408"] = "A body that took too long to arrive."
            texts["413"] = "A body larger than the limit."
            texts["415"] = "A body that is not JSON."
        }
        let problem: JSONValue = ["application/problem+json": ["schema": Problem.schema.json]]
        return texts.mapValues { ["description": .string($0), "content": problem] }
    }

    private var schemas: [String: Schema] {
        let used = routes.flatMap { route in
            [Problem.schema] + [route.body].compactMap(\.self) + route.answers.compactMap(\.schema)
        }
        return used.reduce(into: Problem.schema.named) { $0.merge($1.named) { $1 } }
    }
}

extension APIAnswer.Declaration {
    fileprivate var content: JSONValue {
        schema.map { ["schema": $0.json] } ?? ["schema": ["type": "string"]]
    }
}

extension APIParameter {
    /// The parameter object of the document.
    fileprivate var json: JSONValue {
        var single = schema.json.object ?? [:]
        if let standard {
            single["default"] = schema.isInteger ? Int64(standard).map(JSONValue.integer) : .string(standard)
        }
        let shape: JSONValue =
            isRepeatable
            ? ["type": "array", "items": schema.json, "maxItems": .integer(Int64(Self.mostValues))]
            : .object(single)
        var parameter: [String: JSONValue] = [
            "name": .string(name), "in": .string(place.rawValue), "required": .bool(isRequired),
            "description": .string(purpose), "schema": shape,
        ]
        if isRepeatable {
            parameter["style"] = "form"
            parameter["explode"] = true
        }
        return .object(parameter)
    }
}

extension Schema {
    fileprivate var isInteger: Bool {
        if case .integer = self { true } else { false }
    }
}

extension Problem {
    /// The shape of a problem (RFC 9457), with what Terreau adds.
    static let schema = Schema.named(
        "Problem",
        .object([
            .required("type", .text, "Always about:blank; code says more."),
            .required("title", .text, "The status in words."),
            .required("status", .integer(100...599), "The HTTP status."),
            .required("detail", .text, "What is wrong, in one sentence."),
            .required("code", .text, "A stable name of the problem."),
            .required("requestId", .text, "Names this request in the operator's log."),
            .optional(
                "errors",
                .array(
                    .named(
                        "Fault",
                        .object([
                            .required("place", .text, "A parameter's name, or the JSON pointer of a member."),
                            .required("reason", .text, "What was expected there."),
                        ]))), "What is wrong where."),
        ]))
}
