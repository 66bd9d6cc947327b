import RDF

/// Writes rules as formulas.
struct FormulaBuilder {
    let scope: AnalysisScope

    /// The most constraints of which exactly one may hold.
    static let largestChoice = 100

    static let action = Formula.Key(scope: .request, operand: ODRL.action)
    static let asset = Formula.Key(scope: .request, operand: ODRL.target)
    static let party = Formula.Key(scope: .request, operand: ODRL.assignee)

    /// When a rule applies, its duties aside: some world fulfils them.
    func formula(_ rule: ODRLRule) -> Formula { .all([actions(rule.actions), body(rule)]) }

    /// The same without its actions.
    func body(_ rule: ODRLRule) -> Formula {
        .all([
            entities(rule.targets, FormulaBuilder.asset, .asset),
            entities(rule.assignees, FormulaBuilder.party, .party), all(rule.constraints, .request),
        ])
    }

    private func all(_ constraints: [ODRLConstraint], _ scope: Formula.Key.Scope) -> Formula {
        .all(constraints.map { formula($0, scope, isInSequence: false) })
    }

    /// Which of its actions a rule is about; any at all, when it names none.
    func actions(_ uses: [ODRLRule.ActionUse]) -> Formula {
        guard !uses.isEmpty else { return .all([]) }
        return .any(
            uses.map { use in
                let covered = scope.covered(by: use.action).map(Value.term)
                return .all([
                    .atom(
                        Formula.Atom(key: FormulaBuilder.action, comparison: .isAnyOf, right: covered)),
                    all(use.refinements, .action),
                ])
            })
    }

    private func entities(
        _ uses: [ODRLRule.EntityUse], _ key: Formula.Key, _ scope: Formula.Key.Scope
    ) -> Formula {
        guard !uses.isEmpty else { return .all([]) }
        return .any(
            uses.map { use in
                let names = Formula.Atom(key: key, comparison: .isPartOf, right: use.names.map(Value.term))
                return .all((use.names.isEmpty ? [] : [.atom(names)]) + [all(use.refinements, scope)])
            })
    }

    private func formula(
        _ constraint: ODRLConstraint, _ scope: Formula.Key.Scope, isInSequence: Bool
    ) -> Formula {
        switch constraint.body {
        case .unreadable(let fault): return .open(fault.term.isEmpty ? fault.subject : fault.term)
        case .atomic(let atom):
            guard !atom.rightOperands.isEmpty else { return .open(constraint.id) }
            // What is given in another unit is something else, unless somebody takes that for granted.
            let unit = self.scope.doubt == .nothing ? nil : atom.unit
            return .atom(
                Formula.Atom(
                    key: Formula.Key(scope: scope, operand: atom.leftOperand, unit: unit),
                    comparison: atom.comparison, right: atom.rightOperands, isInSequence: isInSequence))
        case .logical(let operation, let parts):
            let inner = parts.map {
                formula($0, scope, isInSequence: isInSequence || operation == .andSequence)
            }
            return joined(operation, inner)
        }
    }

    private func joined(_ operation: LogicalOperator, _ parts: [Formula]) -> Formula {
        switch operation {
        case .and, .andSequence: .all(parts)
        case .or: .any(parts)
        case .exactlyOne where parts.count > FormulaBuilder.largestChoice:
            .open("a choice of more than \(FormulaBuilder.largestChoice)")
        case .exactlyOne:
            .any(
                parts.indices.map { chosen in
                    .all(parts.indices.map { $0 == chosen ? parts[$0] : .not(parts[$0]) })
                })
        }
    }
}
