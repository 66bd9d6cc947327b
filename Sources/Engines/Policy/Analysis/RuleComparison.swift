import RDF

/// Compares two rules under every reading.
struct RuleComparison {
    let scope: AnalysisScope
    private let builder: FormulaBuilder

    init(_ scope: AnalysisScope) {
        self.scope = scope
        builder = FormulaBuilder(scope: scope)
    }

    /// A rule as formulas, written once for many comparisons.
    struct Written {
        let rule: ODRLRule
        let actions: Formula
        let body: Formula
        /// Operands that nobody defined.
        let undefined: Set<IRI>
    }

    func written(_ rule: ODRLRule) -> Written {
        Written(
            rule: rule, actions: builder.actions(rule.actions), body: builder.body(rule),
            undefined: rule.undefinedOperands)
    }

    func compare(_ allowed: Written, _ forbidden: Written) -> ConflictAnalysis.Pair {
        let actions =
            undefinedAction(allowed.rule, forbidden.rule).map { [Formula.open($0)] }
            ?? [allowed.actions, forbidden.actions]
        let both = Formula.all(actions + [allowed.body, forbidden.body])
        // What both rules ask of the same operand can be compared, whatever it means.
        let doubtful = allowed.undefined.symmetricDifference(forbidden.undefined)
        let answers = Reading.all(both.features(scope)).map {
            scope.isSpent
                ? .tooMany : ClauseSolver(scope: scope, reading: $0, doubtful: doubtful).solve(both)
        }
        return pair(allowed.rule, forbidden.rule, answers)
    }

    /// Two actions of which nobody defined one may be anything to one another, unless they are the same.
    private func undefinedAction(_ left: ODRLRule, _ right: ODRLRule) -> String? {
        let (first, second) = (Set(left.actions.map(\.action)), Set(right.actions.map(\.action)))
        guard first.isDisjoint(with: second), !first.isEmpty, !second.isEmpty else { return nil }
        return first.union(second).filter { !scope.vocabulary.isKnown(action: $0) }.min()?.string
    }

    private func pair(
        _ allowed: ODRLRule, _ forbidden: ODRLRule, _ answers: [Satisfiability]
    ) -> ConflictAnalysis.Pair {
        var verdict = ConflictAnalysis.Verdict.ambiguous
        var witness: [String: String] = [:]
        var term = ""
        for answer in answers {
            if case .possible(let found) = answer { witness = found }
            if case .open(let name) = answer { term = name }
            if answer == .tooMany { term = AnalysisScope.spent }
        }
        if answers.allSatisfy(\.isPossible) { verdict = .conflict }
        if answers.allSatisfy({ $0 == .impossible }) { verdict = .compatible }
        if !term.isEmpty { verdict = .unknown }
        return ConflictAnalysis.Pair(
            permission: allowed.id, prohibition: forbidden.id, verdict: verdict,
            witness: verdict == .conflict ? witness : [:], term: term)
    }
}

extension ODRLRule {
    /// The operands that its constraints and refinements compare and nobody defined.
    var undefinedOperands: Set<IRI> {
        let refinements = actions.flatMap(\.refinements) + (targets + assignees).flatMap(\.refinements)
        return (constraints + refinements).reduce(into: []) { $0.formUnion($1.undefinedOperands) }
    }
}

extension ODRLConstraint {
    fileprivate var undefinedOperands: Set<IRI> {
        switch body {
        case .unreadable: []
        case .atomic(let atom): atom.isDefined ? [] : [atom.leftOperand]
        case .logical(_, let parts): parts.reduce(into: []) { $0.formUnion($1.undefinedOperands) }
        }
    }
}
