import RDF

/// Whether some request satisfies a formula.
enum Satisfiability: Hashable, Sendable {
    /// One does: its values by what they are of.
    case possible([String: String])
    /// None does.
    case impossible
    /// It depends on what an undefined term means.
    case open(String)
    /// There are too many cases to tell.
    case tooMany
}

/// Looks for a request that satisfies a formula, under one reading.
struct ClauseSolver {
    let vocabulary: Vocabulary
    let reading: Reading

    func solve(_ formula: Formula) -> Satisfiability {
        guard let clauses = formula.clauses() else { return .tooMany }
        var open: String?
        for clause in clauses {
            switch solve(clause) {
            case .possible(let witness): return .possible(witness)
            case .open(let term): open = open ?? term
            case .impossible, .tooMany: break
            }
        }
        return open.map(Satisfiability.open) ?? .impossible
    }

    private func solve(_ clause: [Formula]) -> Satisfiability {
        var atoms: [Formula.Key: [Formula.Atom]] = [:]
        var open: String?
        for part in clause {
            switch part {
            case .open(let term): open = open ?? term
            case .atom(let atom) where reading.sequencesAtOnce || !atom.isInSequence:
                atoms[atom.key, default: []].append(atom)
            default: break
            }
        }
        var witness: [String: String] = [:]
        for (key, atoms) in atoms.sorted(by: { $0.key.name < $1.key.name }) {
            switch DomainSolver(vocabulary: vocabulary, reading: reading).solve(key, atoms) {
            case .value(let value): witness[key.name] = value
            case .none: return .impossible
            case .open(let term): open = open ?? term
            }
        }
        return open.map(Satisfiability.open) ?? .possible(witness)
    }
}

extension Formula.Key {
    /// The operand, after the part that it is of.
    var name: String {
        switch scope {
        case .request: operand.string
        case .action: "action " + operand.string
        case .asset: "asset " + operand.string
        case .party: "party " + operand.string
        }
    }
}

extension Formula {
    /// What occurs in it that a reading may bear on.
    func features(_ vocabulary: Vocabulary) -> Reading.Features {
        switch self {
        case .open: []
        case .all(let parts), .any(let parts):
            parts.reduce([]) { $0.union($1.features(vocabulary)) }
        case .atom(let atom): atom.features(vocabulary)
        }
    }
}

extension Formula.Atom {
    fileprivate func features(_ vocabulary: Vocabulary) -> Reading.Features {
        var features: Reading.Features = isInSequence ? .sequences : []
        for value in right {
            if case .moment(let moment) = value {
                if moment.isDate { features.insert(.days) }
                if moment.offset == nil { features.insert(.clocks) }
            }
        }
        if [.eq, .neq, .isAnyOf, .isNoneOf].contains(comparison), key.operand != ODRL.action,
            right.contains(where: { $0.asTerm.map(vocabulary.hasPlace) ?? false })
        {
            features.insert(.equalTerms)
        }
        if comparison == .isAllOf { features.insert(.wholeSets) }
        return features
    }
}

extension Vocabulary {
    /// Whether a term stands within another or has one within it.
    func hasPlace(_ iri: IRI) -> Bool {
        !concepts.parents(of: iri).isEmpty
            || concepts.terms.contains { concepts.parents(of: $0).contains(iri) }
    }
}
