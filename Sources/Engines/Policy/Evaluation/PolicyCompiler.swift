import RDF

/// Turns rules into numbers.
struct PolicyCompiler {
    private(set) var index: TermIndex

    private let graph: Graph

    init(_ document: ODRLDocument) {
        let vocabulary = document.vocabulary
        graph = document.graph
        index = TermIndex(vocabulary: vocabulary)
        for action in vocabulary.actions.sorted() { _ = index.symbols.intern(action) }
        let concepts = vocabulary.concepts.terms
        guard concepts.count <= PolicyCompiler.mostNumberedConcepts else { return }
        for concept in concepts.sorted() { _ = index.symbols.intern(concept) }
    }

    /// Vocabularies with more concepts are looked up when asked for, not numbered beforehand.
    private static let mostNumberedConcepts = 10_000

    /// Finds out once what is asked of every numbered term.
    mutating func keepEntries() { index.keepEntries() }

    mutating func rule(_ rule: ODRLRule, policy: Int) -> CompiledRule {
        CompiledRule(
            rule, policy: policy, actions: actions(rule.actions),
            targets: entities(rule.targets), assignees: entities(rule.assignees),
            constraints: constraints(rule.constraints), duties: duties(rule.duties, policy),
            remedies: duties(rule.remedies, policy), consequences: duties(rule.consequences, policy))
    }

    private mutating func duties(_ duties: [ODRLRule], _ policy: Int) -> [CompiledRule] {
        var compiled: [CompiledRule] = []
        for duty in duties { compiled.append(rule(duty, policy: policy)) }
        return compiled
    }

    private mutating func actions(_ uses: [ODRLRule.ActionUse]) -> [CompiledRule.Actions] {
        var compiled: [CompiledRule.Actions] = []
        for use in uses {
            let tree = index.vocabulary.actionTree
            let covered = index.vocabulary.actions.filter { tree.isWithin($0, use.action) }
            let broader = tree.closure(of: use.action).subtracting(covered)
            compiled.append(
                CompiledRule.Actions(
                    covered: BitSet(covered.compactMap(index.symbols.number)),
                    broader: BitSet(broader.compactMap(index.symbols.number)),
                    refinements: constraints(use.refinements)))
        }
        return compiled
    }

    private mutating func entities(_ uses: [ODRLRule.EntityUse]) -> [CompiledRule.Entity] {
        var compiled: [CompiledRule.Entity] = []
        for use in uses {
            compiled.append(
                CompiledRule.Entity(
                    names: use.names.map { index.symbols.intern($0) }, isCollection: use.isCollection,
                    members: members(of: use.names), refinements: constraints(use.refinements)))
        }
        return compiled
    }

    private mutating func members(of names: [IRI]) -> [Symbols.Symbol] {
        let listed = names.flatMap { graph.subjects(ODRL.partOf, .iri($0)) }.compactMap(\.iri)
        return listed.map { index.symbols.intern($0) }
    }

    private mutating func constraints(_ constraints: [ODRLConstraint]) -> [CompiledConstraint] {
        var compiled: [CompiledConstraint] = []
        for constraint in constraints { compiled.append(self.constraint(constraint)) }
        return compiled
    }

    private mutating func constraint(_ constraint: ODRLConstraint) -> CompiledConstraint {
        let body: CompiledConstraint.Body
        switch constraint.body {
        case .unreadable(let fault): body = .unreadable(fault)
        case .logical(let operation, let parts): body = .logical(operation, constraints(parts))
        case .atomic(let atom) where atom.isDefined: body = .atomic(self.atom(atom))
        case .atomic(let atom):
            body = .unreadable(Fault(.undefinedTerm, constraint.id, atom.leftOperand.string))
        }
        return CompiledConstraint(id: constraint.id, body: body)
    }

    private mutating func atom(_ atom: AtomicConstraint) -> CompiledConstraint.Atom {
        CompiledConstraint.Atom(
            atom, slot: index.slot(of: atom.leftOperand), unitSlot: atom.unit.map { index.slot(of: $0) },
            right: atom.rightOperands.map { operand($0) }, status: atom.status.map { operand($0) })
    }

    /// NB: numbers are given to a term's whole closure, so that a request's narrower term is recognised.
    private mutating func operand(_ value: Value) -> Operand {
        if let iri = value.asTerm {
            for term in index.vocabulary.concepts.closure(of: iri) { _ = index.symbols.intern(term) }
        }
        return index.operand(value)
    }
}
