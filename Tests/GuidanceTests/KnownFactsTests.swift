import Eligibility
import Kernel
import TestKit
import Testing

@testable import Guidance

@Suite("What is known of an organisation")
struct KnownFactsTests {
    @Test(
        "A département with a country code of its own is France, and itself (ISO 3166-2:FR)",
        arguments: [("GP", "971"), ("MQ", "972"), ("GF", "973"), ("RE", "974"), ("YT", "976")])
    func overseas(country: String, department: String) throws {
        let knowledge = try Knowledge.load(folder: "\(TestInstance.repository)/Resources")
        var situation = Situation()
        situation.country = CountryCode(country)
        let facts = knowledge.facts(of: situation)
        #expect(facts["country"] == .terms([country, "FR"]))
        #expect(facts["department"] == .terms([department]))
    }

    @Test(
        "A form that leaves open which one it is tells no aid anything",
        arguments: ["unknown", "other", "non-profit"])
    func vague(form: String) throws {
        let knowledge = try Knowledge.load(folder: "\(TestInstance.repository)/Resources")
        var situation = Situation()
        situation.legalForm = form
        #expect(knowledge.facts(of: situation)["legal_form"] == nil)
        situation.legalForm = "association"
        #expect(knowledge.facts(of: situation)["legal_form"] != nil)
    }
}
