import Kernel
import Language
import Web

/// A step on the way to the sheet: how far one is, what was said, the question.
struct StepPage {
    let step: Int
    let title: MessageKey
    let path: String
    let situation: Situation
    let words: GuidanceWords
    let content: [HTML]

    init(
        _ step: Int, _ title: MessageKey, at path: String, _ situation: Situation, _ words: GuidanceWords,
        @HTMLBuilder content: () -> [HTML]
    ) {
        self.step = step
        self.title = title
        self.path = path
        self.situation = situation
        self.words = words
        self.content = content()
    }

    /// Steps before the sheet.
    static let count = 3

    var page: Page {
        let say = words.say
        let isFresh = situation == Situation()
        return Page(
            title: say(title), description: say("guidance.description"), path: path,
            query: isFresh ? "" : "s=\(words.links.text(situation))",
            breadcrumbs: [Link(say("guidance.home"), "/\(say.language)")], section: GuidancePath.need,
            isIndexed: isFresh && step == 1
        ) {
            H.div(.class(situation.isCounter ? "counter" : nil)) {
                H.p(
                    say("guidance.step", ["step": String(step), "count": String(StepPage.count)]),
                    .class("meta step"))
                H.h1(say(title))
                if step > 1 { Recap(situation: situation, step: step, words: words) }
                content
                H.p(.class("meta noprint")) { counterLink }
            }
        }
    }
}

extension StepPage {
    /// Into big type and back, for a mediator who fills it in with somebody at a counter.
    private var counterLink: HTML {
        var turned = situation
        turned.isCounter.toggle()
        let name: MessageKey = turned.isCounter ? "guidance.need.counter" : "guidance.sheet.counter-off"
        return H.a(words.say(name), .href(words.address(path, turned)))
    }
}

/// What was said so far, each with a way back.
struct Recap: Component {
    let situation: Situation
    /// The step at which it is shown.
    let step: Int
    let words: GuidanceWords

    var html: HTML {
        H.dl(.class("facts recap")) {
            if let need = situation.need.flatMap(words.knowledge.need) {
                line("guidance.recap.need", words.text(need.labels), GuidancePath.need)
            }
            if step > 2, let organisation = Organisation(situation, words).text {
                line("guidance.recap.organisation", organisation, GuidancePath.organisation)
            }
        }
    }

    private func line(_ name: MessageKey, _ value: String, _ path: String) -> HTML {
        H.div {
            H.dt(words.say(name))
            H.dd {
                "\(value) "
                H.a(.href(words.address(path, situation))) {
                    words.say("guidance.recap.change")
                    H.span(" (\(words.say(name)))", .class("hidden"))
                }
            }
        }
    }
}

/// An organisation in one line: « Association loi 1901, Guéret, 1 salarié, 180 adhérents ».
struct Organisation {
    let situation: Situation
    let words: GuidanceWords

    init(_ situation: Situation, _ words: GuidanceWords) {
        self.situation = situation
        self.words = words
    }

    /// Nil when nothing was said.
    var text: String? {
        let say = words.say
        let parts = [
            situation.legalForm.map(words.form),
            place,
            situation.employees.map {
                $0 == 0 ? say("guidance.no-employees") : say("guidance.employees", count: $0)
            },
            situation.members.map { say("guidance.members", count: $0) },
        ].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// « Guéret (France) », or as it was typed.
    private var place: String? {
        let country = situation.country.map { words.label($0.text, "countries") }
        let town = situation.placeName ?? (situation.place.isEmpty ? nil : situation.place)
        guard let town else { return country }
        return country.map { "\(town) (\($0))" } ?? town
    }
}
