import RDF

/// What one analysis reads terms with, what it takes for granted, and how much work it may still do.
///
/// NB: a class, so that everything that takes part draws on the same work; it never leaves the analysis.
final class AnalysisScope {
    /// What an analysis does not take for granted.
    enum Doubt: Int, Comparable {
        /// Two terms that nobody defined are two things.
        case nothing
        /// They may be one thing, or one within the other.
        case terms
        /// So may two parties or assets of which the documents say nothing.
        case names

        static func < (left: Doubt, right: Doubt) -> Bool { left.rawValue < right.rawValue }
    }

    let vocabulary: Vocabulary
    let doubt: Doubt
    private var left: Int
    private lazy var parts = vocabulary.concepts.inverted
    private lazy var actionsBelow = vocabulary.actionTree.inverted
    private var closures: [IRI: Set<IRI>] = [:]
    private var narrowerTerms: [Set<IRI>: [IRI]] = [:]
    private var coveredActions: [IRI: [IRI]] = [:]

    /// The most steps of one analysis: comparisons of two values, and terms looked at.
    static let mostSteps = 10_000_000
    /// What is said when they are used up.
    static let spent = "budget: more than \(mostSteps) steps"

    init(vocabulary: Vocabulary, doubt: Doubt = .nothing, steps: Int = AnalysisScope.mostSteps) {
        self.vocabulary = vocabulary
        self.doubt = doubt
        left = steps
    }

    /// Whether the work is used up; what is found afterwards means nothing.
    var isSpent: Bool { left <= 0 }

    /// Uses up work.
    func spend(_ steps: Int = 1) { left -= min(left, steps) }

    // MARK: Terms

    /// Whether a term stands within another, or is it.
    func isWithin(_ term: IRI, _ other: IRI) -> Bool { term == other || closure(of: term).contains(other) }

    private func closure(of term: IRI) -> Set<IRI> {
        if let known = closures[term] { return known }
        let found = vocabulary.concepts.closure(of: term)
        spend(found.count)
        closures[term] = found
        return found
    }

    /// Everything that is known to stand within one of the terms, in order; themselves left out.
    func narrower(than terms: Set<IRI>) -> [IRI] {
        if let known = narrowerTerms[terms] { return known }
        var seen = terms
        var next = Array(terms)
        while let term = next.popLast(), !isSpent {
            let below = parts[term] ?? []
            spend(1 + below.count)
            next += below.filter { seen.insert($0).inserted }
        }
        let found = seen.subtracting(terms).sorted()
        narrowerTerms[terms] = found
        return found
    }

    /// Whether a term stands within another or has one within it.
    func hasPlace(_ term: IRI) -> Bool {
        parts[term] != nil || !vocabulary.concepts.parents(of: term).isEmpty
    }

    /// The actions that a rule about an action is about: itself, what is included in it, and what it
    /// implies; an undefined action stands for itself.
    func covered(by action: IRI) -> [IRI] {
        if let known = coveredActions[action] { return known }
        let included = actionsBelow.closure(of: action).intersection(vocabulary.actions)
        let found = included.union([action]).union(vocabulary.implied[action] ?? []).sorted()
        spend(found.count)
        coveredActions[action] = found
        return found
    }
}
