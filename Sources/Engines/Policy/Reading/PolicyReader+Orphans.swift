import RDF

extension PolicyReader {
    /// Every statement that could bind somebody must be about a node that a policy leads to: one that is
    /// about another may have been meant for a rule that now says less than its author thinks.
    mutating func checkOrphans() {
        reachRequests()
        for triple in graph {
            if binds(triple), !reached.contains(triple.subject) {
                fail(.orphan, triple.subject, .iri(triple.predicate))
            } else if Vocabulary.relations.contains(triple.predicate) {
                checkEnds(of: triple, mayBeMentioned: false)
            } else if Vocabulary.memberships.contains(triple.predicate) {
                checkEnds(of: triple, mayBeMentioned: true)
            } else if Vocabulary.names.contains(triple.predicate), !reached.contains(triple.subject),
                !isDeclared(triple.subject)
            {
                fail(.undeclared, triple.subject, .iri(triple.predicate))
            } else if triple.predicate == ODRL.hasPolicy, !reached.contains(triple.object) {
                fail(.orphan, triple.subject, triple.object)
            }
        }
    }

    /// A term that is put within another, or has one put within it, must be one that somebody declared, or
    /// that a rule speaks of.
    private mutating func checkEnds(of triple: Triple, mayBeMentioned: Bool) {
        for term in [triple.subject, triple.object] where !isDeclared(term) {
            if mayBeMentioned, reached.contains(term) || mentioned.contains(term) { continue }
            let isLost = term == triple.subject && PolicyReader.placing.contains(triple.predicate)
            fail(isLost ? .orphan : .undeclared, term, .iri(triple.predicate))
        }
    }

    /// Relations by which a term says itself where it stands.
    private static let placing: Set<IRI> = [
        ODRL.includedIn, ODRL.implies, ODRL.partOf, SKOS.broader, SKOS.broaderTransitive, RDFS.subClassOf,
        DCTerms.isPartOf,
    ]

    private func binds(_ triple: Triple) -> Bool {
        if triple.predicate == RDFVocabulary.type, let type = triple.object.iri {
            return ODRL.ruleClasses.contains(type) || ODRL.constraintClasses.contains(type)
        }
        return PolicyReader.binding.contains(vocabulary.canonical(triple.predicate))
    }

    private static let binding: Set<IRI> = Set(
        [
            ODRL.permission, ODRL.prohibition, ODRL.obligation, ODRL.duty, ODRL.remedy, ODRL.consequence,
            ODRL.constraint, ODRL.refinement, ODRL.action, ODRL.target, ODRL.assignee, ODRL.assigner,
            ODRL.leftOperand, ODRL.operatorProperty, ODRL.rightOperand, ODRL.rightOperandReference, ODRL.unit,
            ODRL.status, ODRL.dataType, ODRL.conflict, ODRL.inheritFrom, ODRL.profile, RDFVocabulary.value,
        ] + ODRL.logicalOperands.map(\.0))

    /// Whether somebody says what it is.
    private func isDeclared(_ term: Term) -> Bool {
        graph.object(of: term, orNil: RDFVocabulary.type) != nil
            || term.iri.map { vocabulary.isDefinedElsewhere($0) } ?? false
    }

    /// A request in the same document grants nothing; what it says is its own.
    private mutating func reachRequests() {
        var next = graph.subjects(RDFVocabulary.type, .iri(ODRL.request))
        while let node = next.popLast() {
            guard node.literal == nil, reached.insert(node).inserted else { continue }
            next += graph.triples(subject: node).map(\.object)
        }
    }
}
