import CanonicalJSON

/// Something that a party gave to the commons, or the reversal of such a gift.
public struct CommonsEvent: Hashable, Sendable {
    /// Unique in a ledger.
    public var id: String
    /// Who gave.
    public var party: String
    /// A type of contribution: `hour`, `record`, `euro_cent` …
    public var type: String
    /// How many units, at least 0.
    public var quantity: Int64
    /// When, in seconds UTC since 1970.
    public var at: Int64
    /// The parties that accepted it.
    public var reviewers: [String]
    /// The event that this one takes back, if it is a reversal.
    public var reverses: String?

    /// An event.
    public init(
        id: String, party: String, type: String, quantity: Int64, at: Int64, reviewers: [String],
        reverses: String? = nil
    ) {
        self.id = id
        self.party = party
        self.type = type
        self.quantity = quantity
        self.at = at
        self.reviewers = reviewers
        self.reverses = reverses
    }

    /// Whether somebody else accepted it.
    var isAccepted: Bool { reviewers.contains { $0 != party } }
}

extension CommonsEvent {
    /// Reads `{"id", "party", "type", "qty", "at", "reviewers", "reverses"?}`.
    init(_ json: JSONValue) throws(PolicyError) {
        try self.init(
            id: json.requiredText("id"), party: json.requiredText("party"), type: json.requiredText("type"),
            quantity: json.requiredInteger("qty"), at: json.requiredInteger("at"),
            reviewers: json.requiredTexts("reviewers"),
            reverses: json["reverses"].map { _ throws(PolicyError) in try json.requiredText("reverses") })
    }

    var json: JSONValue {
        var members: [String: JSONValue] = [
            "id": .string(id), "party": .string(party), "type": .string(type), "qty": .integer(quantity),
            "at": .integer(at), "reviewers": JSONValue(reviewers),
        ]
        members["reverses"] = reverses.map(JSONValue.string)
        return .object(members)
    }
}
