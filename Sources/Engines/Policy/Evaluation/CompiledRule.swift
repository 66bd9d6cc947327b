import RDF

/// A rule with its terms as numbers.
///
/// NB: a class, so that looking at a rule does not count references to all of its parts.
final class CompiledRule: Sendable {
    /// Actions that it is about.
    struct Actions: Sendable {
        /// The actions that it covers.
        let covered: BitSet
        /// Broader actions, of which it is about a part.
        let broader: BitSet
        let refinements: [CompiledConstraint]
    }

    /// An asset or a party that it is about.
    struct Entity: Sendable {
        let names: [Symbols.Symbol]
        let isCollection: Bool
        /// The members that the policy's own document lists.
        let members: [Symbols.Symbol]
        let refinements: [CompiledConstraint]
    }

    let id: String
    let kind: ODRLRule.Kind
    /// Which policy of the document it belongs to.
    let policy: Int
    let actions: [Actions]
    let targets: [Entity]
    let assignees: [Entity]
    let constraints: [CompiledConstraint]
    let duties: [CompiledRule]
    let remedies: [CompiledRule]
    let consequences: [CompiledRule]

    init(
        _ rule: ODRLRule, policy: Int, actions: [Actions], targets: [Entity], assignees: [Entity],
        constraints: [CompiledConstraint], duties: [CompiledRule], remedies: [CompiledRule],
        consequences: [CompiledRule]
    ) {
        (id, kind, self.policy) = (rule.id, rule.kind, policy)
        (self.actions, self.targets, self.assignees) = (actions, targets, assignees)
        (self.constraints, self.duties) = (constraints, duties)
        (self.remedies, self.consequences) = (remedies, consequences)
    }
}

/// A constraint with its terms as numbers.
struct CompiledConstraint: Sendable {
    let id: String
    let body: Body

    indirect enum Body: Sendable {
        case atomic(Atom)
        case logical(LogicalOperator, [CompiledConstraint])
        /// Nobody can tell: what is wrong.
        case unreadable(Fault)
    }

    final class Atom: Sendable {
        /// Where the situation keeps the values of the left operand.
        let slot: Int
        /// Where it keeps values that are given by their unit.
        let unitSlot: Int?
        let leftOperand: IRI
        let unit: IRI?
        let comparison: Comparison
        let right: [Operand]
        let status: Operand?
        /// Whether the right operand is the moment of the request.
        let asksForNow: Bool

        init(
            _ atom: AtomicConstraint, slot: Int, unitSlot: Int?, right: [Operand], status: Operand?
        ) {
            (self.slot, self.unitSlot, self.right, self.status) = (slot, unitSlot, right, status)
            (leftOperand, unit, comparison) = (atom.leftOperand, atom.unit, atom.comparison)
            asksForNow = atom.rightOperands.contains(.term(ODRL.policyUsage))
        }
    }
}

/// A value with the number of its term.
struct Operand: Hashable, Sendable {
    let value: Value
    /// The number of the IRI that the value is or spells; -1 for none, -2 for one that the policy never
    /// names.
    let symbol: Symbols.Symbol
    /// Whether somebody defined that IRI.
    let isDefined: Bool
    /// What that IRI stands within, itself first.
    let within: [Symbols.Symbol]
    /// In which unit it was given, if somebody said.
    var unit: IRI?

    static let noTerm: Symbols.Symbol = -1
    static let foreignTerm: Symbols.Symbol = -2
}

extension Operand {
    /// The same in a unit.
    func inUnit(_ unit: IRI?) -> Operand {
        var copy = self
        copy.unit = unit
        return copy
    }

    /// Whether it was given in another unit than the one asked for. Names of units that differ in `http` and
    /// `https` alone are the same.
    func isInOtherUnit(than wanted: IRI?) -> Bool {
        guard let unit, let wanted else { return false }
        return unit.withoutScheme != wanted.withoutScheme
    }
}

extension IRI {
    fileprivate var withoutScheme: Substring {
        for scheme in ["https:", "http:"] where string.hasPrefix(scheme) {
            return string.dropFirst(scheme.count)
        }
        return Substring(string)
    }
}
