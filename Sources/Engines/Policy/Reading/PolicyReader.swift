import RDF

/// Reads policies from a graph.
struct PolicyReader {
    let graph: Graph
    var vocabulary: Vocabulary
    private(set) var policies: [ODRLPolicy] = []
    private(set) var faults = FaultList()
    private var parts = 0
    private var knownActions: [IRI: Bool] = [:]
    /// What policies say for all of their rules.
    private var sharedParts: [Term: [IRI: [Term]]] = [:]
    /// Nodes that a policy leads to.
    var reached: Set<Term> = []
    /// Other names and values that rules speak of.
    var mentioned: Set<Term> = []

    private let largestParts: Int

    init(graph: Graph, vocabulary: Vocabulary, largestParts: Int) {
        self.graph = graph
        self.largestParts = largestParts
        self.vocabulary = vocabulary
        self.vocabulary.beginDocument()
        if !hasTooManyStatements { self.vocabulary.add(graph) }
    }

    private var hasTooManyStatements: Bool { graph.count > ODRLDocument.largestStatements }

    mutating func fail(_ kind: Fault.Kind, _ subject: Term, _ term: Term? = nil) {
        faults.add(Fault(kind, label(subject), term.map(label) ?? ""))
    }

    /// Notes a fault that stands in the place of something unreadable.
    mutating func add(_ fault: Fault) { faults.add(fault) }

    mutating func read() {
        guard !hasTooManyStatements else {
            return faults.add(
                Fault(.tooLarge, "", "more than \(ODRLDocument.largestStatements) statements"))
        }
        checkProperties()
        checkKinds()
        guard checkTrees() else { return }
        let nodes = policyNodes
        let found = nodes.typed + nodes.untyped
        if found.isEmpty { faults.add(Fault(.noPolicy, "")) }
        for node in found where !isFull { policies.append(policy(node)) }
        guard !isFull else {
            policies = []
            return
        }
        // Rules beside a policy that are nobody's may have been meant for it.
        for node in nodes.untyped where !nodes.typed.isEmpty { fail(.orphan, node) }
        checkOrphans()
    }

    /// Counts parts of a node; no when there are too many, and then nothing more is read.
    mutating func count(_ node: Term, _ number: Int = 1) -> Bool {
        if isFull { return false }
        parts += number
        if isFull { fail(.tooLarge, node, .literal(Literal("more than \(largestParts) parts"))) }
        return !isFull
    }

    /// Counts a node that is looked at, the more statements there are about it; a node that many rules share
    /// is looked at by each.
    mutating func visit(_ node: Term) -> Bool { count(node, 1 + graph.triples(subject: node).count / 8) }

    /// Whether there are too many parts.
    var isFull: Bool { parts > largestParts }

    /// What a policy says for all of its rules, looked up once: a large one has as many statements as rules.
    mutating func shared(_ policy: Term, _ property: IRI) -> [Term] {
        if let known = sharedParts[policy]?[property] { return known }
        let found = graph.objects(of: policy, property)
        sharedParts[policy, default: [:]][property] = found
        return found
    }

    /// Whether an action is defined, with all that it is included in.
    mutating func isKnown(action: IRI) -> Bool {
        if let known = knownActions[action] { return known }
        let known = vocabulary.isKnown(action: action)
        knownActions[action] = known
        return known
    }

    /// No when terms stand within so many others that asking would never end.
    private mutating func checkTrees() -> Bool {
        for tree in [vocabulary.concepts, vocabulary.actionTree] {
            if let term = tree.overgrown(limit: ODRLDocument.largestRelations) {
                fail(.tooLarge, .iri(term), .literal(Literal("too many terms within terms")))
            }
        }
        return !faults.isFatal || !faults.faults.contains { $0.kind == .tooLarge }
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
        let lineage = self.lineage(of: node)
        policy.strategy = strategy(node, lineage)
        checkProfiles(node)
        for ancestor in lineage where !isFull {
            for (property, kind) in PolicyReader.ruleProperties {
                for rule in graph.objects(of: ancestor, property) where !isFull {
                    add(rule, kind, from: ancestor, to: &policy)
                }
            }
            for duty in graph.objects(of: ancestor, ODRL.duty) where !isFull {
                add(duty, .duty, from: ancestor, to: &policy)
            }
        }
        let inheritsMore = graph.object(of: node, ODRL.inheritFrom) != nil
        if policy.rules.isEmpty, policy.obligations.isEmpty, !inheritsMore { fail(.noRule, node) }
        return policy
    }

    private mutating func add(
        _ rule: Term, _ kind: ODRLRule.Kind, from policyNode: Term, to policy: inout ODRLPolicy
    ) {
        guard let read = self.rule(rule, kind, sharedFrom: policyNode, above: [policyNode]) else { return }
        if read.kind == .duty { policy.obligations.append(read) } else { policy.rules.append(read) }
    }

    /// NB: a policy that inherits another strategy than its own is void (Information Model 2.2, section
    /// 2.8.2), and one that has none does not take over that of a parent: `invalid` is stricter.
    private mutating func strategy(_ node: Term, _ lineage: [Term]) -> ODRLPolicy.ConflictStrategy {
        guard let own = strategies(of: node).first else { return .invalid }
        var all: Set<ODRLPolicy.ConflictStrategy> = []
        for ancestor in lineage { all.formUnion(strategies(of: ancestor)) }
        if all.count > 1 { fail(.inheritance, node, .iri(ODRL.conflict)) }
        return own
    }

    private mutating func strategies(of node: Term) -> [ODRLPolicy.ConflictStrategy] {
        var found: [ODRLPolicy.ConflictStrategy] = []
        for term in graph.objects(of: node, ODRL.conflict) {
            guard let iri = strategyName(term), vocabulary.conflictTerms.contains(iri),
                let strategy = ODRLPolicy.ConflictStrategy(
                    rawValue: String(iri.string.dropFirst(ODRL.namespace.count)))
            else {
                fail(.undefinedTerm, node, term)
                continue
            }
            found.append(strategy)
        }
        return found
    }

    /// NB: the Information Model writes `"conflict": {"@type": "perm"}` in its own examples.
    private func strategyName(_ term: Term) -> IRI? {
        guard case .blank = term else { return term.iri }
        let said = graph.triples(subject: term)
        return said.count == 1 && said[0].predicate == RDFVocabulary.type ? said[0].object.iri : nil
    }

    private mutating func checkProfiles(_ node: Term) {
        for profile in graph.objects(of: node, ODRL.profile) {
            guard let iri = profile.iri, vocabulary.profiles.contains(iri) else {
                fail(.unknownProfile, node, profile)
                continue
            }
        }
    }

    /// The policy, then those that it inherits from, each once.
    private mutating func lineage(of node: Term) -> [Term] {
        var found = [node]
        var next = 0
        while next < found.count, count(node) {
            for parent in graph.objects(of: found[next], ODRL.inheritFrom) {
                if parent.literal != nil || graph.triples(subject: parent).isEmpty {
                    fail(.missingParent, node, parent)
                } else if parent == node || found.count > ODRLDocument.largestDepth {
                    fail(.inheritance, node, parent)
                } else if !found.contains(parent) {
                    found.append(parent)
                }
            }
            next += 1
        }
        reached.formUnion(found)
        return found
    }
}
