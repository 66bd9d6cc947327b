import CanonicalJSON

/// The parties of a commons with what they gave and used. The order of arrival changes no decision.
public struct CommonsLedger: Sendable {
    /// The parameters that turn events into points.
    public let parameters: CommonsParameters
    /// Events and uses that were recorded.
    public private(set) var size = 0

    let order: FillOrder
    private var places: [String: Int] = [:]
    private var parties: [CommonsParty?] = []
    private var accounts: [Account] = []
    private var events: [String: KnownEvent] = [:]
    /// Reversals of events that have not arrived yet, the earliest of each.
    private var earlyReversals: [String: Int64] = [:]

    private struct KnownEvent {
        let party: Int
        let at: Int64
        let number: Int32
        let counts: Bool
    }

    /// The most units of one event, one use or one request.
    public static let largestQuantity: Int64 = 1_000_000_000_000
    /// Times are accepted from minus to plus this, in seconds: some 285 million years.
    public static let largestTime: Int64 = 1 << 53
    /// The most events and uses of one ledger.
    public static let largestSize = 100_000_000

    /// An empty ledger.
    public init(parameters: CommonsParameters) {
        self.parameters = parameters
        order = FillOrder(parameters)
    }

    /// Sets what is known of a party.
    public mutating func set(_ party: CommonsParty, for id: String) {
        parties[place(of: id)] = party
    }

    /// What is known of a party, nil when it never joined.
    public func party(_ id: String) -> CommonsParty? { places[id].flatMap { parties[$0] } }

    private mutating func place(of id: String) -> Int {
        if let place = places[id] { return place }
        places[id] = parties.count
        parties.append(nil)
        accounts.append(Account(types: order.slots.count))
        return parties.count - 1
    }

    private mutating func admit(quantity: Int64, at time: Int64) throws(PolicyError) {
        guard (0...CommonsLedger.largestQuantity).contains(quantity) else {
            throw PolicyError.badValue("qty")
        }
        guard time.magnitude <= CommonsLedger.largestTime else { throw PolicyError.badValue("at") }
        guard size < CommonsLedger.largestSize else {
            throw PolicyError.beyondLimit("ledger", allowed: CommonsLedger.largestSize)
        }
        size += 1
    }
}

// MARK: Recording

extension CommonsLedger {
    /// Records an event.
    public mutating func record(_ event: CommonsEvent) throws(PolicyError) {
        guard events[event.id] == nil else { throw PolicyError.duplicate(event.id) }
        try admit(quantity: event.quantity, at: event.at)
        let place = place(of: event.party)
        let number = Int32(clamping: events.count)
        if let reversed = event.reverses {
            reverse(reversed, at: event.at)
            events[event.id] = KnownEvent(party: place, at: event.at, number: number, counts: false)
            return
        }
        let slot = event.isAccepted ? order.place(of: event.type) : nil
        if let slot { try accounts[place].add(entry(event, slot, number), order, party: event.party) }
        events[event.id] = KnownEvent(party: place, at: event.at, number: number, counts: slot != nil)
    }

    private func entry(
        _ event: CommonsEvent, _ slot: Int, _ number: Int32
    ) throws(PolicyError) -> Account.Entry {
        Account.Entry(
            at: event.at, place: Int32(slot), number: number,
            value: try product(event.quantity, order.slots[slot].weight, of: event.party),
            reversedAt: earlyReversals[event.id] ?? .max)
    }

    private mutating func reverse(_ id: String, at time: Int64) {
        guard let known = events[id] else {
            earlyReversals[id] = min(time, earlyReversals[id] ?? .max)
            return
        }
        guard known.counts else { return }
        accounts[known.party].reverse(number: known.number, eventAt: known.at, at: time, order)
    }

    /// Records a use. An action without a cost costs nothing.
    public mutating func record(_ use: CommonsUse) throws(PolicyError) {
        try admit(quantity: use.units, at: use.at)
        let place = place(of: use.party)
        guard let cost = parameters.costs[use.action] else { return }
        let value = try product(use.units, cost, of: use.party)
        try accounts[place].add(
            Account.Entry(at: use.at, place: -1, number: -1, value: value), order, party: use.party)
    }

    private func product(_ left: Int64, _ right: Int64, of party: String) throws(PolicyError) -> Int64 {
        let (value, isBeyond) = left.multipliedReportingOverflow(by: right)
        guard !isBeyond else { throw PolicyError.overflow(party) }
        return value
    }
}

// MARK: Questions

extension CommonsLedger {
    /// What the ledger knows of a request.
    func facts(of request: CommonsRequest) -> CommonsFacts {
        guard let place = places[request.party], let party = parties[place] else {
            return CommonsFacts(request: request, party: nil, totals: Account.Totals())
        }
        return CommonsFacts(
            request: request, party: party,
            totals: accounts[place].totals(
                at: admitted(request.at), windowDays: parameters.windowDays, order))
    }

    /// NB: nothing is recorded beyond the times that are accepted, so a request from there sees what one at
    /// their end does.
    private func admitted(_ time: Int64) -> Int64 {
        max(-CommonsLedger.largestTime, min(time, CommonsLedger.largestTime))
    }

    /// What each type already counts for a party, before the type's own cap, in the fill order.
    func typeTotals(of party: String, at time: Int64) -> [Int64] {
        guard let place = places[party] else { return order.slots.map { _ in 0 } }
        return accounts[place].typeTotals(at: admitted(time), windowDays: parameters.windowDays, order)
    }
}
