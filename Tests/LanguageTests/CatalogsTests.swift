import Foundation
import Kernel
import Language
import Testing

@Suite("Message catalogs")
struct CatalogsTests {
    private func catalogs(french: String, english: String) throws -> Catalogs {
        Catalogs([try Catalog(.french, json: french), try Catalog(.english, json: english)])
    }

    @Test("A sentence is filled with values, and a count chooses its form")
    func sentences() throws {
        let say = try catalogs(
            french: """
                {"hello":"Bonjour {name}","results":{"one":"{count} résultat","many":"{count} de résultats",
                "other":"{count} résultats"}}
                """,
            english: #"{"hello":"Hello {name}","results":{"one":"{count} result","other":"{count} results"}}"#
        )
        let (french, english) = (say.messages(in: .french), say.messages(in: .english))
        #expect(french("hello", ["name": "Ada"]) == "Bonjour Ada")
        #expect(french("results", count: 0) == "0 résultat")
        #expect(french("results", count: 1284) == "1\u{202F}284 résultats")
        #expect(french("results", count: 3_000_000) == "3\u{202F}000\u{202F}000 de résultats")
        #expect(english("results", count: 0) == "0 results")
        #expect(english("results", count: 1) == "1 result")
    }

    @Test("A value is never read as a placeholder")
    func valuesAreNotTemplates() throws {
        let say = try catalogs(french: #"{"a":"{x} et {y}"}"#, english: "{}").messages(in: .french)
        #expect(say("a", ["x": "{y}", "y": "2"]) == "{y} et 2")
        #expect(say("a", ["x": "1"]) == "1 et {y}")
    }

    @Test("A missing sentence is said in another language, and last as its key")
    func fallback() throws {
        let say = try catalogs(french: #"{"a":"un"}"#, english: #"{"b":"two"}"#)
        #expect(say.messages(in: .french)("b") == "two")
        #expect(say.messages(in: .english)("a") == "un")
        #expect(say.messages(in: .english)("c") == "c")
        #expect(say.messages(in: .english).ifPresent("c") == nil)
    }

    @Test("A language without a catalog reads its primary language's, or the first")
    func nearestLanguage() throws {
        let say = try catalogs(french: #"{"a":"un"}"#, english: #"{"a":"one"}"#)
        let british = try #require(LanguageTag("en-GB"))
        let german = try #require(LanguageTag("de"))
        #expect(say.messages(in: british)("a") == "one")
        #expect(say.messages(in: german)("a") == "un")
    }

    @Test("A refusal becomes a sentence with its values")
    func refusals() throws {
        struct Unknown: Refusal {
            let code = "atlas.unknown-mapping"
            let arguments = ["name": "x"]
            let kind = RefusalKind.missing
        }
        let say = try catalogs(
            french: "{}", english: #"{"refusal.atlas.unknown-mapping":"There is no mapping called {name}."}"#)
        #expect(say.messages(in: .english).sentence(for: Unknown()) == "There is no mapping called x.")
    }

    @Test(
        "A malformed catalog is refused by file and key",
        arguments: [
            ("[]", "fr: an object of keys and texts was expected."),
            (#"{"k":1}"#, "fr: k: a text, or an object of plural forms, was expected."),
            (#"{"k":{"one":"a"}}"#, "fr: k: the plural form “other” is missing."),
            (#"{"k":{"few":"a","other":"b"}}"#, "fr: k: “few” is not a plural form with a text."),
            (
                #"{"k":"a {b"}"#,
                "fr: k: braces must hold a name of letters, digits and hyphens: “a {b”."
            ),
        ])
    func malformed(json: String, sentence: String) {
        let error = #expect(throws: CatalogError.self) { try Catalog(.french, json: json) }
        #expect(error?.description == sentence)
    }

    @Test("Problems name what a reader would see")
    func problems() throws {
        let say = try catalogs(
            french: #"{"a":"Le {x}","b":"l'eau","c":{"one":"un","other":"des"},"d":"Quoi ?"}"#,
            english: #"{"a":"The {y}","b":"water","c":{"one":"one","many":"m","other":"more"}}"#)
        #expect(
            say.problems().map(\.description) == [
                "en a: placeholders differ between languages: x, y",
                "fr b: straight apostrophe instead of ’",
                "fr c: plural form “many” is missing",
                "en c: plural form “many” is never used",
                "fr d: no U+202F before ?",
                "en d: is missing",
            ])
    }

    @Test("A folder that is not there is refused with its name")
    func missingFolder() {
        let error = #expect(throws: CatalogError.self) { try Catalogs.load(folder: "/nowhere/Language") }
        #expect(error?.description == "/nowhere/Language: the folder cannot be read.")
    }

    @Test("The shipped catalogs are complete and well set")
    func shippedCatalogs() throws {
        let catalogs = try Catalogs.load(folder: try #require(Resources.folder) + "/Language")
        #expect(catalogs.languages == [.french, .english])
        #expect(catalogs.problems().map(\.description) == [])
    }
}

/// The repository's `Resources`, found from this file upwards.
enum Resources {
    static var folder: String? {
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let candidate = folder.appendingPathComponent("Resources").path
            if FileManager.default.fileExists(atPath: candidate + "/Language") { return candidate }
        }
        return nil
    }
}
