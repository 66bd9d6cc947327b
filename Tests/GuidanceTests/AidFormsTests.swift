import Eligibility
import Kernel
import TestKit
import Testing

@testable import Guidance

/// What single aids answer to forms that a rule is easily wrong about.
@Suite("The decisions of single aids")
struct AidFormsTests {
    /// One organisation and the answer that the aid's own text gives it.
    struct Case: Sendable {
        let aid: String
        let form: String
        let country: String
        var employees: Int?
        var answers: [String: Situation.Answer] = [:]
        let verdict: String
    }

    private static let walloon: [String: Situation.Answer] = ["belgian_region": .term("BE-WAL")]
    private static let small: [String: Situation.Answer] = ["annual_budget_euros": .integer(90_000)]

    static let cases = [
        // « inaccessible aux associations et fondations »
        Case(
            aid: "france-num-2021-extension", form: "fr-fondation", country: "FR", employees: 5,
            answers: ["annual_budget_euros": .integer(90_000), "pays_business_taxes": .boolean(true)],
            verdict: "no"),
        Case(
            aid: "france-num-2021-extension", form: "fr-scop", country: "FR", employees: 5, answers: small,
            verdict: "yes"),
        Case(
            aid: "france-num-2021-extension", form: "fr-association", country: "FR", employees: 0,
            answers: small.merging(["pays_business_taxes": .boolean(false)]) { $1 }, verdict: "no"),
        Case(aid: "esf-plus", form: "fr-entreprise-individuelle", country: "FR", verdict: "no"),
        Case(aid: "esf-plus", form: "fr-association", country: "FR", verdict: "yes"),
        Case(
            aid: "investeu-social-entrepreneurship", form: "fr-collectif", country: "FR", employees: 0,
            verdict: "no"),
        Case(
            aid: "investeu-social-entrepreneurship", form: "fr-collectivite", country: "FR", employees: 3,
            verdict: "no"),
        Case(
            aid: "investeu-social-entrepreneurship", form: "fr-societe", country: "FR", employees: 3,
            verdict: "yes"),
        Case(
            aid: "easi-guarantee", form: "fr-collectivite", country: "FR", answers: small, verdict: "no"),
        Case(
            aid: "cheque-formation-wallonie", form: "be-cooperative", country: "BE", employees: 0,
            answers: walloon, verdict: "no"),
        Case(
            aid: "cheque-formation-wallonie", form: "be-cooperative", country: "BE", employees: 1,
            answers: walloon, verdict: "yes"),
        Case(
            aid: "cheque-formation-wallonie", form: "self-employed", country: "BE", employees: 0,
            answers: walloon, verdict: "yes"),
        Case(
            aid: "cheque-formation-wallonie", form: "be-fondation", country: "BE", employees: 4,
            answers: walloon, verdict: "no"),
        Case(aid: "techsoup-europe", form: "association", country: "IT", verdict: "yes"),
        Case(aid: "techsoup-europe", form: "association", country: "NL", verdict: "cannot-tell"),
        Case(
            aid: "techsoup-europe", form: "association", country: "NL",
            answers: ["has_techsoup_partner": .boolean(false)], verdict: "no"),
    ]

    @Test("each gets the answer that the aid's own text gives", arguments: cases)
    func answers(_ asked: Case) throws {
        let knowledge = try Knowledge.load(folder: "\(TestInstance.repository)/Resources")
        var situation = Situation()
        situation.legalForm = asked.form
        situation.country = CountryCode(asked.country)
        situation.employees = asked.employees
        situation.answers = asked.answers
        let aid = try #require(knowledge.aids.aids.first { $0.id == asked.aid })
        let given = Eligibility.verdict(on: aid.rule, knowing: knowledge.facts(of: situation)).code
        #expect(given == asked.verdict, "\(asked.aid) to \(asked.form)")
    }
}
