import RDF

/// Goes through a log, event by event.
struct Auditor {
    let policies: CompiledPolicies
    let events: [LoggedEvent]
    private var breaches: [Audit.Breach] = []
    private var executions: [String: Int64] = [:]
    /// Where duties were performed, by duty and party, in order of time.
    private var performances: [Performer: [Int]] = [:]
    /// How many performances of a remedy were used up or came too early for any infringement still to come.
    private var used: [Performer: Int] = [:]

    private struct Performer: Hashable {
        let duty: String
        let party: String
        let isInTime: Bool
    }

    init(policies: CompiledPolicies, events: [LoggedEvent]) {
        self.policies = policies
        self.events = events
    }

    mutating func audit() -> Audit {
        let permits = policies.rules.contains { $0.kind == .permission }
        for place in events.indices {
            let granting = grants(place)
            if permits, granting.isEmpty, !isDuty(place) {
                note(.notPermitted, place, events[place].situation.actionName)
            }
            for rule in policies.rules where rule.kind == .prohibition { check(rule, place, granting) }
        }
        for obligation in policies.obligations where !isKept(obligation) {
            breaches.append(Audit.Breach(kind: .unfulfilled, row: 0, rule: obligation.id))
        }
        return Audit(breaches: breaches)
    }

    private mutating func note(_ kind: Audit.Breach.Kind, _ place: Int, _ rule: String) {
        breaches.append(Audit.Breach(kind: kind, row: events[place].row, rule: rule))
    }

    // MARK: Permissions and prohibitions

    /// The policies with a permission that holds for the event, its duties fulfilled before.
    private mutating func grants(_ place: Int) -> Set<Int> {
        var granting: Set<Int> = []
        for rule in policies.rules where rule.kind == .permission {
            guard premises(rule, place) == .satisfied else { continue }
            let isFree = rule.duties.allSatisfy {
                !applies($0, place) || isKept($0, before: place, by: events[place].party)
            }
            if isFree { granting.insert(rule.policy) }
        }
        return granting
    }

    private mutating func check(_ rule: CompiledRule, _ place: Int, _ granting: Set<Int>) {
        guard premises(rule, place) != .notSatisfied else { return }
        if policies.strategies[rule.policy] == .perm, granting.contains(rule.policy) { return }
        guard rule.remedies.isEmpty || !isMadeGood(rule, after: place) else { return }
        note(.prohibited, place, rule.id)
    }

    /// Whether every premise of a rule but its duties holds for an event. Executions are counted as they
    /// come.
    private mutating func premises(_ rule: CompiledRule, _ place: Int) -> Satisfaction {
        var situation = events[place].situation
        let evaluator = Evaluator(situation: situation, options: .audit)
        let acting = evaluator.action(rule).and(evaluator.target(rule)).and(evaluator.party(rule))
        guard acting != .notSatisfied else { return .notSatisfied }
        executions[rule.id, default: 0] += 1
        if let slot = policies.names.slots[ODRL.count], situation.facts[slot].isEmpty {
            situation.facts[slot] = [policies.names.operand(.number(DecimalNumber(executions[rule.id] ?? 0)))]
        }
        return acting.and(
            Evaluator(situation: situation, options: .audit).constraints(rule.constraints))
    }

    // MARK: Duties

    /// Whether a permission's duty applies to an event: unless its own conditions surely fail there (Formal
    /// Semantics, part C2).
    private func applies(_ duty: CompiledRule, _ place: Int) -> Bool {
        Evaluator(situation: events[place].situation, options: .audit)
            .constraints(duty.constraints) != .notSatisfied
    }

    /// Whether the event is one that some duty asks for.
    private func isDuty(_ place: Int) -> Bool {
        let asked = policies.obligations + policies.rules.flatMap { $0.duties + $0.remedies }
        return asked.contains { duty in
            ([duty] + duty.consequences).contains { fulfils($0, place, by: nil, inTime: false) }
        }
    }

    /// Whether an event is the action of a duty, by that party; in time, when its constraints hold too.
    private func fulfils(_ duty: CompiledRule, _ place: Int, by party: String?, inTime: Bool) -> Bool {
        let event = events[place]
        if duty.assignees.isEmpty, let party, event.party != party { return false }
        let evaluator = Evaluator(situation: event.situation, options: .audit)
        let acting = evaluator.action(duty).and(evaluator.target(duty)).and(evaluator.party(duty))
        return acting == .satisfied && (!inTime || evaluator.constraints(duty.constraints) == .satisfied)
    }

    /// Where a duty was performed by a party, or by its own assignee; scanned once.
    private mutating func places(of duty: CompiledRule, by party: String, inTime: Bool) -> [Int] {
        let performer = Performer(
            duty: duty.id, party: duty.assignees.isEmpty ? party : "", isInTime: inTime)
        if let known = performances[performer] { return known }
        let anybody = performer.party.isEmpty ? nil : party
        let found = events.indices.filter { fulfils(duty, $0, by: anybody, inTime: inTime) }
        performances[performer] = found
        return found
    }

    /// Whether a duty of a permission was fulfilled before an event or at the same time.
    private mutating func isKept(_ duty: CompiledRule, before place: Int, by party: String) -> Bool {
        let first = places(of: duty, by: party, inTime: false).first { $0 != place }
        return first.map { isNoLater($0, place) } ?? false
    }

    /// Whether an obligation was fulfilled; late fulfilment needs the consequences too.
    private mutating func isKept(_ obligation: CompiledRule) -> Bool {
        if !places(of: obligation, by: "", inTime: true).isEmpty { return true }
        guard !obligation.consequences.isEmpty, !places(of: obligation, by: "", inTime: false).isEmpty else {
            return false
        }
        for consequence in obligation.consequences where !isKept(consequence) { return false }
        return true
    }

    private func isNoLater(_ other: Int, _ place: Int) -> Bool {
        guard let moment = events[place].moment, let earlier = events[other].moment else { return false }
        return earlier.compare(moment, <=) == .satisfied
    }

    /// Whether every remedy follows the infringement. Each event makes up for one infringement alone.
    private mutating func isMadeGood(_ rule: CompiledRule, after place: Int) -> Bool {
        let party = events[place].party
        var isComplete = true
        for remedy in rule.remedies {
            let performer = Performer(duty: remedy.id, party: party, isInTime: true)
            let found = places(of: remedy, by: party, inTime: true)
            var next = used[performer] ?? 0
            while next < found.count, !(found[next] != place && isNoLater(place, found[next])) { next += 1 }
            used[performer] = next + 1
            if next >= found.count { isComplete = false }
        }
        return isComplete
    }
}
