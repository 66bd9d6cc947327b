import Choice
import Eligibility
import Kernel

/// What to do next, with days that leave a board time to meet.
enum NextSteps {
    /// Half a year: when to look back, and when a reminder asks how it went.
    static let daysUntilReview: Int64 = 182

    /// The steps after a comparison made `today`.
    static func steps(
        _ options: [DecisionSheet.Option], help: [HelpOffer], aids: [AidJudgement], today: CalendarDate
    ) -> [DecisionSheet.Step] {
        var steps: [DecisionSheet.Step] = []
        func add(_ kind: DecisionSheet.Step.Kind, after days: Int64, _ about: [String]) {
            steps.append(.init(kind: kind, by: today.adding(days: days), about: about))
        }
        guard let first = options.first else { return [] }
        if !first.unknown.isEmpty { add(.ask, after: 7, first.unknown) }
        add(.tryOut, after: 14, [first.ranked.id])
        if let helper = help.first { add(.meet, after: 21, [helper.id]) }
        if let aid = aids.first(where: { $0.isCurrent && $0.isYes }) { add(.apply, after: 30, [aid.aid.id]) }
        add(.decide, after: 30, [])
        add(.review, after: daysUntilReview, [])
        return steps
    }
}

extension AidJudgement {
    /// Whether the organisation is admitted.
    public var isYes: Bool {
        switch verdict {
        case .yes: true
        case .no, .cannotTell: false
        }
    }
}
