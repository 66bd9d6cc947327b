import CanonicalJSON
import HTTPTypes
import Kernel
import TestKit
import Testing
import Web

@Suite("The language of an answer")
struct LanguageChoiceTests {
    /// RFC 9110 §12.5.4 (quality values) and RFC 4647 §3.4 (lookup).
    @Test(
        "A page without a language leads to the reader's",
        arguments: [
            ("fr", "/fr"), ("en", "/en"), ("en-GB", "/en"), ("en-GB-oed, fr;q=0.9", "/en"),
            ("de, en;q=0.5, fr;q=0.6", "/fr"), ("fr;q=0, en;q=0.1", "/en"), ("*", "/fr"), ("", "/fr"),
            ("de", "/fr"), ("EN", "/en"), ("fr;q=0.1,en;q=0.10", "/fr"), ("fr;q=2, en", "/en"),
            (";;,,en", "/en"),
        ])
    func redirect(accepted: String, expected: String) async throws {
        let answer = try await SampleSite.client().get("/", [.acceptLanguage: accepted])
        #expect(answer.status == 307)
        #expect(answer["Location"] == expected)
        #expect(answer["Vary"] == "Accept-Language")
    }

    @Test("The redirect keeps path and query")
    func keeps() async throws {
        let answer = try await SampleSite.client().get("/sources/susy?q=a%20b&x=1", [.acceptLanguage: "en"])
        #expect(answer["Location"] == "/en/sources/susy?q=a%20b&x=1")
    }

    @Test("The path wins over Accept-Language, on error pages too")
    func path() async throws {
        let client = try SampleSite.client()
        #expect(try await client.get("/en", [.acceptLanguage: "fr"]).text.contains("lang=\"en\""))
        let missing = try await client.get("/en/nowhere", [.acceptLanguage: "fr"])
        #expect(missing.status == 404)
        #expect(missing.text.contains("Page not found"))
        #expect(try await client.get("/nowhere", [.acceptLanguage: "fr"]).text.contains("lang=\"fr\""))
        #expect(try await client.get("/de").status == 404)
    }

    @Test("The API takes ?lang= before Accept-Language")
    func api() async throws {
        let client = try SampleSite.client()
        let english = try await client.get("/api/v1/things?lang=en&limit=0", [.acceptLanguage: "fr"])
        #expect(try english.json["detail"] == "Some values of the request do not fit.")
        let french = try await client.get("/api/v1/things?limit=0", [.acceptLanguage: "fr"])
        #expect(try french.json["detail"]?.string?.contains("valeurs") == true)
    }
}
