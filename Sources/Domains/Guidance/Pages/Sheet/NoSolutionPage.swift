import Kernel
import Language
import Web

/// Nothing answers: no solution is listed for the need, or the must-haves shut all of them out.
struct NoSolutionPage {
    /// A must-have to give up, and how many solutions would come back.
    struct Remedy {
        let criterion: String
        let situation: Situation
        let count: Int
    }

    let sheet: DecisionSheet
    let remedies: [Remedy]
    let words: GuidanceWords

    private var say: Messages { words.say }
    private var shutOut: Int { sheet.excluded.values.reduce(0, +) }

    var page: Page {
        Page(
            title: words.text(sheet.need.labels), path: GuidancePath.sheet,
            query: "s=\(words.links.text(sheet.situation))",
            breadcrumbs: [Link(say("guidance.home"), "/\(say.language)")], section: GuidancePath.need,
            isIndexed: false
        ) {
            H.div(.class(sheet.situation.isCounter ? "counter" : nil)) {
                H.h1(words.text(sheet.need.labels))
                EmptyState(title, reason: reason) { ways }
                SheetAids(sheet: sheet, words: words)
                SheetSkills(need: sheet.need, words: words)
            }
        }
    }

    private var title: String {
        shutOut == 0 ? say("guidance.empty.title") : say("guidance.empty.shut-out", count: shutOut)
    }

    private var reason: String { say(shutOut == 0 ? "guidance.empty.reason" : "guidance.empty.musts") }

    @HTMLBuilder
    private var ways: [HTML] {
        for remedy in remedies {
            H.a(
                say(
                    "guidance.empty.relax", ["criterion": words.criterion(remedy.criterion)],
                    count: remedy.count),
                .href(words.address(GuidancePath.sheet, remedy.situation)))
        }
        if shutOut > 0 {
            H.a(
                say("guidance.sheet.change"), .href(words.address(GuidancePath.priorities, sheet.situation)))
        }
        H.a(say("guidance.empty.other-need"), .href(words.address(GuidancePath.need, sheet.situation)))
    }
}
