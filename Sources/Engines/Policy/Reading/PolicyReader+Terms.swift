import RDF

extension PolicyReader {
    /// Every property of the document must be one that somebody defined; plain text may be attached under any
    /// other, since it constrains nothing.
    mutating func checkProperties() {
        let unknown = graph.predicates.filter { !isKnown(property: $0) }
        if unknown.isEmpty { return }
        let constraints = constraintNodes
        for triple in unknown.flatMap({ graph.triples(predicate: $0) }) {
            let isPlainText = triple.object.literal.map {
                $0.datatype == XSD.string || $0.datatype == RDFVocabulary.langString
            }
            let isAnnotation = isPlainText == true && !constraints.contains(triple.subject)
            fail(isAnnotation ? .undefinedProperty : .undefinedTerm, triple.subject, .iri(triple.predicate))
        }
    }

    /// What a property of ODRL leads to is a thing, but for the values of constraints.
    mutating func checkKinds() {
        let values: Set = [
            ODRL.rightOperand, ODRL.rightOperandReference, ODRL.status, ODRL.unit, ODRL.dataType,
        ]
        for property in graph.predicates {
            let name = vocabulary.canonical(property)
            guard name.string.hasPrefix(ODRL.namespace), vocabulary.properties.contains(name),
                vocabulary.leftOperands[name] == nil, !values.contains(name)
            else { continue }
            for triple in graph.triples(predicate: property) where triple.object.literal != nil {
                fail(.wrongKind, triple.subject, triple.object)
            }
        }
    }

    private var constraintNodes: Set<Term> {
        let properties = [ODRL.leftOperand, ODRL.operatorProperty, ODRL.rightOperand]
        return Set(properties.flatMap { graph.triples(predicate: $0).map(\.subject) })
    }

    private func isKnown(property: IRI) -> Bool {
        let canonical = vocabulary.canonical(property)
        return vocabulary.properties.contains(canonical) || vocabulary.leftOperands[canonical] != nil
            || Vocabulary.describingNamespaces.contains { property.string.hasPrefix($0) }
    }

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
