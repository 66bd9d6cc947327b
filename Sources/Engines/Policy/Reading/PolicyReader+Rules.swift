import RDF

extension PolicyReader {
    /// Reads a rule. `sharedFrom` is the policy whose own action, target, parties and constraints it shares,
    /// nil for a duty within a rule; `above` are the nodes that it stands in.
    mutating func rule(
        _ node: Term, _ kind: ODRLRule.Kind, sharedFrom policy: Term?, above: [Term]
    ) -> ODRLRule? {
        guard isReadable(node, above: above), visit(node) else { return nil }
        reached.insert(node)
        var rule = ODRLRule(id: label(node), kind: actualKind(node, kind))
        checkTypes(node, among: ODRL.ruleClasses)
        for action in objects(node, ODRL.action, sharedFrom: policy) where !isFull {
            if let use = actionUse(action, of: node) { rule.actions.append(use) }
        }
        rule.targets = entities(ODRL.target, of: node, policy) + policyTargets(policy, of: node)
        rule.assignees = entities(ODRL.assignee, of: node, policy)
        rule.assigners = entities(ODRL.assigner, of: node, policy)
        for constraint in objects(node, ODRL.constraint, sharedFrom: policy) where !isFull {
            rule.constraints.append(self.constraint(constraint, above: []))
        }
        readDirectOperands(of: node, into: &rule)
        readDuties(of: node, into: &rule, above: above + [node])
        checkParts(of: rule, node)
        return rule
    }

    /// Logical operands that stand on the rule itself, which ODRL does not provide for, are read as a
    /// constraint of it: that is the stricter reading.
    private mutating func readDirectOperands(of node: Term, into rule: inout ODRLRule) {
        let operands = ODRL.logicalOperands.filter { graph.object(of: node, $0.0) != nil }
        for (property, operation) in operands {
            fail(.wrongKind, node, .iri(property))
            let nodes = graph.objects(of: node, property)
            let members = nodes.count == 1 ? graph.list(at: nodes[0]) ?? nodes : nodes
            var parts: [ODRLConstraint] = []
            for member in members { parts.append(constraint(member, above: [node])) }
            rule.constraints.append(ODRLConstraint(id: label(node), body: .logical(operation, parts)))
        }
    }

    private mutating func readDuties(of node: Term, into rule: inout ODRLRule, above: [Term]) {
        rule.duties = duties(node, ODRL.duty, above)
        rule.remedies = duties(node, ODRL.remedy, above)
        rule.consequences = duties(node, ODRL.consequence, above)
    }

    private mutating func duties(_ node: Term, _ property: IRI, _ above: [Term]) -> [ODRLRule] {
        var found: [ODRLRule] = []
        for duty in graph.objects(of: node, property) where !isFull {
            if let rule = rule(duty, .duty, sharedFrom: nil, above: above) { found.append(rule) }
        }
        return found
    }

    private mutating func isReadable(_ node: Term, above: [Term]) -> Bool {
        guard node.literal == nil else {
            fail(.wrongKind, above.last ?? node, node)
            return false
        }
        guard !above.contains(node), above.count <= ODRLDocument.largestDepth else {
            fail(.nesting, node)
            return false
        }
        if graph.triples(subject: node).isEmpty {
            fail(.dangling, node)
            return false
        }
        return true
    }

    /// NB: what is called a permission here and typed a prohibition there is read as the stricter of the two.
    private func actualKind(_ node: Term, _ kind: ODRLRule.Kind) -> ODRLRule.Kind {
        if graph.isInstance(node, of: ODRL.prohibitionClass) { return .prohibition }
        if kind == .permission, graph.isInstance(node, of: ODRL.dutyClass) { return .duty }
        return kind
    }

    private mutating func checkParts(of rule: ODRLRule, _ node: Term) {
        if rule.actions.isEmpty { fail(.missingAction, node) }
        if rule.targets.isEmpty, rule.kind != .duty { fail(.missingTarget, node) }
    }
}

// MARK: Actions, assets and parties

extension PolicyReader {
    private mutating func actionUse(_ term: Term, of rule: Term) -> ODRLRule.ActionUse? {
        guard visit(term) else { return nil }
        reached.insert(term)
        let value = term.literal == nil ? graph.object(of: term, RDFVocabulary.value) : nil
        guard let action = (value ?? term).iri else {
            fail(.wrongKind, rule, value ?? term)
            return ODRLRule.ActionUse(action: IRI(label(value ?? term)))
        }
        let known = vocabulary.canonical(action)
        if !isKnown(action: known) { fail(.undefinedTerm, rule, .iri(action)) }
        return ODRLRule.ActionUse(action: known, refinements: refinements(term))
    }

    private mutating func refinements(_ term: Term) -> [ODRLConstraint] {
        guard term.literal == nil else { return [] }
        var found: [ODRLConstraint] = []
        for node in graph.objects(of: term, ODRL.refinement) { found.append(constraint(node, above: [])) }
        return found
    }

    /// What a rule says of itself, then what its policy says for all of its rules.
    private mutating func objects(_ rule: Term, _ property: IRI, sharedFrom policy: Term?) -> [Term] {
        graph.objects(of: rule, property) + (policy.map { shared($0, property) } ?? [])
    }

    private mutating func entities(
        _ property: IRI, of rule: Term, _ policy: Term?
    ) -> [ODRLRule.EntityUse] {
        var found: [ODRLRule.EntityUse] = []
        for term in objects(rule, property, sharedFrom: policy) where !isFull {
            if let entity = entity(term, of: rule) { found.append(entity) }
        }
        return found
    }

    private mutating func entity(_ term: Term, of rule: Term) -> ODRLRule.EntityUse? {
        guard visit(term) else { return nil }
        guard term.literal == nil else {
            fail(.wrongKind, rule, term)
            return ODRLRule.EntityUse(names: [IRI(label(term))])
        }
        reached.insert(term)
        let others = [ODRL.uid, ODRL.source].flatMap { graph.objects(of: term, $0) }.compactMap(\.iri)
        guard count(rule, others.count) else { return nil }
        mentioned.formUnion(others.map(Term.iri))
        let types = graph.objects(of: term, RDFVocabulary.type).compactMap(\.iri)
        let refinements = refinements(term)
        let isCollection =
            types.contains(ODRL.assetCollection) || types.contains(ODRL.partyCollection)
            || graph.object(of: term, ODRL.source) != nil || !refinements.isEmpty
        return ODRLRule.EntityUse(
            names: (term.iri.map { [$0] } ?? []) + others, isCollection: isCollection,
            refinements: refinements)
    }

    /// Assets that say of themselves that they have this policy.
    private mutating func policyTargets(_ policy: Term?, of rule: Term) -> [ODRLRule.EntityUse] {
        guard let policy else { return [] }
        return graph.subjects(ODRL.hasPolicy, policy).compactMap { entity($0, of: rule) }
    }
}
