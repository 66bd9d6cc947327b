import Choice
import Kernel

/// Turns what is stated of solutions into a table of scores for a question.
enum Scores {
    /// The score that a must-have needs: half the scale.
    static let required = 500

    /// The question that a situation asks: every criterion with its weight, must-haves with their least
    /// score.
    static func question(_ situation: Situation, _ criteria: [GuidanceCriterion]) -> Question {
        Question(
            criteria.map { criterion in
                Question.Criterion(
                    criterion.id, weight: situation.weights[criterion.id] ?? criterion.standardWeight,
                    required: situation.mustHaves.contains(criterion.id) ? required : nil)
            })
    }

    /// One row of scores.
    static func row(_ outline: SolutionOutline, _ criteria: [GuidanceCriterion], _ facts: ScoreFacts)
        -> [Int?]
    {
        criteria.map { $0.score(of: outline, facts) }
    }
}

/// What scores depend on besides the solution.
struct ScoreFacts: Sendable {
    /// The licences that are free, terms of `licences`.
    let freeLicences: Set<String>
    /// Today, for what was changed lately.
    let today: CalendarDate
}

extension GuidanceCriterion {
    /// The score of a solution, 0…1000; nil when nothing tells.
    func score(of outline: SolutionOutline, _ facts: ScoreFacts) -> Int? {
        switch combination {
        case .firstKnown:
            return parts.lazy.compactMap { $0.score(of: outline, facts) }.first
        case .mean:
            let scores = parts.map { $0.score(of: outline, facts) }
            guard scores.contains(where: { $0 != nil }) else { return nil }
            return scores.reduce(0) { $0 + ($1 ?? 500) } / scores.count
        }
    }
}

extension GuidanceCriterion.Part {
    fileprivate func score(of outline: SolutionOutline, _ facts: ScoreFacts) -> Int? {
        switch self {
        case .statement(let criterion, let scores):
            return outline.statements[criterion]?.lazy.compactMap { scores[$0] }.first
        case .licence(let criterion, let free, let notFree):
            let licences = (outline.statements[criterion] ?? []) + outline.licences
            guard !licences.isEmpty else { return nil }
            return licences.contains { facts.freeLicences.contains($0) } ? free : notFree
        case .country(let criterion, let inside, let scoreInside, let scoreOutside):
            return outline.statements[criterion]?.map { inside.contains($0) ? scoreInside : scoreOutside }
                .min()
        case .age(let limits, let older):
            guard let changed = outline.changedOn else { return nil }
            let months = changed.wholeMonths(until: facts.today)
            return limits.first { months <= $0.months }?.score ?? older
        }
    }
}

extension CalendarDate {
    /// Whole months from this day to a later one; negative for an earlier one.
    func wholeMonths(until later: CalendarDate) -> Int {
        let (from, to) = (components, later.components)
        let months = (to.year - from.year) * 12 + to.month - from.month
        return Int(to.day < from.day ? months - 1 : months)
    }
}
