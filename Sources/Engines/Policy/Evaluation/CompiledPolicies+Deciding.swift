extension CompiledPolicies {
    /// Whether the request is permitted: a permission applies and nothing that may forbid it does.
    public func permits(_ situation: Situation, _ options: EvaluationOptions = EvaluationOptions()) -> Bool {
        guard !isVoid, situation.action != nil, situation.fault == nil else { return false }
        if let clash, clash.voids(situation) { return false }
        let evaluator = Evaluator(situation: situation, options: options)
        var granting = BitSet([Int32]())
        var isGranted = false
        for rule in permissions where evaluator.applies(rule) == .satisfied {
            granting.insert(Int32(truncatingIfNeeded: rule.policy))
            isGranted = true
        }
        guard isGranted else { return false }
        for rule in prohibitions where evaluator.applies(rule) != .notSatisfied {
            let yields = strategies[rule.policy] == .perm
            if !yields || !granting.contains(Int32(truncatingIfNeeded: rule.policy)) { return false }
        }
        return true
    }

    /// The same answer with the state of every rule and premise, and reasons.
    public func evaluate(
        _ situation: Situation, _ options: EvaluationOptions = EvaluationOptions()
    ) -> Compliance {
        let evaluator = Evaluator(situation: situation, options: options)
        let reports = rules.map { report($0, evaluator) }
        let isPermitted = permits(situation, options)
        return Compliance(
            isPermitted: isPermitted, rules: reports,
            reasons: isPermitted ? [] : reasons(situation, reports))
    }

    private func report(_ rule: CompiledRule, _ evaluator: Evaluator) -> Compliance.RuleReport {
        var premises = [
            Compliance.Premise(part: "action", id: "", state: evaluator.action(rule)),
            Compliance.Premise(part: "target", id: "", state: evaluator.target(rule)),
            Compliance.Premise(part: "party", id: "", state: evaluator.party(rule)),
        ]
        premises += rule.constraints.map {
            Compliance.Premise(part: "constraint", id: $0.id, state: evaluator.truth($0))
        }
        if rule.kind == .permission {
            premises += rule.duties.map {
                Compliance.Premise(part: "duty", id: $0.id, state: evaluator.allows($0))
            }
        }
        let state = evaluator.applies(rule)
        return Compliance.RuleReport(
            rule: rule.id, kind: rule.kind.rawValue, isActive: state == .satisfied, state: state,
            premises: premises)
    }

    private func reasons(_ situation: Situation, _ reports: [Compliance.RuleReport]) -> [String] {
        var reasons = document.fatalFaults.map(\.description)
        reasons += strangers.prefix(5).map { "unknown-name \($0)" }
        if let clash, clash.voids(situation) { reasons.append(clash.reason) }
        if let fault = situation.fault { reasons.append(fault) }
        if situation.action == nil { reasons.append("unknown-action \(situation.actionName)") }
        let forbidding = reports.lazy.filter { $0.kind == "prohibition" && $0.state != .notSatisfied }
        for report in forbidding.prefix(CompiledPolicies.mostUnknown) {
            reasons.append((report.isActive ? "prohibited-by " : "maybe-prohibited-by ") + report.rule)
        }
        if !reports.contains(where: { $0.kind == "permission" && $0.isActive }) {
            reasons.append("no-permission")
        }
        let unknown = reports.lazy.flatMap { report in
            report.premises.lazy.filter { $0.state == .unknown }
                .map { "unknown \($0.part) \($0.id) of \(report.rule)" }
        }
        return reasons + unknown.prefix(CompiledPolicies.mostUnknown)
    }

    /// The most rules and unknown premises that are given as reasons; the report has them all.
    private static let mostUnknown = 100
}
