import CanonicalJSON

/// A party asks to use something of the commons.
public struct CommonsRequest: Hashable, Sendable {
    /// Copied into the answer.
    public var id: String
    /// Who asks.
    public var party: String
    /// For which action.
    public var action: String
    /// To which end.
    public var purpose: String
    /// How many units, at least 0.
    public var units: Int64
    /// At what time, in seconds UTC since 1970.
    public var at: Int64
    /// Whether a signed agreement covers this very request; it opens deriving and distributing to a
    /// for-profit.
    public var hasAgreement: Bool

    /// A request.
    public init(
        id: String, party: String, action: String, purpose: String, units: Int64, at: Int64,
        hasAgreement: Bool = false
    ) {
        self.id = id
        self.party = party
        self.action = action
        self.purpose = purpose
        self.units = units
        self.at = at
        self.hasAgreement = hasAgreement
    }
}

extension CommonsRequest {
    /// Reads `{"id", "party", "action", "purpose", "units", "at", "agreement"?}`.
    public init(_ json: JSONValue) throws(PolicyError) {
        try self.init(
            id: json.requiredText("id"), party: json.requiredText("party"),
            action: json.requiredText("action"), purpose: json.requiredText("purpose"),
            units: json.requiredInteger("units"), at: json.requiredInteger("at"),
            hasAgreement: json.optionalFlag("agreement"))
        guard (0...CommonsLedger.largestQuantity).contains(units) else { throw PolicyError.badValue("units") }
        guard at.magnitude <= CommonsLedger.largestTime else { throw PolicyError.badValue("at") }
    }

    /// The same as JSON.
    public var json: JSONValue {
        var members: [String: JSONValue] = [
            "id": .string(id), "party": .string(party), "action": .string(action),
            "purpose": .string(purpose),
            "units": .integer(units), "at": .integer(at),
        ]
        if hasAgreement { members["agreement"] = true }
        return .object(members)
    }
}

extension JSONValue {
    /// The truth value of that name, false when there is none.
    func optionalFlag(_ name: String) throws(PolicyError) -> Bool {
        guard let value = self[name] else { return false }
        guard let flag = value.bool else { throw PolicyError.badValue(name) }
        return flag
    }
}
