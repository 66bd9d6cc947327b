import CanonicalJSON

/// A use that was made of the commons.
public struct CommonsUse: Hashable, Sendable {
    /// Who used.
    public var party: String
    /// Which action.
    public var action: String
    /// How many units, at least 0.
    public var units: Int64
    /// When, in seconds UTC since 1970.
    public var at: Int64

    /// A use.
    public init(party: String, action: String, units: Int64, at: Int64) {
        self.party = party
        self.action = action
        self.units = units
        self.at = at
    }
}

extension CommonsUse {
    /// Reads `{"party", "action", "units", "at"}`.
    init(_ json: JSONValue) throws(PolicyError) {
        try self.init(
            party: json.requiredText("party"), action: json.requiredText("action"),
            units: json.requiredInteger("units"), at: json.requiredInteger("at"))
    }

    var json: JSONValue {
        [
            "party": .string(party), "action": .string(action), "units": .integer(units), "at": .integer(at),
        ]
    }
}
