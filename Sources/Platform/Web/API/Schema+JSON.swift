import CanonicalJSON

extension Schema {
    /// The JSON Schema 2020-12, named shapes as references to `#/components/schemas`.
    public var json: JSONValue {
        switch self {
        case .string(let rules): rules.json
        case .integer(let range):
            ["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)]
        case .number(let range): Self.number(range)
        case .boolean: ["type": "boolean"]
        case .array(let element, let most): Self.array(element, most)
        case .object(let members): Self.object(members)
        case .map(let value): ["type": "object", "additionalProperties": value.json]
        case .nullable(let schema): ["anyOf": [schema.json, ["type": "null"]]]
        case .constant(let text): ["type": "string", "const": .string(text)]
        case .named(let name, _): ["$ref": "#/components/schemas/\(name)"]
        case .any: [:]
        }
    }

    /// Every named shape within, by name.
    var named: [String: Schema] {
        switch self {
        case .named(let name, let schema): schema.named.merging([name: schema]) { $1 }
        case .array(let inner, _), .map(let inner), .nullable(let inner): inner.named
        case .object(let members): members.reduce(into: [:]) { $0.merge($1.schema.named) { $1 } }
        default: [:]
        }
    }

    private static func number(_ range: ClosedRange<Double>?) -> JSONValue {
        guard let range else { return ["type": "number"] }
        return ["type": "number", "minimum": .number(range.lowerBound), "maximum": .number(range.upperBound)]
    }

    private static func array(_ element: Schema, _ most: Int?) -> JSONValue {
        var schema: [String: JSONValue] = ["type": "array", "items": element.json]
        schema["maxItems"] = most.map { .integer(Int64($0)) }
        return .object(schema)
    }

    private static func object(_ members: [Member]) -> JSONValue {
        let properties = members.map { ($0.name, $0.schema.json.described($0.purpose)) }
        let required = members.filter(\.isRequired).map { JSONValue.string($0.name) }
        var schema: [String: JSONValue] = [
            "type": "object", "properties": .object(Dictionary(properties) { $1 }),
            "additionalProperties": false,
        ]
        if !required.isEmpty { schema["required"] = .array(required) }
        return .object(schema)
    }
}

extension Schema.StringRules {
    var json: JSONValue {
        var schema: [String: JSONValue] = ["type": "string"]
        schema["format"] = format.map(JSONValue.string)
        schema["pattern"] = pattern.map { .string("^(?:\($0))$") }
        schema["enum"] = choices.map { .array($0.map(JSONValue.string)) }
        if let length {
            schema["minLength"] = .integer(Int64(length.lowerBound))
            if length.upperBound < Int.max { schema["maxLength"] = .integer(Int64(length.upperBound)) }
        }
        return .object(schema)
    }
}

extension JSONValue {
    /// This object with a `description`, if there is one to give.
    func described(_ text: String?) -> JSONValue {
        guard let text, var members = object else { return self }
        members["description"] = .string(text)
        return .object(members)
    }
}
