import CanonicalJSON
import Testing

@testable import Atlas

/// Identifiers of registers: their form, their check digits, and the ways in which sources write them.
@Suite struct IdentifierTests {
    let vocabularies: Vocabularies

    init() {
        vocabularies = TestFiles.vocabularies
    }

    @Test("Check digits are judged as python-stdnum judges them", arguments: IdentifierVectors.all)
    func checkDigits(scheme: String, number: String, isValid: Bool) throws {
        let register = try #require(vocabularies.identifierScheme(scheme))
        #expect((register.identifier(number) != nil) == isValid)
    }

    @Test("The example of every scheme of the vocabulary is accepted")
    func examples() throws {
        let terms = try #require(vocabularies["identifier-schemes"]).terms
        #expect(terms.count == 35)
        for term in terms {
            let example = try #require(term.extra["example"]?.string)
            let scheme = try #require(vocabularies.identifierScheme(term.id))
            #expect(scheme.identifier(example)?.value == example, "\(term.id)")
        }
    }

    @Test(
        "Sources write numbers in many ways",
        arguments: [
            ("FR-SIREN", "732 829 320", "732829320"),
            ("FR-SIREN", "SIREN 732 829 320", "732829320"),
            ("FR-SIRET", "73282932000074", "73282932000074"),
            ("BE-BCE_KBO", "BE 0403.019.261", "0403019261"),
            ("BE-BCE_KBO", "403.019.261", "0403019261"),
            ("CH-UID", "CHE-100.155.212", "100155212"),
            ("FI-PRO", "2077474-0", "20774740"),
            ("XI-ISNI", "0000 0001 2281 955X", "000000012281955X"),
            ("XI-WIKIDATA", "http://www.wikidata.org/entity/Q52", "Q52"),
            ("XI-WIKIDATA", "q52", "Q52"),
            ("XI-ROR", "https://ror.org/05dxps055", "05DXPS055"),
            ("XI-OSM", "way/29235941", "WAY/29235941"),
            ("ES-NIF", "ES-G58236803", "G58236803"),
        ])
    func spellings(scheme: String, written: String, value: String) throws {
        #expect(vocabularies.identifierScheme(scheme)?.identifier(written)?.value == value)
    }

    @Test(
        "A number of another form, of zeros only or of absurd length is none",
        arguments: [
            ("FR-SIREN", ""), ("FR-SIREN", "000000000"), ("FR-SIREN", "73282932"), ("FR-SIREN", "7328293200"),
            ("FR-SIREN", "73282932O"), ("FR-SIRET", "00000000000000"), ("FR-RNA", "W75124344"),
            ("XI-WIKIDATA", "Q"), ("XI-WIKIDATA", "P52"), ("XI-WIKIDATA", "Q052"),
            ("XI-WIKIDATA", "Q" + String(repeating: "1", count: 400)), ("XI-ROR", "05DXPS056"),
            ("XI-OSM", "PLACE/1"), ("FR-SIREN", "٧٣٢٨٢٩٣٢٠"),
        ])
    func refused(scheme: String, written: String) throws {
        let register = try #require(vocabularies.identifierScheme(scheme))
        #expect(register.identifier(written) == nil)
    }

    @Test(
        "Research organisations have their number from ror.org",
        arguments: [
            "04wxnsj81", "05dxps055", "03vek6s52", "013meh722", "042nb2s44", "00f54p054", "052gg0110",
        ])
    func researchOrganisations(number: String) {
        #expect(vocabularies.identifierScheme("XI-ROR")?.identifier(number) != nil)
    }

    @Test("La Poste's establishments add up to a multiple of five, its head office passes Luhn")
    func post() throws {
        let siret = try #require(vocabularies.identifierScheme("FR-SIRET"))
        #expect(siret.identifier("356 000 000 63516")?.value == "35600000063516")
        #expect(siret.identifier("35600000000048") != nil)
        #expect(siret.identifier("35600000063515") == nil)
    }

    @Test("An identifier is read back from its text without being checked again, and keeps colons in it")
    func trusted() throws {
        #expect(Identifier("FR-SIREN:1")?.value == "1")
        #expect(Identifier("XX-NEW:a:b")?.value == "a:b")
        for text in ["", "FR-SIREN", "FR-SIREN:", ":1"] { #expect(Identifier(text) == nil) }
    }

    @Test("A scheme is found by what people call it, and its page shows the number")
    func names() throws {
        let identifier = try #require(vocabularies.identifier("siren: 732 829 320"))
        #expect(identifier.description == "FR-SIREN:732829320")
        let page = vocabularies.identifierScheme("FR-SIREN")?.page(of: identifier)
        #expect(page == "https://annuaire-entreprises.data.gouv.fr/entreprise/732829320")
        #expect(vocabularies.identifier("nonsense: 732 829 320") == nil)
    }
}

/// The patterns of identifiers.
@Suite struct ValuePatternTests {
    @Test(
        "A pattern describes the whole text",
        arguments: [
            ("^[0-9]{3}$", ["123"], ["12", "1234", "12a"]),
            ("^(NODE|WAY)/[1-9][0-9]*$", ["NODE/1", "WAY/20"], ["WAY/", "WAY/02", "AWAY/1"]),
            ("^[0-9]{2,4}([A-Z]{2})?$", ["12", "1234AB"], ["12A", "12345", "AB"]),
            ("^A+B*$", ["A", "AAB", "ABBB"], ["", "B", "ABA"]),
            ("^[A-HJ-N+*]$", ["A", "N", "+", "*"], ["I", "O", "-"]),
        ])
    func whole(pattern: String, yes: [String], no: [String]) throws {
        let pattern = try #require(ValuePattern(pattern))
        for text in yes { #expect(pattern.matches(text), "\(text)") }
        for text in no { #expect(!pattern.matches(text), "\(text)") }
    }

    @Test(
        "What the small grammar does not have is refused",
        arguments: [
            "[0-9]", "^[0-9]", "^a.b$", "^\\d$", "^[^a]$", "^(a$", "^a)$", "^[a$", "^[]$", "^a{2$",
            "^a{3,2}$", "^a{0}$",
            "^a{1,1000}$", "^*a$",
        ])
    func refused(pattern: String) {
        #expect(ValuePattern(pattern) == nil)
    }

    @Test("No pattern is slow: this one takes exponential time where every path is tried")
    func linear() throws {
        let pattern = try #require(ValuePattern("^(A*)*B$"))
        #expect(!pattern.matches(String(repeating: "A", count: 60)))
    }
}
