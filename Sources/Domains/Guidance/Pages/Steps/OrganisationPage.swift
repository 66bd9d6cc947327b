import Kernel
import Language
import SearchIndex
import Web

/// `/choose/organisation`: who she is, each question with what it is for.
struct OrganisationPage {
    let form: OrganisationForm
    let situation: Situation
    let isFormForeign: Bool
    let words: GuidanceWords

    private var say: Messages { words.say }

    var page: Page {
        StepPage(2, "guidance.organisation.title", at: GuidancePath.organisation, situation, words) {
            ErrorSummary(errors, say: say)
            H.p(say("guidance.organisation.lede"), .class("lede"))
            Form(
                .get, action: words.address(GuidancePath.organisation),
                button: say("guidance.continue"),
                hidden: [("s", words.links.text(situation)), ("done", "1")]
            ) {
                country
                legalForm
                TextField(
                    "place", label: say("guidance.organisation.place"), value: form.place,
                    hint: say("guidance.organisation.place-hint"), isOptional: true,
                    maximumLength: OrganisationForm.longestPlace, say: say)
                number("employees", form.employees)
                number("members", form.members)
            }
            H.p(say("guidance.privacy"), .class("meta"))
        }.page
    }

    // MARK: Fields

    private var country: GroupedSelect {
        let known = Set(words.knowledge.nationalForms.map(\.country))
        let all = (words.knowledge.labels["countries"] ?? [:]).keys.filter { $0 != "EU" }.map {
            Choice($0, words.label($0, "countries"))
        }
        let sorted = all.sorted { sortKey($0.label) < sortKey($1.label) }
        return GroupedSelect(
            "country", label: say("guidance.organisation.country"),
            hint: say("guidance.organisation.country-hint"),
            groups: [
                (nil, [Choice("", say("guidance.choose-one"))]),
                (say("guidance.organisation.near-countries"), sorted.filter { known.contains($0.value) }),
                (say("guidance.organisation.other-countries"), sorted.filter { !known.contains($0.value) }),
            ], chosen: form.country, say: say)
    }

    private var legalForm: GroupedSelect {
        let national = words.knowledge.nationalForms.filter { $0.country == form.country }
            .map { Choice($0.id, words.text($0.labels)) }
        let general = words.knowledge.generalForms.filter { $0 != "other" }.map { Choice($0, words.form($0)) }
            .sorted { sortKey($0.label) < sortKey($1.label) }
        return GroupedSelect(
            "form", label: say("guidance.organisation.form"), hint: say("guidance.organisation.form-hint"),
            error: isFormForeign ? say("guidance.organisation.form-foreign") : nil,
            groups: [
                (nil, [Choice("", say("guidance.organisation.form-later"))]),
                (words.label(form.country, "countries"), national),
                (
                    say("guidance.organisation.general-forms"),
                    general + [Choice("other", words.form("other"))]
                ),
            ], chosen: isFormForeign ? "" : form.legalForm, say: say)
    }

    private func number(_ name: String, _ value: String) -> TextField {
        TextField(
            name, label: say("guidance.organisation.\(name)"), kind: .number, value: value,
            hint: say("guidance.organisation.\(name)-hint"),
            error: form.faults.contains(name) ? say("form.error.number") : nil, isOptional: true,
            maximumLength: 12, say: say)
    }

    private var errors: [FieldError] {
        (isFormForeign ? [FieldError("form", say("guidance.organisation.form-foreign"))] : [])
            + form.faults.map {
                FieldError(
                    $0,
                    say(
                        "guidance.organisation.fault",
                        ["field": say("guidance.organisation.\($0)"), "fault": say("form.error.number")]))
            }
    }

    private func sortKey(_ label: String) -> String {
        SearchIndex.foldedWords(in: label).joined(separator: " ")
    }
}

/// One value out of a list with headings.
struct GroupedSelect: Component {
    let name: String
    let label: String
    let hint: String
    let error: String?
    let groups: [(heading: String?, choices: [Choice])]
    let chosen: String
    let say: Messages

    init(
        _ name: String, label: String, hint: String, error: String? = nil,
        groups: [(heading: String?, choices: [Choice])], chosen: String, say: Messages
    ) {
        self.name = name
        self.label = label
        self.hint = hint
        self.error = error
        self.groups = groups
        self.chosen = chosen
        self.say = say
    }

    private var id: String { "field-\(name)" }

    var html: HTML {
        H.div(.class("entry", error == nil ? nil : "wrong")) {
            H.label(.for(id)) {
                "\(label) "
                H.span(say("form.optional"), .class("optional"))
            }
            H.p(hint, .id("\(id)-hint"), .class("hint"))
            if let error { H.p(error, .id("\(id)-error"), .class("error")) }
            H.select(
                .id(id), .name(name),
                .aria("describedby", "\(id)-hint" + (error == nil ? "" : " \(id)-error")),
                error == nil ? .none : .aria("invalid", "true")
            ) {
                for group in groups where !group.choices.isEmpty { options(group) }
            }
        }
    }

    private func options(_ group: (heading: String?, choices: [Choice])) -> [HTML] {
        let options = group.choices.map {
            H.option($0.label, .value($0.value), .selected($0.value == chosen))
        }
        guard let heading = group.heading else { return options }
        return [H.optgroup(Attribute("label", heading)) { options }]
    }
}
