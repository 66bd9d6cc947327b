import RDF

/// Writes policies in Cedar, so that another engine can check this one.
///
/// What Cedar can say: actions, assets, parties, comparisons of whole numbers, moments and terms, joined in
/// any way. A prohibition overrides in Cedar, so a policy must choose the strategy `prohibit`.
public struct CedarExport: Sendable {
    private let document: ODRLDocument

    /// An export of a document.
    public init(_ document: ODRLDocument) {
        self.document = document
    }

    /// One Cedar policy a rule; nil when a rule says something that Cedar cannot.
    public func policies() -> String? {
        var texts: [String] = []
        for policy in document.policies {
            guard policy.strategy == .prohibit else { return nil }
            for rule in policy.rules {
                guard let text = text(rule) else { return nil }
                texts.append(text)
            }
        }
        return texts.joined(separator: "\n")
    }

    private func text(_ rule: ODRLRule) -> String? {
        guard rule.duties.isEmpty, rule.kind != .duty else { return nil }
        let effect = rule.kind == .permission ? "permit" : "forbid"
        let parts = [
            actions(rule), entities(rule.targets, "resource", "Asset"),
            entities(rule.assignees, "principal", "Party"),
            joined(rule.constraints.map(condition), "&&"),
        ]
        guard let all = joined(parts, "&&") else { return nil }
        return "\(effect)(principal, action, resource) when { \(all) };"
    }

    // MARK: Actions, assets and parties

    /// NB: a prohibition of a part of what is asked for leaves the whole in doubt, and doubt denies.
    private func actions(_ rule: ODRLRule) -> String? {
        guard !rule.actions.isEmpty else { return "true" }
        guard rule.actions.allSatisfy(\.refinements.isEmpty) else { return nil }
        let tree = document.vocabulary.actionTree
        let meant = document.vocabulary.actions.filter { action in
            rule.actions.contains { use in
                tree.isWithin(action, use.action)
                    || rule.kind == .prohibition && tree.isWithin(use.action, action)
            }
        }
        return "[" + meant.sorted().map { "Action::\(quoted($0.string))" }.joined(separator: ", ")
            + "].contains(action)"
    }

    private func entities(_ uses: [ODRLRule.EntityUse], _ variable: String, _ type: String) -> String? {
        guard !uses.isEmpty else { return "true" }
        guard uses.allSatisfy(\.refinements.isEmpty) else { return nil }
        let names = uses.flatMap(\.names).map { "\(variable) in \(type)::\(quoted($0.string))" }
        return joined(names, "||")
    }

    private func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    private func joined(_ parts: [String?], _ operation: String) -> String? {
        guard !parts.contains(nil) else { return nil }
        let known = parts.compactMap(\.self)
        guard !known.isEmpty else { return operation == "&&" ? "true" : "false" }
        return known.map { "(\($0))" }.joined(separator: " \(operation) ")
    }

    // MARK: Constraints

    private func condition(_ constraint: ODRLConstraint) -> String? {
        switch constraint.body {
        case .unreadable: return nil
        case .atomic(let atom): return condition(atom)
        case .logical(let operation, let parts):
            let texts = parts.map(condition)
            switch operation {
            case .and, .andSequence: return joined(texts, "&&")
            case .or: return joined(texts, "||")
            case .exactlyOne:
                return joined(
                    texts.indices.map { chosen in
                        joined(
                            texts.indices.map { $0 == chosen ? texts[$0] : texts[$0].map { "!(\($0))" } },
                            "&&")
                    }, "||")
            }
        }
    }

    private func condition(_ atom: AtomicConstraint) -> String? {
        let left = "context[\(quoted(atom.leftOperand.string))]"
        let right = atom.rightOperands.compactMap(literal)
        guard right.count == atom.rightOperands.count, let first = right.first else { return nil }
        let set = "[" + right.joined(separator: ", ") + "]"
        switch atom.comparison {
        case .eq: return "\(left) == \(first)"
        case .neq: return "\(left) != \(first)"
        case .lt: return "\(left) < \(first)"
        case .lteq: return "\(left) <= \(first)"
        case .gt: return "\(left) > \(first)"
        case .gteq: return "\(left) >= \(first)"
        case .isAnyOf: return "\(set).contains(\(left))"
        case .isNoneOf: return "!\(set).contains(\(left))"
        case .isA, .isPartOf: return "\(narrower(atom)).contains(\(left))"
        case .hasPart, .isAllOf, .isNotA, .typeOf: return nil
        }
    }

    /// Whole numbers and moments as numbers, terms as texts.
    private func literal(_ value: Value) -> String? {
        switch value {
        case .number(let number): number.integer.map(String.init)
        case .moment(let moment): moment.secondsSince1970.map(String.init)
        case .term(let iri): quoted(iri.string)
        case .text(let text): quoted(text)
        case .flag(let flag): String(flag)
        case .span, .unreadable: nil
        }
    }

    /// Every known term within one of the right operands.
    private func narrower(_ atom: AtomicConstraint) -> String {
        let wanted = Set(atom.rightOperands.compactMap(\.asTerm))
        let concepts = document.vocabulary.concepts
        let terms = wanted.union(concepts.terms.filter { !concepts.closure(of: $0).isDisjoint(with: wanted) })
        return "[" + terms.sorted().map { quoted($0.string) }.joined(separator: ", ") + "]"
    }
}
