import Eligibility
import Kernel

/// What an aid says to one organisation.
public struct AidJudgement: Sendable, Hashable {
    /// The aid.
    public let aid: Aid
    /// Whether it is admitted, and which clause says so.
    public let verdict: Verdict
    /// Whether the aid can be asked for today, whoever asks.
    public let isCurrent: Bool

    /// The clauses behind the verdict.
    public var clauses: [Aid.Clause] {
        switch verdict {
        case .yes(let numbers), .no(let numbers), .cannotTell(let numbers, _): numbers.map { aid.clauses[$0] }
        }
    }

    /// The clauses behind a refusal: each group of several is one "any" of which none is met.
    public var refusals: [[Aid.Clause]] {
        guard case .no(let numbers) = verdict else { return [] }
        let alternatives = aid.rule.alternatives.filter { $0.count > 1 && Set(numbers).isSuperset(of: $0) }
        let alone = numbers.filter { number in !alternatives.contains { $0.contains(number) } }.map { [$0] }
        return (alone + alternatives).map { $0.map { aid.clauses[$0] } }
    }

    /// The facts to ask for, when it cannot be told.
    public var questions: [String] {
        if case .cannotTell(_, let facts) = verdict { facts } else { [] }
    }
}

enum AidJudgements {
    /// Every aid of the register that concerns the need, judged; open ones first, then yes, cannot tell, no.
    static func all(
        _ register: AidRegister, need: String?, facts: [String: FactValue], today: CalendarDate
    ) -> [AidJudgement] {
        let concerned = register.aids.filter { aid in
            need == nil || aid.needs.isEmpty || aid.needs.contains(need ?? "")
        }
        return concerned.map { judge($0, facts, today) }.enumerated()
            .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
    }

    private static func judge(_ aid: Aid, _ facts: [String: FactValue], _ today: CalendarDate) -> AidJudgement
    {
        let isOver = aid.until.map { $0 < today } ?? false
        let isToCome = aid.from.map { $0 > today } ?? false
        return AidJudgement(
            aid: aid, verdict: Eligibility.verdict(on: aid.rule, knowing: facts),
            isCurrent: aid.status != .closed && !isOver && !isToCome)
    }
}

extension AidJudgement {
    fileprivate var rank: Int {
        let order =
            switch verdict {
            case .yes: 0
            case .cannotTell: 1
            case .no: 2
            }
        return isCurrent ? order : order + 3
    }
}

extension Rule {
    /// The clauses of each outermost "any".
    fileprivate var alternatives: [[Int]] {
        switch self {
        case .all(let rules): rules.flatMap(\.alternatives)
        case .any: [conditions.map(\.clause)]
        case .not, .condition: []
        }
    }
}
