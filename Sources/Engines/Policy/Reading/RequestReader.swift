import RDF

/// What a request says: who asks to do what with which asset, and values of left operands.
struct RequestReader {
    private(set) var party: IRI?
    private(set) var action: IRI?
    private(set) var asset: IRI?
    private(set) var facts: [IRI: [Value]] = [:]
    private(set) var now: Moment?
    private var graph: Graph
    private let base: String

    /// Reads an `odrl:Request` or an evaluation request of the Formal Semantics. `base` is the IRI that
    /// relative ones of the document were resolved against.
    init(_ graph: Graph, base: String) {
        self.graph = graph
        self.base = base
        for type in StateVocabulary.evaluationRequests {
            for node in graph.subjects(RDFVocabulary.type, .iri(type)) { readEvaluationRequest(node) }
        }
        for node in graph.subjects(RDFVocabulary.type, .iri(ODRL.request)) {
            for rule in graph.objects(of: node, ODRL.permission) { readRule(rule) }
        }
    }

    private mutating func readEvaluationRequest(_ node: Term) {
        action = only(node, StateVocabulary.requestedActions) ?? only(node, [ODRL.action])
        party = only(node, StateVocabulary.requestingParties) ?? only(node, [ODRL.assignee])
        asset = only(node, StateVocabulary.requestedTargets) ?? only(node, [ODRL.target])
        for parameter in graph.objects(of: node, StateVocabulary.parameter) { readParameter(parameter) }
        readContexts(of: node)
    }

    private mutating func readRule(_ rule: Term) {
        action = only(rule, [ODRL.action])
        party = only(rule, [ODRL.assignee])
        asset = only(rule, [ODRL.target])
        for constraint in graph.objects(of: rule, ODRL.constraint) { readConstraint(constraint) }
        if let action { readRefinements(.iri(action)) }
    }

    private mutating func readRefinements(_ action: Term) {
        for constraint in graph.objects(of: action, ODRL.refinement) { readConstraint(constraint) }
    }

    /// The one IRI under any of the properties; nil when there is none or they differ.
    private func only(_ node: Term, _ properties: [IRI]) -> IRI? {
        let found = Set(properties.flatMap { graph.objects(of: node, $0) })
        guard found.count == 1, let term = found.first else { return nil }
        return (graph.object(of: term, orNil: RDFVocabulary.value) ?? term).iri
    }

    private mutating func readParameter(_ node: Term) {
        guard node.literal == nil,
            let feature = graph.object(of: node, StateVocabulary.describesFeature)?.iri,
            let value = graph.object(of: node, StateVocabulary.value).flatMap(value)
        else { return }
        if feature == StateVocabulary.currentDateTime, case .moment(let moment) = value { now = moment }
        facts[feature, default: []].append(value)
    }

    /// NB: the examples of the Formal Semantics write the number 1000 as a node of that relative IRI with a
    /// datatype as its class.
    private func value(_ term: Term) -> Value? {
        guard let iri = term.iri, iri.string.hasPrefix(base),
            let type = graph.object(of: term, RDFVocabulary.type)?.iri, type.string.hasPrefix(XSD.namespace)
        else { return Value(term) }
        return Value(Literal(String(iri.string.dropFirst(base.count)), datatype: type))
    }

    /// The same of a state of the world.
    mutating func readStateContexts(of node: Term, in state: Graph) {
        graph = state
        readContexts(of: node)
    }

    /// Contexts that are written as constraints: the left operand has that value.
    private mutating func readContexts(of node: Term) {
        for context in StateVocabulary.contexts.flatMap({ graph.objects(of: node, $0) }) {
            readConstraint(context)
        }
    }

    private mutating func readConstraint(_ node: Term) {
        guard node.literal == nil, let operand = graph.object(of: node, ODRL.leftOperand)?.iri,
            let operation = graph.object(of: node, ODRL.operatorProperty)?.iri,
            [Comparison.eq, .isA, .isAnyOf].contains(ODRL.comparisons[operation])
        else { return }
        let values = graph.objects(of: node, ODRL.rightOperand)
        let members = values.count == 1 ? graph.list(at: values[0]) ?? values : values
        facts[operand, default: []] += members.compactMap(value)
    }
}

extension Graph {
    /// The first object, also when the subject is a literal, which has none.
    func object(of term: Term, orNil property: IRI) -> Term? {
        term.literal == nil ? object(of: term, property) : nil
    }
}
