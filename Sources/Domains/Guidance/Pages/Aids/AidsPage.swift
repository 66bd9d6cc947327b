import Eligibility
import Kernel
import Language
import SearchIndex
import Web

/// `/aids`: the register of aids, first of all by whom they shut out.
struct AidsPage {
    let query: AidsQuery
    let errors: [FieldError]
    /// What was sent, right or wrong.
    let values: FormValues
    let today: CalendarDate
    let words: GuidanceWords

    private var say: Messages { words.say }
    private var judgements: [AidJudgement] { words.knowledge.judgements(query, today: today) }

    var page: Page {
        Page(
            title: say("guidance.register.title"), description: say("guidance.register.description"),
            path: GuidancePath.aids, query: query.encoded,
            breadcrumbs: [Link(say("guidance.home"), "/\(say.language)")], section: GuidancePath.aids,
            isIndexed: query.encoded.isEmpty, isSheet: true
        ) {
            ErrorSummary(errors, say: say)
            H.h1(say("guidance.register.title"))
            H.p(say("guidance.register.lede"), .class("lede"))
            filters
            if judgements.isEmpty { nothing } else { exclusions }
            register
            H.p(.class("meta noprint")) { H.a("JSON", .href(api)) }
        }
    }

    // MARK: Filters

    private var filters: HTML {
        Form(
            .get, action: words.address(GuidancePath.aids), button: say("guidance.register.filter")
        ) {
            SelectField(
                "form", label: say("guidance.organisation.form"),
                options: [Choice("", say("guidance.register.all-forms"))] + choices(forms, words.form),
                chosen: query.form ?? "", error: error("form"), isOptional: true, say: say)
            SelectField(
                "country", label: say("guidance.organisation.country"),
                options: [Choice("", say("guidance.register.all-countries"))]
                    + choices(countries) { words.label($0, "countries") },
                chosen: query.country?.text ?? "", error: error("country"), isOptional: true, say: say)
            questions
        }.html
    }

    private func error(_ field: String) -> String? { errors.first { $0.field == field }?.message }

    /// What would have to be known to tell, and what was told.
    private var questions: HTML {
        let open = Set(judgements.filter(\.isCurrent).flatMap(\.questions))
        let asked = words.knowledge.aids.askable.filter { fact in
            (query.form != nil && open.contains(fact.id)) || !(values[fact.id] ?? "").isEmpty
        }
        guard !asked.isEmpty else { return .empty }
        let isAnswered = asked.contains { !(values[$0.id] ?? "").isEmpty }
        return Disclosure(say("guidance.register.questions", count: asked.count), isOpen: isAnswered) {
            asked.map(question)
        }.html
    }

    private func question(_ fact: AidFact) -> HTML {
        let (label, hint, value) = (words.text(fact.question), words.text(fact.help), values[fact.id] ?? "")
        if fact.type == "integer" {
            return TextField(
                fact.id, label: label, kind: .number, value: value, hint: hint, error: error(fact.id),
                isOptional: true, maximumLength: 12, say: say
            ).html
        }
        let choices =
            fact.type == "boolean"
            ? ["yes", "no"].map { Choice($0, say("guidance.value.\($0)")) } : words.choices(answering: fact)
        return SelectField(
            fact.id, label: label, options: [Choice("", say("guidance.register.not-said"))] + choices,
            chosen: value, hint: hint, error: error(fact.id), isOptional: true, say: say
        ).html
    }

    private var forms: [String] { words.knowledge.generalForms }

    private var countries: [String] {
        Array(Set(words.knowledge.aids.aids.flatMap(\.countries) + [query.country?.text].compactMap(\.self)))
    }

    private func choices(_ codes: [String], _ label: (String) -> String) -> [Choice] {
        codes.map { Choice($0, label($0)) }.sorted { sortKey($0.label) < sortKey($1.label) }
    }

    private func sortKey(_ label: String) -> String {
        SearchIndex.foldedWords(in: label).joined(separator: " ")
    }

    private var nothing: HTML {
        EmptyState(say("guidance.register.none"), reason: say("guidance.register.none-reason")) {
            H.a(say("guidance.register.all"), .href(words.address(GuidancePath.aids)))
        }.html
    }

    private var api: String {
        "\(APIRoute.prefix)/guidance/aids?" + (query.encoded.isEmpty ? "" : "\(query.encoded)&")
            + "lang=\(say.language)"
    }

    // MARK: By whom they shut out

    private var exclusions: HTML {
        let forms = query.form.map { [$0] } ?? Knowledge.formsOfExclusion
        let groups = forms.map { ($0, excluding($0)) }.filter { !$0.1.isEmpty }
        guard !groups.isEmpty else { return .empty }
        return H.section(.id("excluded")) {
            H.h2(say("guidance.register.excluded"))
            for (form, aids) in groups {
                H.h3(closed(to: form, count: aids.count))
                H.ul(.class("results")) { for (judgement, clauses) in aids { exclusion(judgement, clauses) } }
            }
        }
    }

    /// « Fermées aux associations : 4 aides »
    private func closed(to form: String, count: Int) -> String {
        let named = say.ifPresent("guidance.register.to.\(form)")
        let other = say("guidance.register.to", ["form": words.form(form).lowercasedFirst])
        return say("guidance.register.closed", ["to": named ?? other], count: count)
    }

    private func excluding(_ form: String) -> [(AidJudgement, [Aid.Clause])] {
        judgements.map { ($0, words.knowledge.exclusion(of: form, from: $0.aid)) }.filter { !$0.1.isEmpty }
    }

    private func exclusion(_ judgement: AidJudgement, _ clauses: [Aid.Clause]) -> HTML {
        H.li {
            H.p {
                H.a(words.text(judgement.aid.name), .href("#\(judgement.aid.id)"))
                if !judgement.isCurrent { " \(say("guidance.aids.over"))" }
            }
            for clause in clauses { ClauseText(clause: clause, aid: judgement.aid, words: words) }
        }
    }

    // MARK: Register

    private var register: HTML {
        H.section {
            H.h2(say("guidance.register.count", count: judgements.count))
            for judgement in judgements {
                AidEntry(judgement: judgement, isJudged: query.form != nil, words: words)
            }
        }
    }
}
