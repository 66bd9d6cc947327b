import RDF

// MARK: Terms and texts

extension DomainSolver {
    func solveTerms(_ key: Formula.Key, _ atoms: [Formula.Atom]) -> Solution {
        var open: String?
        for candidate in candidates(key, atoms) where !scope.isSpent {
            scope.spend(atoms.reduce(0) { $0 + $1.right.count })
            var choices: [IRI: Bool] = [:]
            let truths = atoms.map { truth(candidate, $0, key, &choices) }
            if truths.allSatisfy({ $0 == .satisfied }) { return .value(candidate.description) }
            if !truths.contains(.notSatisfied) { open = open ?? candidate.description }
        }
        return open.map(Solution.open) ?? .none
    }

    /// Every value that is named, everything known to stand within one, and one that nobody named.
    private func candidates(_ key: Formula.Key, _ atoms: [Formula.Atom]) -> [Candidate] {
        let named = Set(atoms.flatMap(\.right))
        let terms = Set(named.compactMap(\.asTerm))
        scope.spend(named.count)
        let found =
            named.map(Candidate.named).sorted { $0.description < $1.description }
            + scope.narrower(than: terms).map { .named(.term($0)) }
        return key == FormulaBuilder.action ? found : found + [.other]
    }

    private enum Candidate: CustomStringConvertible {
        case named(Value)
        /// A value of which the policies say nothing.
        case other

        var description: String {
            switch self {
            case .named(let value): value.asTerm?.string ?? "\(value)"
            case .other: "another value"
            }
        }
    }

    private func truth(
        _ candidate: Candidate, _ atom: Formula.Atom, _ key: Formula.Key, _ choices: inout [IRI: Bool]
    ) -> Satisfaction {
        let positive = positive(candidate, atom, key, &choices)
        return atom.isNegated ? !positive : positive
    }

    private func positive(
        _ candidate: Candidate, _ atom: Formula.Atom, _ key: Formula.Key, _ choices: inout [IRI: Bool]
    ) -> Satisfaction {
        switch atom.comparison {
        case .eq, .isAnyOf: return atom.right.map { equal(candidate, $0) }.disjunction
        case .neq, .isNoneOf: return !atom.right.map { equal(candidate, $0) }.disjunction
        case .isAllOf: return atom.right.map { equal(candidate, $0) }.conjunction
        case .isA, .typeOf, .isPartOf:
            return atom.right.map { isWithin(candidate, $0, key, wanted: !atom.isNegated, &choices) }
                .disjunction
        case .isNotA:
            return !atom.right.map { isWithin(candidate, $0, key, wanted: atom.isNegated, &choices) }
                .disjunction
        case .hasPart: return atom.right.map { hasPart(candidate, $0) }.conjunction
        case .lt, .lteq, .gt, .gteq: return .unknown
        }
    }

    private func equal(_ candidate: Candidate, _ value: Value) -> Satisfaction {
        guard case .named(let own) = candidate else { return .notSatisfied }
        guard let left = own.asTerm, let right = value.asTerm else { return Satisfaction(own == value) }
        if left == right { return .satisfied }
        if reading.equalsIncludesParts, scope.isWithin(left, right) { return .satisfied }
        return scope.doubt == .nothing || areDefined(left, right) ? .notSatisfied : .unknown
    }

    private func areDefined(_ left: IRI, _ right: IRI) -> Bool {
        vocabulary.defined.contains(left) && vocabulary.defined.contains(right)
    }

    private func hasPart(_ candidate: Candidate, _ value: Value) -> Satisfaction {
        guard case .named(let own) = candidate, let whole = own.asTerm, let part = value.asTerm else {
            return .unknown
        }
        if scope.isWithin(part, whole) { return .satisfied }
        return areDefined(part, whole) ? .notSatisfied : .unknown
    }

    /// NB: who is a member of a collection is a fact of the world, which may be so or so; what a concept
    /// means is not.
    private func isWithin(
        _ candidate: Candidate, _ value: Value, _ key: Formula.Key, wanted: Bool, _ choices: inout [IRI: Bool]
    ) -> Satisfaction {
        guard let whole = value.asTerm else { return equal(candidate, value) }
        guard case .named(let own) = candidate, let part = own.asTerm else {
            return isPart(key) ? membership(of: nil, in: whole, wanted, &choices) : .notSatisfied
        }
        if scope.isWithin(part, whole) { return .satisfied }
        if isPart(key) { return membership(of: part, in: whole, wanted, &choices) }
        return areDefined(part, whole) ? .notSatisfied : .unknown
    }

    /// A collection whose members are listed has those alone; of any other, each may be a member or not.
    private func membership(
        of part: IRI?, in whole: IRI, _ wanted: Bool, _ choices: inout [IRI: Bool]
    ) -> Satisfaction {
        guard vocabulary.isCollection(whole), !vocabulary.hasListedMembers(whole) else {
            return scope.isStranger(part, to: whole) ? .notSatisfied : .unknown
        }
        let choice = choices[whole] ?? wanted
        choices[whole] = choice
        return Satisfaction(choice)
    }
}
