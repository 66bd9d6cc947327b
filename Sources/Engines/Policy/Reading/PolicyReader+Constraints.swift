import RDF

extension PolicyReader {
    /// Reads a constraint that stands in others. What cannot be read stays in its place as a constraint that
    /// nobody can tell.
    mutating func constraint(_ node: Term, above: [Term]) -> ODRLConstraint {
        reached.insert(node)
        let body = body(node, above: above)
        if case .unreadable(let fault) = body, !isFull { add(fault) }
        return ODRLConstraint(id: label(node), body: body)
    }

    private mutating func body(_ node: Term, above: [Term]) -> ODRLConstraint.Body {
        guard node.literal == nil else { return unreadable(.wrongKind, node) }
        guard above.count < ODRLDocument.largestDepth, !above.contains(node) else {
            return unreadable(.nesting, node)
        }
        guard visit(node) else { return unreadable(.tooLarge, node) }
        guard !graph.triples(subject: node).isEmpty else { return unreadable(.dangling, node) }
        checkTypes(node, among: ODRL.constraintClasses)
        let logical = ODRL.logicalOperands.filter { graph.object(of: node, $0.0) != nil }
        guard let (property, operation) = logical.first else { return atomic(node) }
        guard logical.count == 1, graph.object(of: node, ODRL.leftOperand) == nil else {
            return unreadable(.incompleteConstraint, node)
        }
        guard let operands = members(graph.objects(of: node, property)) else {
            return unreadable(.incompleteConstraint, node)
        }
        var parts: [ODRLConstraint] = []
        for operand in operands where !isFull { parts.append(constraint(operand, above: above + [node])) }
        return .logical(operation, parts)
    }

    private func unreadable(_ kind: Fault.Kind, _ node: Term, _ term: Term? = nil) -> ODRLConstraint.Body {
        .unreadable(Fault(kind, label(node), term.map(label) ?? ""))
    }

    /// The values, or the members of the list if that is what the one value is; nil when there is none.
    private func members(_ terms: [Term]) -> [Term]? {
        if terms.count == 1, let list = terms.first,
            list == .iri(RDFVocabulary.nil)
                || [RDFVocabulary.first, RDFVocabulary.rest].contains(where: {
                    graph.object(of: list.subjectOrNil, $0) != nil
                })
        {
            return graph.list(at: list).flatMap { $0.isEmpty ? nil : $0 }
        }
        return terms.isEmpty ? nil : terms
    }

    private func only(_ node: Term, _ property: IRI) -> Term? {
        let terms = graph.objects(of: node, property)
        return terms.count == 1 ? terms.first : nil
    }

    private mutating func atomic(_ node: Term) -> ODRLConstraint.Body {
        guard let left = only(node, ODRL.leftOperand), let operation = only(node, ODRL.operatorProperty)
        else {
            return unreadable(.incompleteConstraint, node)
        }
        guard let operand = left.iri.map(vocabulary.canonical) else {
            return unreadable(.wrongKind, node, left)
        }
        let isDefined = vocabulary.leftOperands[operand] != nil
        if !isDefined { fail(.undefinedTerm, node, left) }
        guard let name = operation.iri.map(vocabulary.canonical), vocabulary.operators.contains(name),
            let comparison = ODRL.comparisons[name]
        else { return unreadable(.undefinedTerm, node, operation) }
        let reference = graph.object(of: node, ODRL.rightOperandReference)
        let right = members(graph.objects(of: node, ODRL.rightOperand))
        guard (right == nil) != (reference == nil) else { return unreadable(.incompleteConstraint, node) }
        guard count(node, right?.count ?? 0) else { return unreadable(.tooLarge, node) }
        mentioned.formUnion(right ?? [])
        let values = (right ?? []).map { Value($0) ?? .unreadable(Literal(label($0))) }
        if let wrong = zip(right ?? [], values).first(where: {
            !fits($1, comparison, vocabulary.leftOperands[operand] ?? nil)
        }) {
            return unreadable(.wrongKind, node, wrong.0)
        }
        guard comparison.takesSet || values.count <= 1 else { return unreadable(.incompleteConstraint, node) }
        let units = graph.objects(of: node, ODRL.unit)
        guard units.count <= 1 else { return unreadable(.incompleteConstraint, node) }
        let unit = units.first.flatMap { Value($0)?.asTerm }
        if let odd = units.first, unit == nil { return unreadable(.wrongKind, node, odd) }
        return .atomic(
            AtomicConstraint(
                leftOperand: operand, isDefined: isDefined, comparison: comparison, rightOperands: values,
                unit: unit, status: only(node, ODRL.status).flatMap(Value.init)))
    }

    private func fits(_ value: Value, _ comparison: Comparison, _ range: IRI?) -> Bool {
        if case .unreadable = value { return false }
        if case .term(let iri) = value, iri.string.hasPrefix(ODRL.namespace),
            !vocabulary.defined.contains(vocabulary.canonical(iri))
        {
            return false
        }
        return Datatypes.fits(value, range) && Datatypes.fits(value, comparison)
    }
}

extension Term {
    /// Itself when it can be the subject of a triple; otherwise the end of a list, of which nothing is said.
    fileprivate var subjectOrNil: Term { literal == nil ? self : .iri(RDFVocabulary.nil) }
}

/// Which values suit which operands and operators.
enum Datatypes {
    static func fits(_ value: Value, _ range: IRI?) -> Bool {
        guard let range else { return true }
        switch (value, range.string.dropFirst(XSD.namespace.count)) {
        case (.moment, "dateTime"), (.span, "duration"), (.number, "decimal"): return true
        case (.number(let number), "integer"): return number.integer != nil
        case (.term(let iri), _): return iri == ODRL.policyUsage
        default: return false
        }
    }

    static func fits(_ value: Value, _ comparison: Comparison) -> Bool {
        switch value {
        case .number, .moment, .span:
            return ![.isA, .isNotA, .typeOf, .hasPart, .isPartOf].contains(comparison)
        case .term(let iri): return !comparison.needsOrder || iri == ODRL.policyUsage
        case .text, .flag: return !comparison.needsOrder
        case .unreadable: return false
        }
    }
}
