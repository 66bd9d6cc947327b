import RDF

/// Whether permissions and prohibitions can meet.
public struct ConflictAnalysis: Hashable, Sendable {
    /// The answer.
    public enum Verdict: String, Hashable, Sendable {
        /// Some world makes a permission and a prohibition apply to one request.
        case conflict = "Conflict"
        /// None can.
        case compatible = "Compatible"
        /// It depends on a reading that the standard leaves open.
        case ambiguous = "Ambiguous"
        /// It depends on what an undefined term means.
        case unknown = "Unknown"
    }

    /// Two rules that were compared.
    public struct Pair: Hashable, Sendable {
        /// What is permitted or obliged.
        public let permission: String
        /// What is prohibited.
        public let prohibition: String
        /// Whether they can meet.
        public let verdict: Verdict
        /// A request that both apply to, when they conflict.
        public let witness: [String: String]
        /// The undefined term, when it is one.
        public let term: String
    }

    /// Every pair of a permission or obligation and a prohibition.
    public let pairs: [Pair]
    /// Terms that leave the meaning of a whole document open.
    public let undefinedTerms: [String]

    /// The verdict on all: a conflict weighs most, then an undefined term, then an open reading.
    public var verdict: Verdict {
        let verdicts = Set(pairs.map(\.verdict))
        if verdicts.contains(.conflict) { return .conflict }
        if verdicts.contains(.unknown) || !undefinedTerms.isEmpty { return .unknown }
        return verdicts.contains(.ambiguous) ? .ambiguous : .compatible
    }
}

extension ConflictAnalysis {
    /// The most pairs that are compared.
    public static let largestComparison = 10_000

    /// Compares the permissions and obligations of all documents with their prohibitions.
    ///
    /// Cost: pairs × readings (at most 48) × clauses of both rules × values they name.
    public init(_ documents: [ODRLDocument]) throws(PolicyError) {
        let merged = documents.reduce(into: Vocabulary()) { $0.formUnion($1.vocabulary) }
        let policies = documents.flatMap(\.policies)
        let allowed = policies.flatMap { $0.rules.filter { $0.kind == .permission } + $0.obligations }
        let forbidden = policies.flatMap { $0.rules.filter { $0.kind == .prohibition } }
        guard allowed.count * forbidden.count <= ConflictAnalysis.largestComparison else {
            throw PolicyError.beyondLimit("pairs of rules", allowed: ConflictAnalysis.largestComparison)
        }
        var comparison = RuleComparison(vocabulary: merged)
        var pairs: [Pair] = []
        for rule in allowed {
            for other in forbidden { pairs.append(comparison.compare(rule, other)) }
        }
        self.pairs = pairs
        undefinedTerms = documents.flatMap(\.openTerms)
    }
}

extension ODRLDocument {
    /// Undefined properties, classes and profiles: what they would change is not known. Undefined terms
    /// within a rule are judged with the rule.
    var openTerms: [String] {
        fatalFaults.filter { fault in
            switch fault.kind {
            case .orphan: false
            case .undefinedTerm: undefinedProperties.contains(fault.term)
            default: true
            }
        }.map(\.term)
    }

    private var undefinedProperties: Set<String> {
        Set(graph.map(\.predicate.string)).union(
            graph.triples(predicate: RDFVocabulary.type).compactMap(\.object.iri?.string))
    }
}

/// Compares two rules under every reading.
struct RuleComparison {
    let vocabulary: Vocabulary
    /// How much work is left: clauses × readings × values. When it is used up, pairs are unknown.
    private var work = RuleComparison.mostWork

    private static let mostWork = 20_000_000

    init(vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
    }

    mutating func compare(_ allowed: ODRLRule, _ forbidden: ODRLRule) -> ConflictAnalysis.Pair {
        let builder = FormulaBuilder(vocabulary: vocabulary)
        let undefined = undefinedAction(allowed, forbidden)
        let both = Formula.all(
            [allowed, forbidden].map { builder.formula($0, withActions: undefined == nil) }
                + (undefined.map { [.open($0)] } ?? []))
        let readings = Reading.all(both.features(vocabulary))
        let clauses = both.clauses()?.count ?? Formula.largestForm
        work -= readings.count * clauses * both.size
        let answers = readings.map {
            work > 0 ? ClauseSolver(vocabulary: vocabulary, reading: $0).solve(both) : .tooMany
        }
        return pair(allowed, forbidden, answers)
    }

    /// Two actions of which nobody defined one may be anything to one another, unless they are the same.
    private func undefinedAction(_ left: ODRLRule, _ right: ODRLRule) -> String? {
        let (first, second) = (Set(left.actions.map(\.action)), Set(right.actions.map(\.action)))
        guard first.isDisjoint(with: second), !first.isEmpty, !second.isEmpty else { return nil }
        return first.union(second).filter { !vocabulary.isKnown(action: $0) }.min()?.string
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
            if answer == .tooMany { term = "too many cases" }
        }
        if answers.allSatisfy(\.isPossible) { verdict = .conflict }
        if answers.allSatisfy({ $0 == .impossible }) { verdict = .compatible }
        if !term.isEmpty { verdict = .unknown }
        return ConflictAnalysis.Pair(
            permission: allowed.id, prohibition: forbidden.id, verdict: verdict,
            witness: verdict == .conflict ? witness : [:], term: term)
    }
}

extension Satisfiability {
    var isPossible: Bool {
        if case .possible = self { true } else { false }
    }
}
