/// The decision rule of the licence Social Commons: access that depends on the end and on reciprocity.
///
/// Source: the project's own rule, `Sources/Engines/Policy/README.md`. Whole numbers only; no clock, no
/// chance.
public struct CommonsLicence: Sendable {
    /// The numbers that an assembly votes.
    public let parameters: CommonsParameters
    /// The trees of kinds, purposes and actions.
    public let trees: CommonsTrees
    private let thetaByKind: [String: Int64]
    private let classByKind: [String: String]

    /// The licence with these numbers over these trees.
    public init(parameters: CommonsParameters, trees: CommonsTrees) {
        self.parameters = parameters
        self.trees = trees
        var classes: [String: String] = [:]
        for kind in trees.kinds.terms {
            classes[kind] = trees.kinds.chain(of: kind).first { parameters.thetaPermille[$0] != nil }
        }
        classByKind = classes
        thetaByKind = classes.compactMapValues { parameters.thetaPermille[$0] }
    }

    /// Decides a request from what a ledger knows.
    public func decide(_ request: CommonsRequest, in ledger: CommonsLedger) -> CommonsDecision {
        decide(ledger.facts(of: request))
    }

    /// The numbers of a request, nil when its party or the party's kind is unknown.
    public func measure(_ request: CommonsRequest, in ledger: CommonsLedger) -> CommonsDecision.Measure? {
        let facts = ledger.facts(of: request)
        guard let party = facts.party, let theta = thetaByKind[party.kind] else { return nil }
        return measure(facts, theta: theta)
    }

    func decide(_ facts: CommonsFacts) -> CommonsDecision {
        let reasons = earlyReasons(facts)
        guard reasons.isEmpty, let party = facts.party, let theta = thetaByKind[party.kind] else {
            return CommonsDecision(id: facts.request.id, outcome: .deny, reasons: reasons)
        }
        let measure = measure(facts, theta: theta)
        if classByKind[party.kind] == CommonsTerm.forProfit { return forProfit(facts, measure) }
        return everyoneElse(facts, party, measure)
    }
}

// MARK: Checks that need no number

extension CommonsLicence {
    private func earlyReasons(_ facts: CommonsFacts) -> [CommonsDecision.Reason] {
        if let unknown = unknown(facts) { return [unknown] }
        let request = facts.request
        var reasons: [CommonsDecision.Reason] = []
        if trees.actions.isWithin(request.action, CommonsTerm.reidentify) {
            reasons.append(.prohibitedAction)
        }
        if trees.purposes.isWithin(request.purpose, CommonsTerm.excludedUse) {
            reasons.append(.prohibitedPurpose)
        }
        if reasons.isEmpty, !trees.actions.isWithin(request.action, CommonsTerm.use) {
            reasons.append(.noPermission)
        }
        return reasons
    }

    /// NB: a kind above which no class has a θ is as unknown as one that nobody defined.
    private func unknown(_ facts: CommonsFacts) -> CommonsDecision.Reason? {
        guard let party = facts.party else { return .unknownParty }
        guard trees.actions.contains(facts.request.action) else { return .unknownAction }
        guard thetaByKind[party.kind] != nil else { return .unknownPartyKind }
        return trees.purposes.contains(facts.request.purpose) ? nil : .unknownPurpose
    }
}

// MARK: Reciprocity

extension CommonsLicence {
    /// What one request costs, at most 2⁶² milli-points.
    func cost(of request: CommonsRequest) -> Int64 {
        let (cost, isBeyond) = request.units.multipliedReportingOverflow(
            by: parameters.costs[request.action] ?? 0)
        return isBeyond ? 1 << 62 : min(cost, 1 << 62)
    }

    private func measure(_ facts: CommonsFacts, theta: Int64) -> CommonsDecision.Measure {
        let cost = cost(of: facts.request)
        let denominator = Int128(max(facts.totals.use + cost, parameters.minimumUseMilliPoints))
        let contribution = Int128(facts.totals.contribution)
        let due = (Int128(theta) * denominator + 999) / 1000
        return CommonsDecision.Measure(
            contribution: facts.totals.contribution, use: facts.totals.use, request: cost,
            days: facts.totals.days, thetaPermille: theta,
            permille: Int64(clamping: 1000 * contribution / denominator),
            missing: Int64(clamping: max(0, due - contribution)))
    }

    private func duties(_ request: CommonsRequest) -> [String] {
        var duties = ["attribute"]
        if trees.actions.isWithin(request.action, CommonsTerm.derive) { duties.append("returnDerived") }
        if request.action == CommonsTerm.distribute { duties.append("shareAlike") }
        return duties
    }

    private func forProfit(
        _ facts: CommonsFacts, _ measure: CommonsDecision.Measure
    ) -> CommonsDecision {
        let request = facts.request
        var decision = CommonsDecision(id: request.id, outcome: .permit, measure: measure)
        let opensToOthers =
            trees.actions.isWithin(request.action, CommonsTerm.derive)
            || request.action == CommonsTerm.distribute
        if opensToOthers, !request.hasAgreement {
            decision.outcome = .deny
            decision.reasons = [.noPermissionForProfit]
            return decision
        }
        decision.duties = duties(request)
        if measure.missing > 0 {
            decision.outcome = .permitWithFee
            decision.duties.insert("compensate", at: 0)
            decision.feeCents = fee(missing: measure.missing)
        }
        return decision
    }

    private func fee(missing: Int64) -> Int64 {
        Int64(clamping: (Int128(missing) * Int128(parameters.centsPerPoint) + 999) / 1000)
    }

    private func everyoneElse(
        _ facts: CommonsFacts, _ party: CommonsParty, _ measure: CommonsDecision.Measure
    ) -> CommonsDecision {
        let request = facts.request
        var reasons: [CommonsDecision.Reason] = []
        if !trees.purposes.isWithin(request.purpose, CommonsTerm.generalInterest) {
            reasons.append(.purposeNotGeneralInterest)
        }
        if party.evidence(at: request.at) < parameters.evidenceMinimum,
            classByKind[party.kind] != CommonsTerm.individual
        {
            reasons.append(.evidenceTooLow)
        }
        if measure.missing > 0, !isNewcomer(party, request, measure) { reasons.append(.contributionTooLow) }
        return CommonsDecision(
            id: request.id, outcome: reasons.isEmpty ? .permit : .deny, reasons: reasons,
            duties: reasons.isEmpty ? duties(request) : [], measure: measure)
    }

    private func isNewcomer(
        _ party: CommonsParty, _ request: CommonsRequest, _ measure: CommonsDecision.Measure
    ) -> Bool {
        Int128(request.at) - Int128(party.joined) < Int128(parameters.bootstrapDays * secondsPerDay)
            && measure.use + measure.request <= parameters.bootstrapMilliPoints
    }
}
