import RDF

/// Turns rules into numbers.
struct PolicyCompiler {
    private(set) var index: TermIndex

    private let graph: Graph
    private let actionsBelow: [IRI: [IRI]]
    private var covered: [IRI: CompiledRule.Actions] = [:]
    private var members: [[IRI]: [Symbols.Symbol]] = [:]

    init(_ document: ODRLDocument) {
        let vocabulary = document.vocabulary
        actionsBelow = vocabulary.actionTree.inverted
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

    /// The number of a term, given one if it has none.
    mutating func number(of term: IRI) -> Symbols.Symbol { index.symbols.intern(term) }

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
            let known = covered[use.action] ?? actions(by: use.action)
            covered[use.action] = known
            compiled.append(
                CompiledRule.Actions(
                    covered: known.covered, broader: known.broader, refinements: constraints(use.refinements))
            )
        }
        return compiled
    }

    private func actions(by action: IRI) -> CompiledRule.Actions {
        let covered = actionsBelow.closure(of: action).intersection(index.vocabulary.actions)
        let broader = index.vocabulary.actionTree.closure(of: action).subtracting(covered)
        return CompiledRule.Actions(
            covered: BitSet(covered.compactMap(index.symbols.number)),
            broader: BitSet(broader.compactMap(index.symbols.number)), refinements: [])
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
        if let known = members[names] { return known }
        let listed = names.flatMap { graph.subjects(ODRL.partOf, .iri($0)) }.compactMap(\.iri)
        let numbers = listed.map { index.symbols.intern($0) }
        members[names] = numbers
        return numbers
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
