import Kernel
import Testing

struct LanguageTagTests {
    @Test(
        "Tags are written in the case of RFC 5646, section 2.1.1",
        arguments: [
            ("mn-cYRL-mn", "mn-Cyrl-MN"), ("EN-ca-X-CA", "en-CA-x-ca"), ("SGN-be-fr", "sgn-BE-FR"),
            ("az-LATN-x-LATN", "az-Latn-x-latn"), ("FR", "fr"), ("zh-hant-TW", "zh-Hant-TW"), ("UND", "und"),
            ("de-ch-1996", "de-CH-1996"),
        ])
    func canonical(raw: String, text: String) {
        #expect(LanguageTag(raw)?.text == text)
    }

    @Test(
        "What is no tag is refused",
        arguments: ["", "f", "fr-", "-fr", "fr_FR", "français", "en-x", "123", "fr--FR"])
    func refuses(raw: String) {
        #expect(LanguageTag(raw) == nil)
    }

    @Test("A text is shown in the reader's language first, and else said to be in another")
    func best() throws {
        let portuguese = try #require(LanguageTag("pt-BR"))
        let text = LocalizedText([.english: "commons", portuguese: "comuns"])
        let european = try #require(LanguageTag("pt"))
        let own = try #require(text.best(for: [.french, european]))
        #expect(own.text == "comuns" && !own.isFallback)
        let other = try #require(text.best(for: [.french]))
        #expect(other.text == "commons" && other.language == .english && other.isFallback)
        #expect(LocalizedText(" \n").best(for: [.french]) == nil)
    }

    @Test("Texts are filled from others without losing any")
    func filling() {
        let own = LocalizedText("terre", .french)
        let filled = own.filling(from: LocalizedText([.french: "sol", .english: "soil"]))
        #expect(filled.byLanguage == [.french: "terre", .english: "soil"])
    }
}

struct CoordinateTests {
    @Test("A point keeps seven decimals and knows the Earth's bounds")
    func bounds() {
        #expect(Coordinate(latitude: 43.604_652, longitude: 1.444_209)?.latitudeE7 == 436_046_520)
        #expect(Coordinate(latitude: 90, longitude: -180) != nil)
        #expect(Coordinate(latitude: 90.000_001, longitude: 0) == nil)
        #expect(Coordinate(latitude: .nan, longitude: 0) == nil)
        #expect(Coordinate(latitudeE7: 0, longitudeE7: 1_800_000_001) == nil)
    }

    @Test("A country is two letters, in upper case", arguments: [("fr", "FR"), ("Be", "BE")])
    func country(raw: String, text: String) {
        #expect(CountryCode(raw)?.text == text)
        #expect(CountryCode(raw + "x") == nil)
        #expect(CountryCode("é") == nil)
    }
}
