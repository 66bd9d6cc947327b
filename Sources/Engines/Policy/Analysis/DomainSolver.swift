import RDF

/// Whether one value can satisfy all comparisons of a clause with one key.
enum Solution: Hashable, Sendable {
    /// Such a value, in words.
    case value(String)
    /// None.
    case none
    /// It depends on a term that nobody defined.
    case open(String)
}

/// Solves the comparisons that a clause makes of one key.
struct DomainSolver {
    let scope: AnalysisScope
    let reading: Reading

    var vocabulary: Vocabulary { scope.vocabulary }

    func solve(_ key: Formula.Key, _ atoms: [Formula.Atom]) -> Solution {
        if scope.doubt > .nothing, let odd = mixture(atoms) { return solve(key, atoms, mixedBy: odd) }
        if reading.hasSeveralValues, !isPart(key),
            atoms.allSatisfy({ !$0.isNegated && !$0.comparison.needsOrder })
        {
            if let solution = severalValues(key, atoms) { return solution }
        }
        let candidates = OrderedCandidates(atoms, reading, isWhole: isWhole(key)).points
        if atoms.contains(where: { $0.right.contains { $0.isOrdered } }) {
            scope.spend(candidates.count * atoms.count)
            let found = candidates.first { point in atoms.allSatisfy { holds(point, $0) == .satisfied } }
            return found.map { .value($0.description) } ?? .none
        }
        return solveTerms(key, atoms)
    }

    /// Values of several kinds, of which nobody can tell whether one is the other.
    private func mixture(_ atoms: [Formula.Atom]) -> String? {
        let values = atoms.flatMap(\.right)
        guard let first = values.first else { return nil }
        return values.first { $0.kind != first.kind }.map { "\($0)" }
    }

    /// Nobody can tell whether values of two kinds are one, but what is asked of either alone must be
    /// possible.
    private func solve(_ key: Formula.Key, _ atoms: [Formula.Atom], mixedBy odd: String) -> Solution {
        let pure = atoms.filter { mixture([$0]) == nil }
        for (_, some) in Dictionary(grouping: pure, by: { $0.right.first?.kind })
        where solve(key, some) == .none { return .none }
        return .open(odd)
    }

    func isPart(_ key: Formula.Key) -> Bool { key == FormulaBuilder.action || key.isEntity }

    private func isWhole(_ key: Formula.Key) -> Bool {
        vocabulary.leftOperands[key.operand] == .some(.some(XSD.integer))
    }

    /// With several values at a time every positive comparison may have a value of its own.
    private func severalValues(_ key: Formula.Key, _ atoms: [Formula.Atom]) -> Solution? {
        let single = DomainSolver(scope: scope, reading: reading.withOneValue)
        let limiting: Set<Comparison> = [.isNoneOf, .neq, .isNotA]
        let limits = atoms.filter { limiting.contains($0.comparison) }
        let wanted = atoms.filter { !limiting.contains($0.comparison) }.flatMap(\.perValue)
        guard !wanted.isEmpty else { return nil }
        let solutions = wanted.map { single.solve(key, [$0] + limits) }
        return solutions.first(where: \.isNoValue) ?? solutions.first
    }

    // MARK: Numbers, moments, lengths of time

    private func holds(_ point: Point, _ atom: Formula.Atom) -> Satisfaction {
        let bounds = atom.right.compactMap { Point($0, reading) }
        guard !bounds.isEmpty else {
            return Satisfaction(atom.comparison == .neq || atom.comparison == .isNoneOf)
        }
        let truth: Bool =
            switch atom.comparison {
            case .eq, .isAnyOf: bounds.contains { $0.equals(point, reading) }
            case .neq, .isNoneOf: !bounds.contains { $0.equals(point, reading) }
            case .isAllOf: bounds.allSatisfy { $0.equals(point, reading) }
            case .lt: point.isBefore(bounds[0], reading)
            case .lteq: point.isBefore(bounds[0], reading) || bounds[0].equals(point, reading)
            case .gt: bounds[0].isBefore(point, reading)
            case .gteq: bounds[0].isBefore(point, reading) || bounds[0].equals(point, reading)
            case .isA, .isNotA, .isPartOf, .hasPart, .typeOf: false
            }
        return Satisfaction(truth != atom.isNegated)
    }
}

extension Solution {
    fileprivate var isNoValue: Bool {
        if case .value = self { false } else { true }
    }
}

extension Formula.Atom {
    /// What it asks of several values at a time, one by one: all of them, or itself.
    fileprivate var perValue: [Formula.Atom] {
        guard comparison == .isAllOf else { return [self] }
        return right.map { Formula.Atom(key: key, comparison: .eq, right: [$0]) }
    }
}

extension Reading {
    /// The same with one value at a time.
    var withOneValue: Reading {
        var copy = self
        copy.hasSeveralValues = false
        return copy
    }
}
