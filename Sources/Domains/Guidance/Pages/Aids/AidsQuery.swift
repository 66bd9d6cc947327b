import Eligibility
import Kernel
import Web

/// Which aids are asked for: those of a country, judged for a legal form and what else is known.
struct AidsQuery: Sendable {
    /// A term of `legal-forms`, or a national form.
    let form: String?
    /// The country.
    let country: CountryCode?
    /// Answers to what aids ask besides.
    let answers: [AidAnswer]

    /// A query from its parts.
    init(form: String?, country: CountryCode?, answers: [AidAnswer] = []) {
        (self.form, self.country, self.answers) = (form, country, answers)
    }

    /// The situation of somebody of whom only this is known.
    var situation: Situation {
        var situation = Situation()
        (situation.legalForm, situation.country) = (form, country)
        return answers.reduce(situation) { $1.situation(from: $0) }
    }

    /// Whether an aid is given in the country.
    func concerns(_ aid: Aid) -> Bool {
        guard let country else { return true }
        return aid.countries.isEmpty || aid.countries.contains(country.text)
    }

    /// The query of an address; empty when everything is asked.
    var encoded: String {
        let pairs =
            [form.map { FormValues.Pair("form", $0) }, country.map { .init("country", $0.text) }]
            .compactMap(\.self)
        return FormValues(pairs + answers.map { .init($0.fact, $0.answer.text) }).encoded
    }
}

extension Knowledge {
    /// The query from what was written, each part checked.
    ///
    /// - Throws: `GuidanceRefusal` for a form, a country or an answer that is none, or a form of another
    ///   country.
    func aidsQuery(form: String?, country: String?, answers: [(name: String, value: String)])
        throws(GuidanceRefusal) -> AidsQuery
    {
        let place = try country.map { code throws(GuidanceRefusal) in try self.country(code) }
        if let form { try check(form: form, in: place) }
        return AidsQuery(form: form, country: place, answers: try self.answers(answers))
    }

    /// The aids of a query, judged; current ones first.
    func judgements(_ query: AidsQuery, today: CalendarDate) -> [AidJudgement] {
        AidJudgements.all(aids, need: nil, facts: facts(of: query.situation), today: today)
            .filter { query.concerns($0.aid) }
    }

    /// The broad legal forms that exclusions are listed for, those of the social economy first.
    static let formsOfExclusion = [
        "association", "foundation", "cooperative", "mutual", "social-enterprise", "informal-group",
        "public-body", "company",
    ]

    /// The clauses by which an aid shuts out a legal form, whatever else is true of who asks.
    func exclusion(of form: String, from aid: Aid) -> [Aid.Clause] {
        var situation = Situation()
        situation.legalForm = form
        guard case .no(let clauses) = Eligibility.verdict(on: aid.rule, knowing: facts(of: situation)) else {
            return []
        }
        return clauses.map { aid.clauses[$0] }
    }
}

extension Knowledge {
    /// The country of a code; `GuidanceRefusal.unknownCountry` when no country has it.
    func country(_ code: String) throws(GuidanceRefusal) -> CountryCode {
        guard let country = CountryCode(code), labels["countries"]?[country.text] != nil else {
            throw .unknownCountry(code)
        }
        return country
    }

    /// Refuses a legal form that is none, or a national one of another country.
    func check(form: String, in country: CountryCode?) throws(GuidanceRefusal) {
        if let national = nationalForms.first(where: { $0.id == form }) {
            guard country == nil || country?.text == national.country else {
                throw .foreignForm(form, of: national.country)
            }
        } else if labels["legal-forms"]?[form] == nil {
            throw .unknownForm(form)
        }
    }
}
