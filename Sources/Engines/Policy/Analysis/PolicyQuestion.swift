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
    private let builder: FormulaBuilder

    /// Questions on these documents.
    public init(_ documents: [ODRLDocument]) {
        self.documents = documents
        vocabulary = documents.reduce(into: Vocabulary()) { $0.formUnion($1.vocabulary) }
        builder = FormulaBuilder(vocabulary: vocabulary)
    }

    /// The permissions and prohibitions that no request can ever meet, with whether that is certain.
    public func rulesThatNeverApply() -> [String: PolicyAnswer] {
        var found: [String: PolicyAnswer] = [:]
        for rule in documents.flatMap(\.policies).flatMap(\.rules) {
            switch ask(builder.formula(rule)) {
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
        return ask(.all([asked] + limits + [permitted(by: documents)]))
    }

    /// Whether `other` permits something that these documents do not.
    public func isExceeded(by other: ODRLDocument) -> PolicyAnswer {
        let both = PolicyQuestions(documents + [other])
        return both.ask(.all([both.permitted(by: [other]), both.permitted(by: documents).negated]))
    }

    // MARK: Formulas

    /// When something is permitted: a permission applies and no prohibition does.
    private func permitted(by documents: [ODRLDocument]) -> Formula {
        let rules = documents.flatMap(\.policies).flatMap(\.rules)
        let faults = documents.flatMap(\.fatalFaults)
        let allowed = Formula.any(rules.filter { $0.kind == .permission }.map { builder.formula($0) })
        let forbidden = rules.filter { $0.kind == .prohibition }.map { builder.formula($0).negated }
        return .all([allowed] + forbidden + faults.prefix(1).map { .open($0.description) })
    }

    /// Whether a formula can be satisfied, under every reading alike.
    private func ask(_ formula: Formula) -> PolicyAnswer {
        let answers = Reading.all(formula.features(vocabulary)).map {
            ClauseSolver(vocabulary: vocabulary, reading: $0).solve(formula)
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
        case .tooMany: "more than \(Formula.largestForm) cases"
        case .possible, .impossible: nil
        }
    }
}
