/// Says whether somebody is admitted by a rule, and which clause says so.
public enum Eligibility {
    /// The answer for what is known of an applicant.
    public static func verdict(on rule: Rule, knowing facts: [String: FactValue]) -> Verdict {
        let judgement = Judgement(rule, facts)
        switch judgement.truth {
        case .yes: return .yes(because: judgement.clauses)
        case .no: return .no(because: judgement.clauses)
        case .unknown: return .cannotTell(open: judgement.clauses, ask: questions(rule, facts, judgement))
        }
    }

    /// The facts that are worth asking for, in the order of the rule: those of which one answer decides;
    /// where no single answer does, all that are open.
    private static func questions(
        _ rule: Rule, _ facts: [String: FactValue], _ judgement: Judgement
    ) -> [String] {
        let conditions = rule.conditions
        let open = Set(judgement.clauses)
        var names: [String] = []
        for condition in conditions where open.contains(condition.clause) && facts[condition.fact] == nil {
            if !names.contains(condition.fact) { names.append(condition.fact) }
        }
        let deciding = names.filter { name in
            conditions.filter { $0.fact == name }.flatMap(\.probes).contains { value in
                Judgement(rule, facts.merging([name: value]) { $1 }).truth != .unknown
            }
        }
        return deciding.isEmpty ? names : deciding
    }
}

/// The answer to "are we admitted?".
public enum Verdict: Hashable, Sendable {
    /// Yes: these clauses are met.
    case yes(because: [Int])
    /// No: these clauses are not met; each alone is enough, unless they stand in one "any".
    case no(because: [Int])
    /// It cannot be told: these clauses are open, and one answer about any of the facts to ask decides.
    case cannotTell(open: [Int], ask: [String])
}

/// The truth of a rule with the clauses that make it so, in the order of the rule, each once.
private struct Judgement {
    let truth: Truth
    let clauses: [Int]

    init(_ rule: Rule, _ facts: [String: FactValue]) {
        switch rule {
        case .condition(let condition):
            self.init(condition.truth(facts), [condition.clause])
        case .not(let inner):
            let judgement = Judgement(inner, facts)
            self.init(!judgement.truth, judgement.clauses)
        case .all(let rules):
            self.init(rules.map { Judgement($0, facts) }, decisive: .no)
        case .any(let rules):
            self.init(rules.map { Judgement($0, facts) }, decisive: .yes)
        }
    }

    private init(_ truth: Truth, _ clauses: [Int]) {
        self.truth = truth
        self.clauses = clauses
    }

    /// One decisive part decides; else one unknown part leaves it open; else the parts agree.
    private init(_ parts: [Judgement], decisive: Truth) {
        let truth: Truth =
            parts.contains { $0.truth == decisive }
            ? decisive : parts.contains { $0.truth == .unknown } ? .unknown : !decisive
        var clauses: [Int] = []
        for clause in parts.filter({ $0.truth == truth }).flatMap(\.clauses) where !clauses.contains(clause) {
            clauses.append(clause)
        }
        self.init(truth, clauses)
    }
}
