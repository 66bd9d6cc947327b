import Kernel
import Language
import Web

/// `/barometer`: what organisations need, choose and lack, in sum.
struct BarometerPage {
    let barometer: Barometer
    let names: [String: LocalizedText]
    let words: GuidanceWords

    private var say: Messages { words.say }

    var page: Page {
        Page(
            title: say("barometer.title"), description: say("barometer.lede"),
            path: AfterwardsPages.barometer,
            breadcrumbs: [Link(say("guidance.home"), "/\(say.language)")], section: GuidancePath.need
        ) {
            H.h1(say("barometer.title"))
            H.p(say("barometer.lede"), .class("lede"))
            sum("barometer.needs", barometer.needs) { term in
                words.knowledge.need(term).map { words.text($0.labels) } ?? term
            }
            sum("barometer.chosen", barometer.chosen) { names[$0].map(words.text) ?? $0 }
            sum("barometer.outcomes", barometer.outcomes) { say("afterwards.outcome.\($0)") }
            sum("barometer.lacking", barometer.lacking) { say("afterwards.lacking.\($0)") }
            H.p(say("barometer.rule", ["count": say.format.number(Barometer.smallestGroup)]), .class("meta"))
        }
    }

    private func sum(_ title: MessageKey, _ sum: Barometer.Sum, label: (String) -> String) -> HTML {
        H.section {
            H.h2(say(title))
            if sum.shown.isEmpty {
                H.p(say("barometer.empty"), .class("unknown"))
            } else {
                H.dl(.class("facts")) {
                    for entry in sum.shown {
                        H.div {
                            H.dt(label(entry.term))
                            H.dd(say.format.number(entry.count))
                        }
                    }
                }
                if sum.isPartial { H.p(say("barometer.partial"), .class("meta")) }
            }
        }
    }
}
