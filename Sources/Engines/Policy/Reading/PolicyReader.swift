import RDF

/// Reads policies from a graph.
struct PolicyReader {
    let graph: Graph
    var vocabulary: Vocabulary
    private(set) var policies: [ODRLPolicy] = []
    private(set) var faults: [Fault] = []
    private var rules = 0
    /// Nodes that a policy leads to.
    var reached: Set<Term> = []

    init(graph: Graph, vocabulary: Vocabulary) {
        self.graph = graph
        self.vocabulary = vocabulary
        self.vocabulary.beginDocument()
        self.vocabulary.add(graph)
    }

    mutating func fail(_ kind: Fault.Kind, _ subject: Term, _ term: Term? = nil) {
        let fault = Fault(kind, label(subject), term.map(label) ?? "")
        if !faults.contains(fault), faults.count < 1000 { faults.append(fault) }
    }

    mutating func read() {
        checkProperties()
        let nodes = policyNodes
        let found = nodes.typed + nodes.untyped
        if found.isEmpty { faults.append(Fault(.noPolicy, "")) }
        for node in found { policies.append(policy(node)) }
        // Rules beside a policy that are nobody's may have been meant for it.
        for node in nodes.untyped where !nodes.typed.isEmpty { fail(.orphan, node) }
        checkOrphans()
    }

    /// Counts a rule; no when there are too many.
    mutating func countRule(_ node: Term) -> Bool {
        rules += 1
        if rules > ODRLDocument.largestRules { fail(.nesting, node) }
        return rules <= ODRLDocument.largestRules
    }

    /// Policies by their class, and nodes that have rules without saying that they are policies.
    private var policyNodes: (typed: [Term], untyped: [Term]) {
        var nodes: (typed: [Term], untyped: [Term]) = ([], [])
        for node in graph.subjects {
            let types = graph.objects(of: node, RDFVocabulary.type).compactMap(\.iri)
            if types.contains(ODRL.request) { continue }
            if types.contains(where: ODRL.policyClasses.contains) {
                nodes.typed.append(node)
            } else if PolicyReader.ruleProperties.contains(where: {
                graph.object(of: node, $0.property) != nil
            }),
                !types.contains(where: ODRL.ruleClasses.contains)
            {
                nodes.untyped.append(node)
            }
        }
        return nodes
    }

    static let ruleProperties: [(property: IRI, kind: ODRLRule.Kind)] = [
        (ODRL.permission, .permission), (ODRL.prohibition, .prohibition), (ODRL.obligation, .duty),
    ]
}

// MARK: One policy

extension PolicyReader {
    private mutating func policy(_ node: Term) -> ODRLPolicy {
        var policy = ODRLPolicy(id: label(node))
        policy.types = graph.objects(of: node, RDFVocabulary.type).compactMap(\.iri)
        checkTypes(node, among: ODRL.policyClasses)
        policy.strategy = strategy(node)
        checkProfiles(node)
        for ancestor in lineage(of: node) {
            for (property, kind) in PolicyReader.ruleProperties {
                for rule in graph.objects(of: ancestor, property) {
                    add(rule, kind, from: ancestor, to: &policy)
                }
            }
            for duty in graph.objects(of: ancestor, ODRL.duty) {
                add(duty, .duty, from: ancestor, to: &policy)
            }
        }
        let inheritsMore = faults.contains { $0.kind == .missingParent && $0.subject == policy.id }
        if policy.rules.isEmpty, policy.obligations.isEmpty, !inheritsMore { fail(.noRule, node) }
        return policy
    }

    private mutating func add(
        _ rule: Term, _ kind: ODRLRule.Kind, from policyNode: Term, to policy: inout ODRLPolicy
    ) {
        guard let read = self.rule(rule, kind, sharedFrom: policyNode, above: [policyNode]) else { return }
        if read.kind == .duty { policy.obligations.append(read) } else { policy.rules.append(read) }
    }

    private mutating func strategy(_ node: Term) -> ODRLPolicy.ConflictStrategy {
        let terms = graph.objects(of: node, ODRL.conflict)
        guard let term = terms.first else { return .invalid }
        guard terms.count == 1, let iri = term.iri, vocabulary.conflictTerms.contains(iri),
            let strategy = ODRLPolicy.ConflictStrategy(
                rawValue: String(iri.string.dropFirst(ODRL.namespace.count)))
        else {
            fail(.undefinedTerm, node, term)
            return .invalid
        }
        return strategy
    }

    private mutating func checkProfiles(_ node: Term) {
        for profile in graph.objects(of: node, ODRL.profile) {
            guard let iri = profile.iri, vocabulary.profiles.contains(iri) else {
                fail(.unknownProfile, node, profile)
                continue
            }
        }
    }

    /// The policy, then those that it inherits from.
    private mutating func lineage(of node: Term) -> [Term] {
        var found = [node]
        var next = 0
        while next < found.count {
            for parent in graph.objects(of: found[next], ODRL.inheritFrom) {
                if found.contains(parent) || found.count > ODRLDocument.largestDepth {
                    fail(.inheritance, node, parent)
                } else if parent.literal != nil || graph.triples(subject: parent).isEmpty {
                    fail(.missingParent, node, parent)
                } else {
                    found.append(parent)
                }
            }
            next += 1
        }
        reached.formUnion(found)
        return found
    }
}

// MARK: Terms

extension PolicyReader {
    /// Every property of the document must be one that somebody defined; plain text may be attached under any
    /// other, since it constrains nothing.
    private mutating func checkProperties() {
        for triple in graph where !isKnown(property: triple.predicate) {
            let isPlainText = triple.object.literal.map {
                $0.datatype == XSD.string || $0.datatype == RDFVocabulary.langString
            }
            let isAnnotation = isPlainText == true && !isConstraint(triple.subject)
            fail(isAnnotation ? .undefinedProperty : .undefinedTerm, triple.subject, .iri(triple.predicate))
        }
    }

    private func isConstraint(_ node: Term) -> Bool {
        graph.object(of: node, ODRL.leftOperand) != nil
            || graph.object(of: node, ODRL.operatorProperty) != nil
            || graph.object(of: node, ODRL.rightOperand) != nil
    }

    private func isKnown(property: IRI) -> Bool {
        let canonical = vocabulary.canonical(property)
        return vocabulary.properties.contains(canonical) || vocabulary.leftOperands[canonical] != nil
            || PolicyReader.describingNamespaces.contains { property.string.hasPrefix($0) }
    }

    /// Vocabularies that describe and never constrain.
    private static let describingNamespaces = [
        RDFVocabulary.namespace, "http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/2002/07/owl#",
        "http://www.w3.org/2004/02/skos/core#", "http://purl.org/dc/", "http://xmlns.com/foaf/0.1/",
        "http://schema.org/", "https://schema.org/", "http://www.w3.org/2006/vcard/ns#",
        "http://www.w3.org/ns/prov#", "http://www.w3.org/ns/dcat#", "http://creativecommons.org/ns#",
    ]

    mutating func checkTypes(_ node: Term, among allowed: Set<IRI>) {
        for type in graph.objects(of: node, RDFVocabulary.type) {
            guard let iri = type.iri, allowed.contains(vocabulary.canonical(iri)) else {
                fail(.undefinedTerm, node, type)
                continue
            }
        }
    }

    func label(_ term: Term) -> String {
        switch term {
        case .iri(let iri): iri.string
        case .blank(let node): node.description
        case .literal(let literal): "\"\(literal.lexicalForm.prefix(100))\""
        }
    }
}
