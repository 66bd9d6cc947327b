import CanonicalJSON

extension ConflictAnalysis {
    /// `{"verdict", "pairs": [{"permission", "prohibition", "verdict", "witness"?, "term"?}], "undefined"}`
    public var json: JSONValue {
        [
            "verdict": .string(verdict.rawValue), "pairs": .array(pairs.map(\.json)),
            "undefined": JSONValue(undefinedTerms),
        ]
    }
}

extension ConflictAnalysis.Pair {
    var json: JSONValue {
        var members: [String: JSONValue] = [
            "permission": .string(permission), "prohibition": .string(prohibition),
            "verdict": .string(verdict.rawValue),
        ]
        if !witness.isEmpty { members["witness"] = .object(witness.mapValues(JSONValue.string)) }
        if !term.isEmpty { members["term"] = .string(term) }
        return .object(members)
    }
}

extension PolicyAnswer {
    /// `{"answer": "yes"|"no"|"unknown", "witness"?, "reason"?}`
    public var json: JSONValue {
        switch self {
        case .yes(let witness):
            ["answer": "yes", "witness": .object(witness.mapValues(JSONValue.string))]
        case .no: ["answer": "no"]
        case .unknown(let reason): ["answer": "unknown", "reason": .string(reason)]
        }
    }
}
