extension CommonsLicence {
    /// The smallest sets of changes after which a refused request is allowed, or one against a fee is free;
    /// the sets with the fewest changes first. Nothing helps when a party, action, kind or purpose is
    /// unknown, against a prohibited action, or where the licence grants nothing at all.
    public func remedies(for request: CommonsRequest, in ledger: CommonsLedger) -> [Remedy] {
        let facts = ledger.facts(of: request)
        let before = decide(facts).outcome
        guard before < .permit else { return [] }
        let search = RemedySearch(
            licence: self, facts: facts, goal: before == .deny ? .permitWithFee : .permit,
            ways: WaysToContribute(ledger: ledger, request: request))
        return search.remedies()
    }
}

/// Tries every set of kinds of change, the smaller ones first.
struct RemedySearch {
    let licence: CommonsLicence
    let facts: CommonsFacts
    let goal: CommonsDecision.Outcome
    let ways: WaysToContribute

    /// The kinds of change, in the order in which they are made: what is missing depends on all others.
    enum Lever: CaseIterable {
        case purpose, evidence, agreement, units, contribution
    }

    func remedies() -> [Remedy] {
        let sets = (1..<(1 << Lever.allCases.count)).map { bits in
            Lever.allCases.enumerated().filter { bits & (1 << $0.offset) != 0 }.map(\.element)
        }
        var found: [(levers: [Lever], remedy: Remedy)] = []
        for levers in sets.sorted(by: { $0.count < $1.count }) {
            let isLarger = found.contains { smaller in smaller.levers.allSatisfy(levers.contains) }
            if !isLarger, let remedy = remedy(levers) { found.append((levers, remedy)) }
        }
        return found.map(\.remedy)
    }

    private func remedy(_ levers: [Lever]) -> Remedy? {
        var changed = facts
        var changes: [Remedy.Change] = []
        for lever in levers {
            guard let change = change(lever, &changed, isLast: lever == levers.last) else { return nil }
            changes.append(change)
        }
        let decision = licence.decide(changed)
        guard decision.outcome >= goal else { return nil }
        return Remedy(changes: changes, outcome: decision.outcome, feeCents: decision.feeCents)
    }

    private func change(_ lever: Lever, _ facts: inout CommonsFacts, isLast: Bool) -> Remedy.Change? {
        switch lever {
        case .purpose:
            facts.request.purpose = CommonsTerm.generalInterest
            return .changePurpose(within: [CommonsTerm.generalInterest])
        case .evidence:
            guard let party = facts.party else { return nil }
            let level = licence.parameters.evidenceMinimum
            facts.party?.evidence = level
            facts.party?.evidenceUntil = max(party.evidenceUntil, facts.request.at)
            return .bringEvidence(level: level)
        case .agreement:
            facts.request.hasAgreement = true
            return .signAgreement
        case .units: return isLast ? useLess(&facts) : nil
        case .contribution: return contribute(&facts)
        }
    }

    /// The most units, below those that were asked for, with which the request succeeds; fewer never hurt.
    private func useLess(_ facts: inout CommonsFacts) -> Remedy.Change? {
        var (low, high) = (Int64(0), facts.request.units)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            var trial = facts
            trial.request.units = middle
            if licence.decide(trial).outcome >= goal { low = middle } else { high = middle }
        }
        guard low > 0 else { return nil }
        facts.request.units = low
        return .useLess(units: low)
    }

    private func contribute(_ facts: inout CommonsFacts) -> Remedy.Change? {
        guard let missing = licence.decide(facts).measure?.missing, missing > 0 else { return nil }
        let ways = ways.all(for: missing)
        guard !ways.isEmpty else { return nil }
        facts.totals.contribution += missing
        return .contribute(milliPoints: missing, ways: ways)
    }
}

/// How many units of which type make up for missing points.
struct WaysToContribute {
    private let order: FillOrder
    private let totals: [Int64]
    private let dayCap: Int64

    init(ledger: CommonsLedger, request: CommonsRequest) {
        order = ledger.order
        totals = ledger.typeTotals(of: request.party, at: request.at)
        dayCap = ledger.parameters.dayCapMilliPoints
    }

    /// The ways that suffice alone, by days, then by units, then by name.
    func all(for missing: Int64) -> [Remedy.Way] {
        let ways = zip(order.slots, totals).compactMap { way($0, total: $1, missing) }
        return ways.sorted { ($0.days, $0.quantity, $0.type) < ($1.days, $1.quantity, $1.type) }
    }

    private func way(_ slot: FillOrder.Slot, total: Int64, _ missing: Int64) -> Remedy.Way? {
        guard slot.weight > 0, slot.cap.map({ $0 - total >= missing }) ?? true else { return nil }
        if slot.isOutsideDayCap {
            return Remedy.Way(type: slot.name, quantity: quotientUp(missing, slot.weight), days: 1)
        }
        guard dayCap > 0 else { return nil }
        if slot.weight > dayCap {
            let days = quotientUp(missing, dayCap)
            return Remedy.Way(type: slot.name, quantity: days, days: days)
        }
        let quantity = quotientUp(missing, slot.weight)
        return Remedy.Way(
            type: slot.name, quantity: quantity, days: quotientUp(quantity, dayCap / slot.weight))
    }
}

/// The quotient rounded up, for positive numbers.
func quotientUp(_ dividend: Int64, _ divisor: Int64) -> Int64 {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    return remainder > 0 ? quotient + 1 : quotient
}
