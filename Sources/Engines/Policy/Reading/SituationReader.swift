import RDF

extension CompiledPolicies {
    /// What a request and a state of the world mean to these policies. Without a request nothing is asked
    /// for, and nothing is permitted.
    public func situation(request: Graph?, state: Graph?, base: String = "") -> Situation {
        SituationReader(policies: self, request: request ?? Graph(), state: state ?? Graph(), base: base)
            .situation()
    }
}

/// Puts together what a request and a state of the world say.
struct SituationReader {
    let policies: CompiledPolicies
    let request: Graph
    let state: Graph
    let base: String

    private var index: TermIndex { policies.names }

    func situation() -> Situation {
        let asked = RequestReader(request, base: base)
        var world = Vocabulary()
        world.add(state)
        world.add(request)
        var situation = Situation(facts: index.slots.map { _ in [] })
        guard world.concepts.overgrown(limit: ODRLDocument.largestRelations) == nil,
            asked.facts.values.allSatisfy({ $0.count <= SituationReader.mostValues })
        else {
            situation.fault = "too-large request or state of the world"
            return situation
        }
        if let action = asked.action { setAction(action, &situation) }
        situation.party = asked.party.map { entity($0, world) }
        situation.asset = asked.asset.map { entity($0, world) }
        situation.now = asked.now ?? currentTime
        setFacts(asked, world, &situation)
        situation.duties = dutyStates()
        let breaches = situation.duties.filter { $0.value == .violated }
        situation.hasStrayBreach = !breaches.isEmpty && !policies.dutyNames.isSuperset(of: breaches.keys)
        situation.known = known()
        situation.single = single(world)
        return situation
    }

    /// The most values of one left operand.
    private static let mostValues = 1_000

    /// The names that may make a policy void, where the world says that each is one of its kind.
    private func single(_ world: Vocabulary) -> BitSet {
        let names = policies.clash?.unless ?? []
        return BitSet(names.filter { world.standing(of: $0.iri) == .one }.map(\.symbol))
    }

    private func setAction(_ action: IRI, _ situation: inout Situation) {
        let canonical = index.vocabulary.canonical(action)
        situation.actionName = action.string
        guard index.vocabulary.isKnown(action: canonical) else { return }
        situation.action = index.symbols.number(of: canonical)
    }

    /// Every IRI that the request or the state names.
    private func known() -> BitSet {
        var known = BitSet([Int32]())
        for triple in [request, state].joined() {
            for iri in [triple.subject.iri, triple.object.iri] {
                if let number = iri.flatMap(index.symbols.number) { known.insert(number) }
            }
        }
        return known
    }

    // MARK: Parties and assets

    private func entity(_ iri: IRI, _ world: Vocabulary) -> Situation.Entity {
        var inclusion = index.vocabulary.concepts
        inclusion.formUnion(world.concepts)
        let above = inclusion.closure(of: iri).subtracting([iri])
        let parents =
            state.objects(of: .iri(iri), ODRL.partOf)
            + policies.document.graph.objects(of: .iri(iri), ODRL.partOf)
        let isCertain =
            isDescribed(iri)
            && parents.allSatisfy { parent in parent.iri.map { isDefined($0, world) } ?? false }
        return Situation.Entity(
            iri: iri, within: ([iri] + above).compactMap(index.symbols.number), isCertain: isCertain,
            facts: facts(of: iri))
    }

    /// Whether the world says anything of it.
    private func isDescribed(_ iri: IRI) -> Bool {
        !state.triples(subject: .iri(iri)).isEmpty || !request.triples(subject: .iri(iri)).isEmpty
    }

    private func isDefined(_ iri: IRI, _ world: Vocabulary) -> Bool {
        index.vocabulary.defined.contains(iri) || world.defined.contains(iri)
    }

    private func facts(of iri: IRI) -> [Int: [Operand]] {
        var facts: [Int: [Operand]] = [:]
        for (operand, slot) in index.slots {
            let values = state.objects(of: .iri(iri), operand).compactMap(Value.init)
            if !values.isEmpty { facts[slot] = values.map { index.operand($0) } }
        }
        return facts
    }

    // MARK: Values of left operands

    private func setFacts(_ asked: RequestReader, _ world: Vocabulary, _ situation: inout Situation) {
        var inclusion = index.vocabulary.concepts
        inclusion.formUnion(world.concepts)
        var reader = asked
        for node in state.subjects { reader.readStateContexts(of: node, in: state) }
        for (operand, slot) in index.slots {
            let values = (reader.facts[operand] ?? []) + worldFacts(operand)
            guard values.count <= SituationReader.mostValues else {
                situation.fault = "too-large state of the world: \(operand)"
                continue
            }
            situation.facts[slot] = values.map { index.operand($0, inclusion, world.defined) }
            if situation.facts[slot].isEmpty, let value = derived(operand, situation.now) {
                situation.facts[slot] = [index.operand(value)]
            }
        }
    }

    private func worldFacts(_ operand: IRI) -> [Value] {
        StateVocabulary.worlds.flatMap { state.subjects(RDFVocabulary.type, .iri($0)) }
            .flatMap { state.objects(of: $0, operand) }.compactMap(Value.init)
    }

    private func derived(_ operand: IRI, _ now: Moment?) -> Value? {
        guard let now else { return nil }
        if operand == ODRL.dateTime { return .moment(now) }
        switch index.vocabulary.derivations[operand] {
        case .weekday: return .text(now.weekday)
        case nil: return nil
        }
    }

    private var currentTime: Moment? {
        let direct = state.objects(of: StateVocabulary.currentTimeNode, DCTerms.issued)
        let stated = StateVocabulary.currentTimes.flatMap { state.triples(predicate: $0).map(\.object) }
        let times = Set((direct + stated).compactMap(\.literal).map { Value($0) })
        guard times.count == 1, case .moment(let moment)? = times.first else { return nil }
        return moment
    }

    // MARK: Duties

    private func dutyStates() -> [String: DutyState] {
        var states: [String: DutyState] = [:]
        for triple in state.triples(predicate: StateVocabulary.conditionId) {
            guard let duty = triple.object.iri else { continue }
            states[duty.string] = .performed(performance(triple.subject))
        }
        for triple in state.triples(predicate: StateVocabulary.reportedRule) {
            guard let duty = triple.object.iri else { continue }
            states[duty.string] = reported(state.objects(of: triple.subject, StateVocabulary.deonticState))
        }
        return states
    }

    private func reported(_ deontic: [Term]) -> DutyState {
        if deontic.contains(StateVocabulary.violated) { return .violated }
        return deontic == [StateVocabulary.fulfilled] ? .fulfilled : .open
    }

    /// What a payment tells of the amount that was paid, when its currency is the one asked for.
    private func performance(_ node: Term) -> [Int: [Operand]] {
        var facts: [Int: [Operand]] = [:]
        for (operand, slot) in index.slots {
            let values = state.objects(of: node, operand).compactMap(Value.init)
            if !values.isEmpty { facts[slot] = values.map { index.operand($0) } }
        }
        if let slot = index.slots[StateVocabulary.payAmount], facts[slot] == nil,
            let amount = state.object(of: node, StateVocabulary.netAmount).flatMap(Value.init)
        {
            let currency = state.object(of: node, StateVocabulary.currency)?.iri
            facts[slot] = [index.operand(amount).inUnit(currency)]
        }
        return facts
    }
}
