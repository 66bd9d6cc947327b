import CanonicalJSON
import Web

/// The operations of the API as its OpenAPI document describes them, for people to read.
struct APIReference: Sendable {
    /// One operation.
    struct Operation: Sendable {
        let method: String
        let path: String
        let id: String
        let summary: String
        let tag: String
        /// The permission that a token must pass on; nil when everybody may ask.
        let permission: String?
        let parameters: [Parameter]
        let answers: [Answer]
    }

    /// One parameter of an operation.
    struct Parameter: Sendable {
        let name: String
        let place: String
        let isRequired: Bool
        let isRepeatable: Bool
        let shape: String
        let standard: String?
        let purpose: String
    }

    /// One answer of an operation.
    struct Answer: Sendable {
        let status: String
        let mediaTypes: [String]
        let purpose: String
    }

    /// The operations, by path and then method.
    let operations: [Operation]

    /// Reads an OpenAPI 3.1 document.
    init(_ document: JSONValue) {
        let paths = (document["paths"]?.object ?? [:]).sorted { $0.key < $1.key }
        operations = paths.flatMap { path, item in
            (item.object ?? [:]).sorted { $0.key < $1.key }.map { method, operation in
                Operation(method: method.uppercased(), path: path, json: operation)
            }
        }
    }

    /// The operations by tag, in the order in which tags first appear.
    var chapters: [(tag: String, operations: [Operation])] {
        var seen: [String] = []
        for operation in operations where !seen.contains(operation.tag) { seen.append(operation.tag) }
        return seen.map { tag in (tag, operations.filter { $0.tag == tag }) }
    }
}

extension APIReference.Operation {
    init(method: String, path: String, json: JSONValue) {
        self.init(
            method: method, path: path, id: json["operationId"]?.string ?? "",
            summary: json["summary"]?.string ?? "", tag: json["tags"].items.first?.string ?? "",
            permission: json["security"].items.first?["token"].items.first?.string,
            parameters: json["parameters"].items.map(APIReference.Parameter.init(json:)),
            answers: (json["responses"]?.object ?? [:]).sorted { $0.key < $1.key }.map {
                APIReference.Answer(status: $0, json: $1)
            })
    }

    /// The answers when all is well.
    var successes: [APIReference.Answer] { answers.filter { $0.status.hasPrefix("2") } }

    /// A command that asks for it: parts of the path in capitals, and a value for a few well-known
    /// parameters.
    func example(at base: String) -> String {
        let names = parameters.filter { $0.place == "path" }.map(\.name)
        let place = path.split(separator: "/").map { part in
            names.reduce(String(part)) { $0.replacing("{\($1)}", with: $1.uppercased()) }
        }
        let samples = ["q": "reemploi", "country": "FR", "limit": "5"]
        let query = parameters.filter { $0.place == "query" }.compactMap { parameter in
            samples[parameter.name].map { "\(parameter.name)=\($0)" }
        }
        let address = base + "/" + place.joined(separator: "/")
        let token = permission == nil ? "" : "-H 'Authorization: Bearer TOKEN' "
        let verb = method == "GET" ? "" : "-X \(method) "
        return "curl \(verb)\(token)'\(address)\(query.isEmpty ? "" : "?" + query.joined(separator: "&"))'"
    }
}

extension APIReference.Parameter {
    init(json: JSONValue) {
        let schema = json["schema"]
        let isRepeatable = schema?["type"]?.string == "array"
        let single = isRepeatable ? schema?["items"] : schema
        self.init(
            name: json["name"]?.string ?? "", place: json["in"]?.string ?? "",
            isRequired: json["required"] == .bool(true), isRepeatable: isRepeatable,
            shape: Self.shape(single), standard: Self.text(schema?["default"]),
            purpose: json["description"]?.string ?? "")
    }

    /// A shape in a few signs: `integer 1–1000`, `relevance | name`, `string`.
    private static func shape(_ schema: JSONValue?) -> String {
        let choices = (schema?["enum"]).strings
        if !choices.isEmpty { return choices.joined(separator: " | ") }
        let type = schema?["type"]?.string ?? ""
        guard let low = text(schema?["minimum"]), let high = text(schema?["maximum"]) else { return type }
        return "\(type) \(low)–\(high)"
    }

    private static func text(_ value: JSONValue?) -> String? {
        value?.string ?? value?.integer.map { "\($0)" }
    }
}

extension APIReference.Answer {
    init(status: String, json: JSONValue) {
        self.init(
            status: status, mediaTypes: (json["content"]?.object ?? [:]).keys.sorted(),
            purpose: json["description"]?.string ?? "")
    }
}

extension JSONValue? {
    /// The elements of an array; none for anything else.
    fileprivate var items: [JSONValue] {
        if case .array(let items)? = self { items } else { [] }
    }

    /// The texts of an array.
    fileprivate var strings: [String] { items.compactMap(\.string) }
}
