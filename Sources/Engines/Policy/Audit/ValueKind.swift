import RDF

/// What kind of value a cell is read as: a table does not say, but the constraints that look at it do.
enum ValueKind: CaseIterable {
    case number, moment, span, flag, term, text

    init?(_ value: Value) {
        switch value {
        case .number: self = .number
        case .moment: self = .moment
        case .span: self = .span
        case .flag: self = .flag
        case .term: self = .term
        case .text: self = value.asTerm == nil ? .text : .term
        case .unreadable: return nil
        }
    }

    /// The kinds of right operands by the slot of their left operand.
    static func bySlot(_ policies: CompiledPolicies) -> [Int: Set<ValueKind>] {
        var kinds: [Int: Set<ValueKind>] = [:]
        for rule in policies.rules + policies.obligations { rule.collect(&kinds) }
        return kinds
    }

    /// Reads a cell as the first of the wanted kinds that it fits, else as whatever it looks like.
    static func read(_ cell: String, as wanted: Set<ValueKind>, iri: (String) -> IRI) -> Value {
        let kinds = allCases.filter(wanted.contains) + allCases.filter { !wanted.contains($0) }
        for kind in kinds {
            if let value = kind.read(cell, iri) { return value }
        }
        return .text(cell)
    }

    private func read(_ cell: String, _ iri: (String) -> IRI) -> Value? {
        switch self {
        case .number: DecimalNumber(cell, allowsExponent: true).map(Value.number)
        case .moment: Moment(cell).map(Value.moment)
        case .span: TimeSpan(cell).map(Value.span)
        case .flag: ["true": Value.flag(true), "false": .flag(false)][cell]
        case .term: iri(cell).isWellFormed ? .term(iri(cell)) : nil
        case .text: .text(cell)
        }
    }
}

extension CompiledRule {
    fileprivate func collect(_ kinds: inout [Int: Set<ValueKind>]) {
        for constraint in constraints { constraint.collect(&kinds) }
        for refinement in (actions.flatMap(\.refinements) + (targets + assignees).flatMap(\.refinements)) {
            refinement.collect(&kinds)
        }
        for duty in duties + remedies + consequences { duty.collect(&kinds) }
    }
}

extension CompiledConstraint {
    fileprivate func collect(_ kinds: inout [Int: Set<ValueKind>]) {
        switch body {
        case .unreadable: break
        case .logical(_, let parts): for part in parts { part.collect(&kinds) }
        case .atomic(let atom):
            kinds[atom.slot, default: []].formUnion(atom.right.compactMap { ValueKind($0.value) })
        }
    }
}
