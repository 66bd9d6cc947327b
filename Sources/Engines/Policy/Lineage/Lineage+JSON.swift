import CanonicalJSON

extension Lineage {
    /// Reads sources: one `{"name", "kind": "data"|"code"|"model", "licence"}`, a list of them, or
    /// `{"sources": […]}`.
    public static func sources(_ json: JSONValue) throws(PolicyError) -> [Source] {
        let list = (json["sources"] ?? json).array ?? [json]
        var sources: [Source] = []
        for entry in list {
            let name = try entry.requiredText("name")
            guard let kind = Source.Kind(rawValue: try entry.requiredText("kind")) else {
                throw PolicyError.badValue("kind of \(name)")
            }
            sources.append(Source(name: name, kind: kind, licence: try entry.requiredText("licence")))
        }
        return sources
    }
}

extension Lineage.Outcome {
    /// `{"outcome": "derived", "licences"?, "excluded_licences", "duties", "excluded_purposes", "choices"}`
    /// without `licences` when any will do but those that are excluded; or
    /// `{"outcome": "clash", "sources"}`, `{"outcome": "no-derivatives", "sources"}`,
    /// `{"outcome": "unknown-licence", "sources", "licence"}`.
    public var json: JSONValue {
        switch self {
        case .derived(let terms): terms.json
        case .clash(let names): ["outcome": "clash", "sources": JSONValue(names)]
        case .noDerivatives(let name): ["outcome": "no-derivatives", "sources": JSONValue([name])]
        case .unknownLicence(let source, let licence):
            [
                "outcome": "unknown-licence", "sources": JSONValue([source]),
                "licence": .string(licence),
            ]
        }
    }
}

extension Lineage.Terms {
    var json: JSONValue {
        var members: [String: JSONValue] = [
            "outcome": "derived", "duties": JSONValue(duties),
            "excluded_licences": JSONValue(excludedLicences),
            "excluded_purposes": JSONValue(excludedPurposes),
            "choices": .object(choices.mapValues { JSONValue($0) }),
        ]
        members["licences"] = licences.map { JSONValue($0) }
        return .object(members)
    }
}
