import Hummingbird
import Kernel
import Web

/// Answers `/choose/sheet` and `/choose/compare`.
struct SheetHandler: Sendable {
    let guidance: GuidanceDomain

    func respond(_ situation: Situation, _ context: AppContext) async throws -> Response {
        try await answer(situation, context) { sheet, words in
            SheetPage(
                sheet: sheet, now: context.now, liveAddress: liveAddress(sheet.situation, words), words: words
            ).page
        }
    }

    func compare(_ situation: Situation, _ context: AppContext) async throws -> Response {
        try await answer(situation, context) { sheet, words in ComparePage(sheet: sheet, words: words).page }
    }

    /// The page of the sheet; without a need, back to the first question; without a solution, why and what
    /// next.
    private func answer(
        _ situation: Situation, _ context: AppContext, _ page: (DecisionSheet, GuidanceWords) -> Page
    ) async throws -> Response {
        let words = guidance.words(context)
        guard situation.need.flatMap(guidance.knowledge.need) != nil else {
            return .seeOther(words.address(GuidancePath.need, situation))
        }
        let sheet = try await guidance.makeSheet(situation, today: context.now.date)
        guard sheet.options.isEmpty else { return context.respond(with: page(sheet, words)) }
        let remedies = try await remedies(sheet, context)
        let empty = NoSolutionPage(sheet: sheet, remedies: remedies, words: words).page
        return context.respond(with: empty)
    }

    /// What would come back if one must-have were given up, the most first.
    private func remedies(_ sheet: DecisionSheet, _ context: AppContext) async throws -> [NoSolutionPage
        .Remedy]
    {
        var remedies: [NoSolutionPage.Remedy] = []
        for criterion in sheet.situation.mustHaves.sorted() {
            var relaxed = sheet.situation
            relaxed.mustHaves.remove(criterion)
            let count = try await guidance.makeSheet(relaxed, today: context.now.date).considered
            if count > 0 { remedies.append(.init(criterion: criterion, situation: relaxed, count: count)) }
        }
        return remedies.sorted { ($1.count, $0.criterion) < ($0.count, $1.criterion) }
    }

    private func liveAddress(_ situation: Situation, _ words: GuidanceWords) -> String {
        guidance.address + words.address(GuidancePath.sheet, situation)
    }
}
