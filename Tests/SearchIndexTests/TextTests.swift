import Testing

@testable import SearchIndex

/// How texts become words, and words the forms they are compared by.
@Suite struct TextTests {
    @Test(
        "A text is cut wherever no letter or digit stands",
        arguments: [
            ("L’association d'insertion", ["l", "association", "d", "insertion"]),
            ("tiers-lieu, 14bis rue_du Pré", ["tiers", "lieu", "14bis", "rue", "du", "pre"]),
            ("R&D — C++ ; « 2019/2020 »", ["r", "d", "c", "2019", "2020"]),
            ("", []), (" …!? ", []), ("a", ["a"]),
            ("asso\u{AD}ciation", ["association"]),
            ("\u{301}a \u{301} b", ["a", "b"]),
            ("東京 ひらがな", ["東京", "ひらか\u{3099}な"]),
        ])
    func words(text: String, expected: [String]) {
        #expect(SearchIndex.foldedWords(in: text).map { Array($0.utf8) } == expected.map { Array($0.utf8) })
    }

    @Test(
        "Spellings of one word have one folded form",
        arguments: [
            ("Coopérative", "cooperative"), ("COOPE\u{301}RATIVE", "cooperative"), ("Œuvres", "oeuvres"),
            ("cæcum", "caecum"), ("Straße", "strasse"), ("STRASSE", "strasse"), ("Øresund", "oresund"),
            ("Łódź", "lodz"), ("Đakovo", "dakovo"), ("ﬁn", "fin"), ("İstanbul", "istanbul"), ("ısı", "isi"),
            ("ΒΙΒΛΙΟΘΉΚΗΣ", "βιβλιοθηκησ"), ("βιβλιοθήκης", "βιβλιοθηκησ"), ("Ёлка", "елка"), ("ЙОД", "иод"),
            ("m²", "m2"), ("Ｔｅｒｒｅａｕ", "terreau"), ("Þór", "thor"), ("ſtadt", "stadt"), ("Việt", "viet"),
            ("שָׁלוֹם", "שלום"), ("مُحَمَّد", "محمد"), ("हिन्दी", "हिन्दी"), ("Ǆ", "dz"), ("n°", "n"),
        ])
    func folding(word: String, expected: String) {
        #expect(SearchIndex.foldedWords(in: word).map { Array($0.utf8) } == [Array(expected.utf8)])
    }

    @Test(
        "Folding a folded form changes nothing",
        arguments: ["Œuvres", "İstanbul", "Straße", "ひらがな", "हिन्दी", "²"])
    func foldingTwice(word: String) {
        let once = Folding.fold(Folding.lowercase(word))
        #expect(Array(Folding.fold(Folding.lowercase(once)).utf8) == Array(once.utf8))
    }

    @Test("Words are told apart by their first 64 scalars")
    func longWords() {
        let long = String(repeating: "a", count: 10_000)
        #expect(SearchIndex.foldedWords(in: long) == [String(repeating: "a", count: 64)])
    }

    /// Expected stems: the sample vocabularies of snowballstem.org (french, english).
    @Test(
        "Words are stemmed by their text's language",
        arguments: [
            ("continuellement", "fr", "continuel"), ("majestueuses", "fr", "majestu"), ("main", "fr", "main"),
            ("consignment", "en", "consign"), ("knightly", "en", "knight"), ("consistency", "en", "consist"),
        ])
    func stems(word: String, language: String, stem: String) {
        let analyser = Analyser(languages: ["fr", "en"])
        #expect(analyser.lexeme(word, in: analyser.number(ofTag: language)).stem == stem)
    }

    @Test("A stem is the same whether accents are composed or not")
    func stemsOfDecomposedWords() {
        let analyser = Analyser(languages: ["fr"])
        #expect(analyser.lexeme("nume\u{301}riques", in: 1) == analyser.lexeme("numériques", in: 1))
    }

    @Test(
        "Only the first subtag of a language tag counts",
        arguments: [("fr", 1), ("fr-BE", 1), ("FR", 1), ("en_GB", 2), ("und", 0), ("frr", 0), ("", 0)]
            as [(String, UInt8)])
    func languageTags(tag: String, number: UInt8) {
        #expect(Analyser(languages: ["fr", "en"]).number(ofTag: tag) == number)
    }
}
