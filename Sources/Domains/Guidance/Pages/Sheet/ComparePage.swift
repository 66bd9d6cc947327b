import Kernel
import Language
import Web

/// `/choose/compare`: up to eight solutions side by side.
struct ComparePage {
    let sheet: DecisionSheet
    let words: GuidanceWords

    var page: Page {
        let say = words.say
        let link = words.links.text(sheet.situation)
        return Page(
            title: say("guidance.compare.title", ["need": words.text(sheet.need.labels)]),
            path: GuidancePath.comparison, query: "s=\(link)",
            breadcrumbs: [
                Link(say("guidance.home"), "/\(say.language)"),
                Link(say("guidance.sheet.kind"), words.address(GuidancePath.sheet, sheet.situation)),
            ], section: GuidancePath.need, isIndexed: false, width: .wide, isSheet: true
        ) {
            H.div(.class("decision", sheet.situation.isCounter ? "counter" : nil)) {
                H.h1(words.text(sheet.need.labels))
                H.p(say("guidance.sheet.considered", count: sheet.considered))
                ComparisonTable(sheet: sheet, options: sheet.options, words: words)
                H.p(say("guidance.rule"), .class("meta"))
                H.p(.class("meta noprint")) {
                    [
                        H.a("CSV", .href(api("comparison.csv", link))),
                        H.a("JSON", .href(api("comparison", link))),
                        H.a(
                            say("guidance.compare.back"),
                            .href(words.address(GuidancePath.sheet, sheet.situation))),
                    ].joined(by: " · ")
                }
            }
        }
    }

    private func api(_ door: String, _ link: String) -> String {
        "\(APIRoute.prefix)/guidance/\(door)?s=\(link)&lang=\(words.say.language)"
    }
}
