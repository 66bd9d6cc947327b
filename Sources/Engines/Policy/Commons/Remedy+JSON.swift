import CanonicalJSON

extension Remedy {
    /// `{"changes": […], "outcome", "fee_cents"?}`
    public var json: JSONValue {
        var members: [String: JSONValue] = [
            "changes": .array(changes.map(\.json)), "outcome": .string(outcome.rawValue),
        ]
        members["fee_cents"] = feeCents.map(JSONValue.integer)
        return .object(members)
    }
}

extension Remedy.Change {
    var json: JSONValue {
        var members: [String: JSONValue] = ["change": .string(code)]
        switch self {
        case .contribute(let milliPoints, let ways):
            members["milli_points"] = .integer(milliPoints)
            members["ways"] = .array(ways.map(\.json))
        case .bringEvidence(let level): members["level"] = .integer(level)
        case .changePurpose(let purposes): members["within"] = JSONValue(purposes)
        case .useLess(let units): members["units"] = .integer(units)
        case .signAgreement: break
        }
        return .object(members)
    }
}

extension Remedy.Way {
    var json: JSONValue {
        ["type": .string(type), "qty": .integer(quantity), "days": .integer(days)]
    }
}
