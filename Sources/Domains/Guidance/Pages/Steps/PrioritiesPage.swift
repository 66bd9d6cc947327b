import Kernel
import Language
import Web

/// `/choose/priorities`: how much each of eight things counts.
struct PrioritiesPage {
    let situation: Situation
    let words: GuidanceWords

    private var say: Messages { words.say }

    var page: Page {
        StepPage(3, "guidance.priorities.title", at: GuidancePath.priorities, situation, words) {
            if !situation.place.isEmpty, situation.position == nil { unknownPlace }
            H.p(say("guidance.priorities.lede"), .class("lede"))
            Form(
                .get, action: words.address(GuidancePath.priorities),
                button: say("guidance.priorities.button"),
                hidden: [("s", words.links.text(situation)), ("done", "1")]
            ) {
                for criterion in words.knowledge.criteria { question(criterion) }
            }
            H.p(say("guidance.rule"), .class("meta"))
        }.page
    }

    private var unknownPlace: HTML {
        Notice(.information, say: say) {
            H.p {
                say("guidance.place.unknown", ["place": situation.place])
                " "
                H.a(
                    say("guidance.place.correct"),
                    .href(words.address(GuidancePath.organisation, situation)))
            }
        }.html
    }

    private func question(_ criterion: GuidanceCriterion) -> HTML {
        let weight = situation.weights[criterion.id] ?? criterion.standardWeight
        let (field, must) = ("w-\(criterion.id)", "m-\(criterion.id)")
        return H.fieldset(.class("entry priority")) {
            H.legend(words.text(criterion.labels))
            H.label(words.text(criterion.question), .for(field), .class("hint"))
            H.select(.id(field), .name(field)) {
                for value in 0...5 {
                    H.option(words.weight(value), .value(String(value)), .selected(value == weight))
                }
            }
            H.div(.class("choice")) {
                H.input(
                    .type("checkbox"), .id(must), .name(must), .value("1"),
                    .checked(situation.mustHaves.contains(criterion.id)))
                H.label(.for(must)) {
                    say("guidance.priorities.must")
                    H.span(", \(words.text(criterion.labels))", .class("hidden"))
                }
            }
        }
    }
}

/// What was answered about priorities.
struct PrioritiesForm {
    let weights: [String: Int]
    let mustHaves: Set<String>

    /// Reads the form; a weight that is its criterion's own default, or no weight, is left out.
    init(_ values: FormValues, _ criteria: [GuidanceCriterion]) {
        let pairs = criteria.compactMap { criterion -> (String, Int)? in
            guard let weight = values["w-\(criterion.id)"].flatMap({ Int($0) }), (0...5).contains(weight),
                weight != criterion.standardWeight
            else { return nil }
            return (criterion.id, weight)
        }
        weights = Dictionary(pairs) { first, _ in first }
        mustHaves = Set(criteria.map(\.id).filter { values["m-\($0)"] == "1" })
    }

    /// The situation with these answers.
    func situation(from earlier: Situation) -> Situation {
        var situation = earlier
        (situation.weights, situation.mustHaves) = (weights, mustHaves)
        return situation
    }
}
