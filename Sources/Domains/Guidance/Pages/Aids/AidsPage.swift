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

/// A clause in plain words with its source, and the source's own words when it has them.
struct ClauseText: Component {
    let clause: Aid.Clause
    let aid: Aid
    let words: GuidanceWords

    var html: HTML {
        HTML {
            H.p(.class("clause")) {
                words.text(clause.text)
                " "
                SourceName(clause.source ?? aid.source)
            }
            if let quotation = clause.source?.quotation { H.blockquote { H.p(quotation) } }
        }
    }
}

/// The name of a text, which leads to it.
struct SourceName: Component {
    let source: Aid.Source

    init(_ source: Aid.Source) {
        self.source = source
    }

    var html: HTML {
        H.span(.class("evidence")) {
            if let url = source.url { H.a(source.name, .href(url)) } else { source.name }
        }
    }
}

/// An aid with all that the register knows.
struct AidEntry: Component {
    let judgement: AidJudgement
    /// Whether the answer for a legal form is shown.
    let isJudged: Bool
    let words: GuidanceWords

    private var say: Messages { words.say }
    private var aid: Aid { judgement.aid }

    var html: HTML {
        H.article(.id(aid.id), .class("aid-entry")) {
            H.h3 {
                words.text(aid.name)
                if !judgement.isCurrent { H.span(" \(say("guidance.aids.over"))", .class("note")) }
            }
            H.p(words.text(aid.purpose))
            Facts(facts)
        }
    }

    private var facts: [Facts.Fact] {
        var facts = [
            Facts.Fact(say("guidance.register.giver"), .text(words.text(aid.giver))),
            Facts.Fact(say("guidance.register.amount"), .text(words.text(aid.amount))),
            Facts.Fact(say("guidance.register.where"), .text(territory)),
        ]
        if let period { facts.append(Facts.Fact(say("guidance.register.period"), .text(period))) }
        facts.append(Facts.Fact(say("guidance.register.conditions"), conditions))
        if isJudged { facts.append(Facts.Fact(say("guidance.register.verdict"), verdict)) }
        facts.append(
            Facts.Fact(say("guidance.register.source"), AidSource(aid, words: words).html))
        if let mention { facts.append(Facts.Fact(say("guidance.register.mention"), mention)) }
        return facts
    }

    /// The words in which a paper names it.
    private var mention: HTML? {
        guard let paper = aid.mention, let quotation = paper.quotation else { return nil }
        return HTML {
            H.blockquote { H.p(quotation) }
            SourceName(paper)
        }
    }

    private var territory: String {
        guard !aid.countries.isEmpty else { return say("guidance.register.everywhere") }
        guard aid.countries.count <= 8 else {
            return say("guidance.register.countries", count: aid.countries.count)
        }
        return say.format.list(aid.countries.map { words.label($0, "countries") })
    }

    private var period: String? {
        switch (aid.from, aid.until) {
        case (let from?, let until?):
            say(
                "guidance.register.from-until",
                ["from": say.format.date(from), "until": say.format.date(until)])
        case (let from?, nil): say("guidance.register.from", ["from": say.format.date(from)])
        case (nil, let until?): say("guidance.register.until", ["until": say.format.date(until)])
        case (nil, nil): nil
        }
    }

    private var conditions: HTML {
        H.ul(.class("lines")) {
            for clause in aid.clauses {
                H.li {
                    words.text(clause.text)
                    " "
                    if let source = clause.source { SourceName(source) }
                }
            }
        }
    }

    private var verdict: HTML {
        let kind = AidLine.Kind(judgement)
        let reasons =
            kind == .no ? [words.refusals(judgement)] : judgement.clauses.map { words.text($0.text) }
        let questions = judgement.questions.compactMap(words.knowledge.aids.fact).map {
            words.text($0.question)
        }
        return HTML {
            H.b(say("guidance.aids.\(kind.rawValue)"))
            " — \((kind == .open ? questions : reasons).joined(separator: " "))"
        }
    }
}
