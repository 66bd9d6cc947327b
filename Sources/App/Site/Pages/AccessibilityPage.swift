import Kernel
import Language
import Web

/// `/accessibility`: the statement, after the model of the RGAA and of Implementing Decision (EU) 2018/1523.
/// It claims what was tested and no more.
struct AccessibilityPage {
    let settings: Settings
    let say: Messages

    /// The day the statement was last gone through.
    private static let reviewed = CalendarDate(year: 2026, month: 11, day: 23)

    var page: Page {
        Page(
            title: say("site.accessibility.title"), description: say("site.accessibility.description"),
            path: "/accessibility",
            breadcrumbs: [Link(say("site.crumb.home"), "/\(say.language)")]
        ) {
            H.h1(say("site.accessibility.title"))
            H.p(say("site.accessibility.lede", ["name": settings.instanceName]), .class("lede"))
            Prose("site.accessibility.status", say: say)
            Prose("site.accessibility.tested", say: say)
            Prose("site.accessibility.limits", say: say)
            Prose("site.accessibility.report", say: say, slots: ["contact": contact])
            Prose("site.accessibility.recourse", say: say)
            if let day = Self.reviewed {
                H.p(say("site.accessibility.date", ["date": say.format.date(day)]), .class("meta"))
            }
        }
    }

    private var contact: HTML { OperatorFacts(settings: settings, say: say).contactInSentence }
}
