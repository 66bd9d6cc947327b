import Kernel
import Language
import Web

/// `/choose/afterwards`: what was chosen and how it went.
struct AfterwardsPage {
    let sheet: DecisionSheet
    let words: GuidanceWords
    let token: (name: String, value: String)
    let values: FormValues
    let errors: [FieldError]

    private var say: Messages { words.say }

    var page: Page {
        Page(
            title: say("afterwards.title"), path: AfterwardsPages.afterwards,
            query: "s=\(words.links.text(sheet.situation))",
            breadcrumbs: [Link(say("guidance.home"), "/\(say.language)")], section: GuidancePath.need,
            isIndexed: false
        ) {
            ErrorSummary(errors, say: say)
            H.h1(say("afterwards.title"))
            H.p(say("afterwards.lede", ["need": words.text(sheet.need.labels)]), .class("lede"))
            Form(
                .post, action: words.address(AfterwardsPages.afterwards), button: say("afterwards.button"),
                hidden: [("s", words.links.text(sheet.situation)), token]
            ) {
                SelectField(
                    "chosen", label: say("afterwards.chosen"), options: options,
                    chosen: values["chosen"] ?? "",
                    isOptional: true, say: say)
                ChoiceField(
                    "outcome", label: say("afterwards.outcome"), kind: .one, choices: outcomes,
                    chosen: Set([values["outcome"]].compactMap(\.self)), error: errors.first?.message,
                    isOptional: false, say: say)
                SelectField(
                    "lacking", label: say("afterwards.lacking"), options: lacks,
                    chosen: values["lacking"] ?? "",
                    isOptional: true, say: say)
                TextField(
                    "words", label: say("afterwards.words"), kind: .lines(rows: 4),
                    value: values["words"] ?? "",
                    hint: say("afterwards.words.hint"), isOptional: true, maximumLength: Answer.longestWords,
                    say: say)
            }
            H.p(say("afterwards.promise"), .class("meta"))
        }
    }

    private var options: [Choice] {
        [Choice("", say("afterwards.chosen.other"))]
            + sheet.options.map { Choice($0.profile.outline.id, words.text($0.profile.name)) }
    }

    private var outcomes: [Choice] {
        Answer.Outcome.allCases.map { Choice($0.rawValue, say("afterwards.outcome.\($0.rawValue)")) }
    }

    private var lacks: [Choice] {
        [Choice("", say("afterwards.lacking.nothing"))]
            + Answer.Lack.allCases.map { Choice($0.rawValue, say("afterwards.lacking.\($0.rawValue)")) }
    }
}

/// A word of thanks, and what happens now.
struct ThanksPage {
    let title: MessageKey
    let text: MessageKey
    let words: GuidanceWords

    var page: Page {
        Page(title: words.say(title), path: GuidancePath.need, isIndexed: false) {
            H.h1(words.say(title))
            H.p(words.say(text), .class("lede"))
            H.p {
                H.a(words.say("afterwards.barometer"), .href(words.address(AfterwardsPages.barometer)))
            }
        }
    }
}
