import RDF

/// When a rule applies, as a formula over comparisons.
indirect enum Formula: Sendable {
    case atom(Atom)
    case all([Formula])
    case any([Formula])
    case not(Formula)
    /// Something that nobody can tell: an undefined term, by its name.
    case open(String)

    /// One comparison, or its opposite.
    struct Atom: Hashable, Sendable {
        let key: Key
        let comparison: Comparison
        let right: [Value]
        var isNegated = false
        /// Whether it stands in a sequence.
        var isInSequence = false
    }

    /// What is compared: a left operand of the request itself or of a part of it.
    struct Key: Hashable, Sendable {
        enum Scope: Int, Hashable, Sendable {
            case request, action, asset, party
        }

        let scope: Scope
        let operand: IRI
        /// In which unit, where that makes a difference.
        var unit: IRI?
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

    /// Whether it is the asset or the party itself.
    var isEntity: Bool { self == FormulaBuilder.asset || self == FormulaBuilder.party }
}

// MARK: Readings that matter

extension Formula {
    /// What occurs in it that a reading may bear on.
    func features(_ scope: AnalysisScope) -> Reading.Features {
        scope.spend()
        guard !scope.isSpent else { return [] }
        switch self {
        case .open: return []
        case .not(let part): return part.features(scope)
        case .all(let parts), .any(let parts):
            return parts.reduce([]) { $0.union($1.features(scope)) }
        case .atom(let atom): return atom.features(scope)
        }
    }
}

extension Formula.Atom {
    fileprivate func features(_ scope: AnalysisScope) -> Reading.Features {
        var features: Reading.Features = isInSequence ? .sequences : []
        for value in right {
            if case .moment(let moment) = value {
                if moment.isDate { features.insert(.days) }
                if moment.offset == nil { features.insert(.clocks) }
            }
        }
        if [.eq, .neq, .isAnyOf, .isNoneOf].contains(comparison), key.operand != ODRL.action,
            right.contains(where: { $0.asTerm.map(scope.hasPlace) ?? false })
        {
            features.insert(.equalTerms)
        }
        if comparison == .isAllOf { features.insert(.wholeSets) }
        return features
    }
}
