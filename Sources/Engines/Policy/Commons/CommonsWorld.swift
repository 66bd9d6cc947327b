import CanonicalJSON

/// A world as it is written down: its parties, events and uses, in order.
public struct CommonsWorld: Hashable, Sendable {
    /// What is known of every party.
    public var parties: [String: CommonsParty]
    /// Contributions and their reversals.
    public var events: [CommonsEvent]
    /// Uses.
    public var uses: [CommonsUse]

    /// A world.
    public init(parties: [String: CommonsParty], events: [CommonsEvent], uses: [CommonsUse]) {
        self.parties = parties
        self.events = events
        self.uses = uses
    }

    /// Reads `{"parties": {id: …}, "events": […], "uses": […]}`.
    public init(_ json: JSONValue) throws(PolicyError) {
        guard let parties = json["parties"]?.object, let events = json["events"]?.array,
            let uses = json["uses"]?.array
        else { throw PolicyError.badValue("world") }
        self.init(parties: [:], events: [], uses: [])
        for (id, party) in parties { self.parties[id] = try CommonsParty(party) }
        for event in events { self.events.append(try CommonsEvent(event)) }
        for use in uses { self.uses.append(try CommonsUse(use)) }
    }

    /// The same as JSON.
    public var json: JSONValue {
        [
            "parties": .object(parties.mapValues(\.json)), "events": .array(events.map(\.json)),
            "uses": .array(uses.map(\.json)),
        ]
    }

    /// A ledger that holds it all.
    public func ledger(_ parameters: CommonsParameters) throws(PolicyError) -> CommonsLedger {
        var ledger = CommonsLedger(parameters: parameters)
        for (id, party) in parties { ledger.set(party, for: id) }
        for event in events { try ledger.record(event) }
        for use in uses { try ledger.record(use) }
        return ledger
    }
}
