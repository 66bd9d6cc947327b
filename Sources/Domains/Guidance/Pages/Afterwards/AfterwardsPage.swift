import Kernel
import Language
import Web

/// `/choose/afterwards`: what was chosen and how it went; a reminder for later; one's need counted.
struct AfterwardsPage {
    let sheet: DecisionSheet
    let words: GuidanceWords
    /// Whether the site sends letters.
    let offersLetter: Bool
    /// The hidden field of a form sent to a path.
    let token: (String) -> (name: String, value: String)
    let values: FormValues
    let errors: [FieldError]

    private var say: Messages { words.say }
    private var link: String { words.links.text(sheet.situation) }

    var page: Page {
        Page(
            title: say("afterwards.title"), path: AfterwardsPages.afterwards, query: "s=\(link)",
            breadcrumbs: [Link(say("guidance.home"), "/\(say.language)")], section: GuidancePath.need,
            isIndexed: false
        ) {
            ErrorSummary(errors, say: say)
            H.h1(say("afterwards.title"))
            H.p(say("afterwards.lede", ["need": words.text(sheet.need.labels)]), .class("lede"))
            H.p {
                H.a(say(offersLetter ? "afterwards.early" : "afterwards.early.calendar"), .href("#reminder"))
            }
            answer
            H.p(say("afterwards.promise"), .class("meta"))
            reminder
            count
        }
    }

    private func form(
        _ path: String, _ button: MessageKey, @HTMLBuilder content: () -> [HTML] = { [] }
    ) -> Form {
        Form(
            .post, action: words.address(path), button: say(button), hidden: [("s", link), token(path)],
            content: content)
    }

    private func error(_ field: String) -> String? { errors.first { $0.field == field }?.message }

    // MARK: The answer

    private var answer: Form {
        form(AfterwardsPages.afterwards, "afterwards.button") {
            SelectField(
                "chosen", label: say("afterwards.chosen"), options: options, chosen: values["chosen"] ?? "",
                error: error("chosen"), isOptional: true, say: say)
            ChoiceField(
                "outcome", label: say("afterwards.outcome"), kind: .one, choices: outcomes,
                chosen: Set([values["outcome"]].compactMap(\.self)), error: error("outcome"),
                isOptional: false, say: say)
            SelectField(
                "lacking", label: say("afterwards.lacking"), options: lacks, chosen: values["lacking"] ?? "",
                isOptional: true, say: say)
            TextField(
                "words", label: say("afterwards.words"), kind: .lines(rows: 4), value: values["words"] ?? "",
                hint: say("afterwards.words.hint"), isOptional: true, maximumLength: Answer.longestWords,
                say: say)
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

    // MARK: Later

    private var reminder: HTML {
        H.section(.id("reminder")) {
            H.h2(say("afterwards.reminder.title"))
            if offersLetter {
                H.p(say("afterwards.reminder.lede"))
                letter
            }
            H.p {
                H.a(
                    say("afterwards.reminder.calendar"),
                    .href(words.address(ReminderPages.calendar, sheet.situation)))
            }
        }
    }

    private var letter: Form {
        form(ReminderPages.reminder, "afterwards.reminder.button") {
            TextField(
                "address", label: say("afterwards.reminder.address"), kind: .email,
                value: values["address"] ?? "", error: error("address"), maximumLength: 254, say: say)
            ChoiceField(
                "consent", label: say("afterwards.reminder.consent"), kind: .several,
                choices: [Choice("1", say("afterwards.reminder.consent.yes"))],
                chosen: Set([values["consent"]].compactMap(\.self)), error: error("consent"),
                isOptional: false, say: say)
        }
    }

    private var count: HTML {
        H.section(.id("count")) {
            H.h2(say("afterwards.count.title"))
            H.p(say("afterwards.count.text"))
            form(AfterwardsPages.count, "afterwards.count.button")
        }
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

/// The reminder is noted; the address can be erased right here.
struct ReminderPage {
    let token: String
    let formToken: (name: String, value: String)
    let words: GuidanceWords

    private var say: Messages { words.say }

    var page: Page {
        Page(title: say("afterwards.reminder.kept"), path: GuidancePath.need, isIndexed: false) {
            H.h1(say("afterwards.reminder.kept"))
            H.p(say("afterwards.reminder.kept.text"), .class("lede"))
            Form(
                .post, action: words.address(ReminderPages.forget), button: say("afterwards.forget"),
                hidden: [("reminder", token), formToken]
            ) {}
        }
    }
}
