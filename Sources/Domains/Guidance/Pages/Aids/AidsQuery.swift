import Eligibility
import Kernel
import Web

/// Which aids are asked for: those of a country, judged for a legal form.
struct AidsQuery: Sendable {
    /// A term of `legal-forms`, or a national form.
    let form: String?
    /// The country.
    let country: CountryCode?

    /// A query from its parts.
    init(form: String?, country: CountryCode?) {
        (self.form, self.country) = (form, country)
    }

    /// What an address asks.
    init(_ values: FormValues) {
        form = values["form"].flatMap { $0.isEmpty ? nil : $0 }
        country = values["country"].flatMap { CountryCode($0) }
    }

    /// The situation of somebody of whom only this is known.
    var situation: Situation {
        var situation = Situation()
        (situation.legalForm, situation.country) = (form, country)
        return situation
    }

    /// Whether an aid is given in the country.
    func concerns(_ aid: Aid) -> Bool {
        guard let country else { return true }
        return aid.countries.isEmpty || aid.countries.contains(country.text)
    }
}

extension Knowledge {
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
