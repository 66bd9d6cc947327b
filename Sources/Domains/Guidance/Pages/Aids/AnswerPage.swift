import Kernel
import Language
import Web

/// An answer to a question of an aid that could not be understood: the question once more, with what was
/// typed.
struct AnswerPage {
    let fact: AidFact
    let value: String
    let situation: Situation
    let words: GuidanceWords

    private var say: Messages { words.say }
    private var fault: String {
        say(fact.type == "integer" ? "form.error.number" : "guidance.register.pick")
    }

    var page: Page {
        Page(
            title: words.text(fact.question), path: GuidancePath.sheet,
            query: "s=\(words.links.text(situation))", section: GuidancePath.need, isIndexed: false
        ) {
            ErrorSummary([FieldError("value", fault)], say: say)
            H.h1(say("guidance.aids.title"))
            Form(
                .get, action: words.address(GuidancePath.answer), button: say("guidance.aids.answer"),
                hidden: [("s", words.links.text(situation)), ("fact", fact.id)]
            ) {
                field
            }
            H.p { H.a(say("guidance.aids.back"), .href(words.address(GuidancePath.sheet, situation))) }
        }
    }

    private var field: HTML {
        let (label, hint) = (words.text(fact.question), words.text(fact.help))
        if fact.type == "integer" {
            return TextField(
                "value", label: label, kind: .number, value: value, hint: hint, error: fault,
                maximumLength: 12, say: say
            ).html
        }
        let choices =
            fact.type == "boolean"
            ? ["yes", "no"].map { Choice($0, say("guidance.value.\($0)")) } : words.choices(answering: fact)
        return SelectField(
            "value", label: label, options: choices, hint: hint, error: fault, say: say
        ).html
    }
}
