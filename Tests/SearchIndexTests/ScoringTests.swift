import Foundation
import Testing

@testable import SearchIndex

/// The numbers behind the order of results.
@Suite struct ScoringTests {
    /// Worked by hand: N = 3, n = 1; idf = log2(1 + 2.5 / 1.5) = 1.41504; the only occurrence stands in a
    /// name (3) of one word (length 3); mean length 6; 3 · 2.2 / (3 + 1.2 · (0.25 + 0.75 · 3 / 6)) = 1.76.
    @Test("A score is BM25 over the weighted fields")
    func score() throws {
        let index = SearchIndex(facets: [])
        index.replace([
            .init(key: 1, name: [.init("jardin")]),
            .init(key: 2, name: [.init("atelier")], texts: [.init("un deux trois quatre")]),
            .init(key: 3, name: [.init("atelier vivant")], texts: [.init("un deux")]),
        ])
        let hit = try #require(try index.search(.init(words: "jardin")).hits.first)
        #expect(abs(Double(hit.score) / 65536 - 1.41504 * 1.76) < 0.001)
    }

    @Test(
        "The whole-number logarithm is that of the C library",
        arguments: [(1, 1), (2, 1), (3, 2), (7, 5), (5_600_002, 3), (4_294_967_296, 1)])
    func logarithm(numerator: UInt64, denominator: UInt64) {
        let expected = log2(Double(numerator) / Double(denominator)) * 65536
        #expect(abs(Double(FixedPoint.log2(numerator, over: denominator)) - expected) <= 1.01)
    }

    @Test("Lengths are exact up to 63 and within a sixteenth beyond")
    func lengths() {
        for length in 0..<64 { #expect(DocumentLength.decode(DocumentLength.encode(length)) == length) }
        for length in stride(from: 64, to: 250_000, by: 37) {
            let rounded = DocumentLength.decode(DocumentLength.encode(length))
            #expect(rounded <= length && length - rounded < length / 16 + 1)
        }
        #expect(DocumentLength.decode(DocumentLength.encode(.max)) == DocumentLength.longest)
    }

    @Test("Words one typing error apart are those at optimal string alignment distance 1")
    func misspellings() {
        var random = SplitMix64(state: 11)
        let forms = Set(
            (0..<600).map { _ in
                String(
                    (0..<Int.random(in: 1...6, using: &random)).map { _ in
                        "abé字".randomElement(using: &random) ?? "a"
                    })
            }
        ).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let column = StringColumn(forms)
        for form in forms + ["", "abab", "éé字字"] {
            let found = Misspelling(of: form).places(in: column).map { forms[$0] }
            #expect(found == forms.filter { BruteForce.distance($0, form) == 1 }, "\(form)")
        }
    }
}
