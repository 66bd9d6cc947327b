import RDF

/// An answer to a question on policies alone, before anybody asks for anything.
public enum PolicyAnswer: Hashable, Sendable {
    /// Yes, and here is a request: its values by what they are of.
    case yes([String: String])
    /// No.
    case no
    /// Nobody can tell: why.
    case unknown(String)
}

/// Asks questions on policies before they are published.
public struct PolicyQuestions: Sendable {
    private let documents: [ODRLDocument]
    private let vocabulary: Vocabulary
    private let steps: Int
    /// Operands that nobody defined: no request is ever permitted by what they are asked.
    private let undefined: Set<IRI>

    /// Questions on these documents. Each is unknown when it takes more than that many steps.
    public init(_ documents: [ODRLDocument], steps: Int = 10_000_000) {
        self.documents = documents
        self.steps = steps
        vocabulary = documents.reduce(into: Vocabulary()) { $0.formUnion($1.vocabulary) }
        undefined = documents.flatMap(\.policies).flatMap(\.rules)
            .reduce(into: []) { $0.formUnion($1.undefinedOperands) }
    }

    /// A question: formulas, and the work that is left for it.
    private var question: FormulaBuilder {
        FormulaBuilder(scope: AnalysisScope(vocabulary: vocabulary, doubt: .terms, steps: steps))
    }

    /// The permissions and prohibitions that no request can ever meet, with whether that is certain.
    public func rulesThatNeverApply() -> [String: PolicyAnswer] {
        let builder = question
        var found: [String: PolicyAnswer] = [:]
        for rule in documents.flatMap(\.policies).flatMap(\.rules) {
            switch ask(builder.formula(rule), builder.scope) {
            case .yes: break
            case .no: found[rule.id] = .no
            case .unknown(let reason): found[rule.id] = .unknown(reason)
            }
        }
        return found
    }

    /// Whether a request with these values can ever be permitted: an action, and values of left operands
    /// within which the request's own must lie ("can any for-profit ever train on this?").
    public func canEverPermit(action: IRI, within values: [IRI: IRI]) -> PolicyAnswer {
        guard vocabulary.isKnown(action: action) else { return .unknown(action.string) }
        let asked = Formula.atom(
            Formula.Atom(key: FormulaBuilder.action, comparison: .eq, right: [.term(action)]))
        let limits = values.map { operand, value in
            Formula.atom(
                Formula.Atom(
                    key: Formula.Key(scope: .request, operand: operand), comparison: .isA,
                    right: [.term(value)]))
        }
        if let undefined = values.first(where: { vocabulary.leftOperands[$0.key] == nil }) {
            return .unknown(undefined.key.string)
        }
        let builder = question
        return ask(.all([asked] + limits + [permitted(by: documents, builder)]), builder.scope)
    }

    /// Whether `other` permits something that these documents do not.
    public func isExceeded(by other: ODRLDocument) -> PolicyAnswer {
        let all = PolicyQuestions(documents + [other], steps: steps)
        let builder = all.question
        return all.ask(
            .all([permitted(by: [other], builder), .not(permitted(by: documents, builder))]), builder.scope)
    }

    // MARK: Formulas

    /// When something is permitted: a permission applies and no prohibition does.
    private func permitted(by documents: [ODRLDocument], _ builder: FormulaBuilder) -> Formula {
        let rules = documents.flatMap(\.policies).flatMap(\.rules)
        let faults = documents.flatMap(\.fatalFaults)
        let allowed = Formula.any(rules.filter { $0.kind == .permission }.map { builder.formula($0) })
        let forbidden = rules.filter { $0.kind == .prohibition }.map { Formula.not(builder.formula($0)) }
        return .all([allowed] + forbidden + faults.prefix(1).map { .open($0.description) })
    }

    /// Whether a formula can be satisfied, under every reading alike.
    private func ask(_ formula: Formula, _ scope: AnalysisScope) -> PolicyAnswer {
        let answers = Reading.all(formula.features(scope)).map {
            scope.isSpent
                ? .tooMany : ClauseSolver(scope: scope, reading: $0, doubtful: undefined).solve(formula)
        }
        if case .possible(let witness)? = answers.first, answers.allSatisfy(\.isPossible) {
            return .yes(witness)
        }
        if answers.allSatisfy({ $0 == .impossible }) { return .no }
        return .unknown(answers.lazy.compactMap(\.reason).first ?? "the standard leaves a reading open")
    }
}

extension Satisfiability {
    fileprivate var reason: String? {
        switch self {
        case .open(let term): term
        case .tooMany: AnalysisScope.spent
        case .possible, .impossible: nil
        }
    }
}
