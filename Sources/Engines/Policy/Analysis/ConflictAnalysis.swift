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
    /// Cost: pairs × readings (at most 48) × ways to satisfy both rules × values they name; at most
    /// 10,000,000 steps, after which the pairs that are left are unknown.
    public init(_ documents: [ODRLDocument]) throws(PolicyError) {
        let merged = documents.reduce(into: Vocabulary()) { $0.formUnion($1.vocabulary) }
        let policies = documents.flatMap(\.policies)
        let allowed = policies.flatMap { $0.rules.filter { $0.kind == .permission } + $0.obligations }
        let forbidden = policies.flatMap { $0.rules.filter { $0.kind == .prohibition } }
        guard allowed.count * forbidden.count <= ConflictAnalysis.largestComparison else {
            throw PolicyError.beyondLimit("pairs of rules", allowed: ConflictAnalysis.largestComparison)
        }
        let comparison = RuleComparison(AnalysisScope(vocabulary: merged))
        let others = forbidden.map(comparison.written)
        pairs = allowed.map(comparison.written).flatMap { rule in
            others.map { comparison.compare(rule, $0) }
        }
        undefinedTerms = documents.flatMap(\.openTerms)
    }
}

extension ODRLDocument {
    /// Undefined properties, classes and profiles: what they would change is not known. Undefined terms
    /// within a rule are judged with the rule.
    var openTerms: [String] {
        fatalFaults.filter { fault in
            switch fault.kind {
            case .orphan, .undeclared: false
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
