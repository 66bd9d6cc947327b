import RDF

extension Situation {
    /// A request by a caller who knows every party and asset: those that are not named in the policies, and
    /// are in no collection of theirs, are strangers to them and not unknown.
    ///
    /// `groups` and `collections` are what the party and the asset are part of; `facts` are values of left
    /// operands.
    public init(
        _ policies: CompiledPolicies, party: IRI?, in groups: [IRI] = [], action: IRI, asset: IRI?,
        of collections: [IRI] = [], facts: [IRI: [Value]], now: Moment? = nil
    ) {
        let index = policies.names
        self.facts = Array(repeating: [], count: index.slots.count)
        actionName = action.string
        self.now = now
        let entry = index.entry(of: action)
        if entry.isKnownAction { self.action = entry.symbol }
        self.party = party.map { Entity($0, groups, index) }
        self.asset = asset.map { Entity($0, collections, index) }
        for (operand, values) in facts {
            if let slot = index.slots[operand] { self.facts[slot] = values.map(index.operand) }
        }
        if let now, let slot = index.momentSlot { self.facts[slot] = [index.operand(.moment(now))] }
    }
}

extension Situation.Entity {
    fileprivate init(_ iri: IRI, _ groups: [IRI], _ index: TermIndex) {
        let own = index.entry(of: iri).within
        self.init(
            iri: iri, within: groups.isEmpty ? own : own + groups.flatMap { index.entry(of: $0).within },
            isCertain: true)
    }
}

/// Values of left operands, made ready once for many requests: of a party, of an asset, of a purpose.
public struct PreparedFacts: Sendable {
    let values: [(slot: Int, operands: [Operand])]

    /// Facts that these policies ask for; others are left out.
    public init(_ policies: CompiledPolicies, _ facts: [IRI: [Value]]) {
        let index = policies.names
        values = facts.compactMap { operand, values in
            index.slots[operand].map { ($0, values.map(index.operand)) }
        }
    }
}

extension Situation {
    /// Takes over facts that were made ready.
    public mutating func add(_ prepared: PreparedFacts) {
        for (slot, operands) in prepared.values { facts[slot] = operands }
    }

    /// Sets the one number of a left operand, by its place among those that the policies ask for.
    public mutating func set(_ number: Int64, at slot: Int) {
        facts[slot] = [
            Operand(
                value: .number(DecimalNumber(number)), symbol: Operand.noTerm, isDefined: true, within: [])
        ]
    }
}

extension CompiledPolicies {
    /// The place of a left operand among those that the policies ask for; nil when they do not.
    public func slot(of operand: IRI) -> Int? { names.slots[operand] }
}
