import CanonicalJSON

extension Compliance {
    /// `{"decision", "rules": [{"rule", "kind", "activation", "state", "premises"}], "reasons"}`
    public var json: JSONValue {
        [
            "decision": .string(isPermitted ? "permit" : "deny"), "rules": .array(rules.map(\.json)),
            "reasons": JSONValue(reasons),
        ]
    }
}

extension Compliance.RuleReport {
    var json: JSONValue {
        [
            "rule": .string(rule), "kind": .string(kind),
            "activation": .string(isActive ? "Active" : "Inactive"), "state": .string(state.rawValue),
            "premises": .array(premises.map(\.json)),
        ]
    }
}

extension Compliance.Premise {
    var json: JSONValue {
        var members: [String: JSONValue] = ["part": .string(part), "state": .string(state.rawValue)]
        if !id.isEmpty { members["id"] = .string(id) }
        return .object(members)
    }
}
