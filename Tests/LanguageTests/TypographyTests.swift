import Kernel
import Language
import Testing

/// Cases from the *Lexique des règles typographiques en usage à l’Imprimerie nationale*.
@Suite("French typography")
struct TypographyTests {
    @Test(
        "Well-set French has no faults",
        arguments: [
            "Que cherchez-vous\u{202F}?", "«\u{202F}ressourcerie\u{202F}»", "Licence\u{00A0}: EUPL",
            "https://terreau.example/?q=a;b", "à 12:30", "Quoi\u{202F}?!",
            "FR-SIREN:123",
            "l’atlas…", "{count}\u{202F}; {name}",
        ])
    func wellSet(text: String) {
        #expect(Typography.faults(in: text, language: .french) == [])
    }

    @Test(
        "Each fault is named",
        arguments: [
            ("Que cherchez-vous ?", "no U+202F before ?"), ("Oui\u{00A0}!", "no U+202F before !"),
            ("a; b", "no U+202F before ;"), ("Licence : EUPL", "no U+00A0 before :"),
            ("Licence\u{202F}: EUPL", "no U+00A0 before :"),
            ("« mot\u{202F}»", "no U+202F after «"), ("«\u{202F}mot »", "no U+202F before »"),
            ("l'atlas", "straight apostrophe instead of ’"), ("un \"mot\"", "straight quotation mark"),
            ("etc...", "three full stops instead of …"), ("deux  espaces", "two spaces in a row"),
            (" bord", "space at the beginning or the end"), ("", "is empty"),
        ])
    func faulty(text: String, fault: String) {
        #expect(Typography.faults(in: text, language: .french) == [fault])
    }

    @Test("English keeps its own spacing but not straight quotes")
    func english() {
        #expect(Typography.faults(in: "What are you looking for?", language: .english) == [])
        #expect(Typography.faults(in: "don't", language: .english) == ["straight apostrophe instead of ’"])
    }
}
