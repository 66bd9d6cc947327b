import RDF

/// Tells of each premise of a rule whether it holds in a situation.
struct Evaluator {
    let situation: Situation
    let options: EvaluationOptions

    /// Whether the rule applies: every premise holds.
    func applies(_ rule: CompiledRule) -> Satisfaction {
        action(rule).and(target(rule)).and(party(rule)).and(constraints(rule.constraints)).and(duties(rule))
    }

    func action(_ rule: CompiledRule) -> Satisfaction { action(rule.actions, rule.kind) }

    private func action(_ actions: [CompiledRule.Actions], _ kind: ODRLRule.Kind) -> Satisfaction {
        guard let action = situation.action else { return .unknown }
        guard !actions.isEmpty else { return missing(kind) }
        return actions.lazy.map { use in
            if use.covered.contains(action) {
                return use.refinements.lazy.map { truth($0, knowing: situation.actionFacts) }.conjunction
            }
            // To forbid a part of what is asked is to leave the whole in doubt.
            return kind == .prohibition && use.broader.contains(action) ? .unknown : .notSatisfied
        }.disjunction
    }

    /// NB: a permission names its action and its target (Information Model 2.2, section 2.6.1): of one that
    /// does not, nobody can tell what it is for.
    private func missing(_ kind: ODRLRule.Kind) -> Satisfaction {
        kind == .permission && !options.takesMissingAsAny ? .unknown : .satisfied
    }

    func target(_ rule: CompiledRule) -> Satisfaction {
        rule.targets.isEmpty ? missing(rule.kind) : anyOf(rule.targets, situation.asset)
    }

    func party(_ rule: CompiledRule) -> Satisfaction {
        options.comparesAssignee ? anyOf(rule.assignees, situation.party) : .satisfied
    }

    private func anyOf(_ entities: [CompiledRule.Entity], _ who: Situation.Entity?) -> Satisfaction {
        guard !entities.isEmpty else { return .satisfied }
        guard let who else { return .unknown }
        return entities.lazy.map { matches($0, who) }.disjunction
    }

    private func matches(_ entity: CompiledRule.Entity, _ who: Situation.Entity) -> Satisfaction {
        if entity.names.contains(where: who.within.contains) || entity.names.isEmpty && entity.isCollection {
            return entity.refinements.lazy.map { truth($0, knowing: who.facts) }.conjunction
        }
        guard who.isCertain, !entity.names.isEmpty else { return .unknown }
        guard let known = situation.known else { return .notSatisfied }
        guard entity.members.allSatisfy(known.contains) else { return .unknown }
        // A name that nobody knows may be the one by which the world means the same.
        return entity.names.allSatisfy(known.contains) ? .notSatisfied : .unknown
    }

    // MARK: Constraints

    func constraints(_ constraints: [CompiledConstraint]) -> Satisfaction {
        constraints.lazy.map { truth($0) }.conjunction
    }

    /// Whether a constraint holds; `own` are values of the very thing that it refines, if it refines one.
    func truth(_ constraint: CompiledConstraint, knowing own: [Int: [Operand]] = [:]) -> Satisfaction {
        switch constraint.body {
        case .unreadable: .unknown
        case .atomic(let atom): truth(atom, own)
        case .logical(let operation, let parts): joined(operation, parts, own)
        }
    }

    /// NB: what a request shows happens at one moment, so a sequence holds when all of it does, in any order.
    private func joined(
        _ operation: LogicalOperator, _ parts: [CompiledConstraint], _ own: [Int: [Operand]]
    ) -> Satisfaction {
        let truths = parts.lazy.map { truth($0, knowing: own) }
        return switch operation {
        case .and, .andSequence: truths.conjunction
        case .or: truths.disjunction
        case .exactlyOne: truths.exactlyOne
        }
    }

    private func truth(_ atom: CompiledConstraint.Atom, _ own: [Int: [Operand]]) -> Satisfaction {
        let left = values(atom, own)
        guard !left.isEmpty, !atom.right.isEmpty,
            atom.unit == nil || !left.contains(where: { $0.isInOtherUnit(than: atom.unit) })
        else { return .unknown }
        return Comparator.compare(left, atom.comparison, right(atom))
    }

    private func right(_ atom: CompiledConstraint.Atom) -> [Operand] {
        guard atom.asksForNow else { return atom.right }
        return atom.right.map { operand in
            guard operand.value == .term(ODRL.policyUsage) else { return operand }
            let value = situation.now.map(Value.moment) ?? .unreadable(Literal(""))
            return Operand(value: value, symbol: Operand.noTerm, isDefined: true, within: [])
        }
    }

    private func values(_ atom: CompiledConstraint.Atom, _ own: [Int: [Operand]]) -> [Operand] {
        if !own.isEmpty, let facts = own[atom.slot], !facts.isEmpty { return facts }
        if !situation.facts[atom.slot].isEmpty { return situation.facts[atom.slot] }
        if let unit = atom.unitSlot, !situation.facts[unit].isEmpty { return situation.facts[unit] }
        return atom.status.map { [$0] } ?? []
    }

    // MARK: Duties

    func duties(_ rule: CompiledRule) -> Satisfaction {
        guard rule.kind == .permission else { return .satisfied }
        return rule.duties.lazy.map { allows($0) }.conjunction
    }

    /// Whether a duty leaves the permission standing.
    func allows(_ duty: CompiledRule) -> Satisfaction {
        let fulfilled = fulfilment(of: duty)
        switch options.duties {
        case .precondition: return (!constraints(duty.constraints)).or(fulfilled)
        case .eventual:
            // Somebody reports a breach of a duty that nobody knows: it may be this one.
            if situation.hasStrayBreach, situation.duties[duty.id] == nil { return .unknown }
            guard situation.duties[duty.id] == .violated else { return .satisfied }
            return Satisfaction(
                !duty.consequences.isEmpty
                    && duty.consequences.allSatisfy { fulfilment(of: $0) == .satisfied })
        }
    }

    /// Whether a duty was fulfilled, or else what stands behind it.
    func fulfilment(of duty: CompiledRule) -> Satisfaction {
        switch situation.duties[duty.id] {
        case .fulfilled: return .satisfied
        case .performed(let facts):
            var other = self.situation
            for (slot, values) in facts { other.facts[slot] = values }
            let evaluator = Evaluator(situation: other, options: options)
            return duty.actions.map { evaluator.constraints($0.refinements) }.conjunction
        case .violated, .open, nil: return .notSatisfied
        }
    }
}
