import CanonicalJSON
import Testing

@testable import Tally

@Suite("Matching and continuous rules")
struct MatchingTests {
    private func answer(_ text: String) throws -> JSONValue {
        TallyRequest.answer(try JSONValue(parsing: text))
    }

    @Test("the square of the sum of roots, less what was given; fitted to the pot to the cent")
    func quadratic() throws {
        let text =
            #"{"op":"quadratic","contributions":{"a":{"x":"1","y":4},"b":{"z":"9"}},"pot":"10","cap":null}"#
        #expect(try answer(text) == ["matches": ["a": "10", "b": "0"]])
        let raw = #"{"op":"quadratic","contributions":{"a":{"x":"1","y":4},"b":{"z":"9"}}}"#
        #expect(try answer(raw) == ["matches": ["a": "4", "b": "0"]])
    }

    @Test("matches sum to the pot, none above the cap, whatever the order", arguments: seeds(8))
    func sums(seed: Int) {
        var random = SplitMix(state: UInt64(seed))
        var gifts: [String: [String: Rational]] = [:]
        for project in 0..<Int.random(in: 2...6, using: &random) {
            for donor in 0..<Int.random(in: 2...6, using: &random) {
                gifts["p\(project)", default: [:]]["d\(donor)"] = Rational(
                    Int.random(in: 1...5000, using: &random), 100)
            }
        }
        let pot = Rational(Int.random(in: 100...100_000, using: &random), 100)
        for bound in [nil, Rational(3)] {
            let funding = QuadraticFunding(gifts, pairwiseBound: bound)
            #expect(funding.matches(pot: pot).values.sum() == pot)
            let cap = pot / Rational(gifts.count) + Rational(1)
            let capped = funding.matches(pot: pot, cap: cap)
            #expect(capped.values.sum() == pot)
            #expect(capped.values.allSatisfy { $0 <= cap })
        }
    }

    @Test("what ten euros bring, computed ahead, is the match after less the match before")
    func bringing() {
        let gifts: [String: [String: Rational]] = ["a": ["x": 10, "y": 20], "b": ["x": 5, "z": 40]]
        let before = QuadraticFunding(gifts).matches(pot: 500)
        let brings = QuadraticFunding(gifts).bringing(10, from: "w", to: "a", pot: 500)
        var later = gifts
        later["a"]?["w"] = 10
        #expect(QuadraticFunding(later).matches(pot: 500)["a"] == (before["a"] ?? .zero) + brings)
        #expect(brings > .zero)
    }

    @Test("conviction grows to the stake over one less the decay")
    func conviction() throws {
        let text = #"{"op":"conviction","alpha":"0.9","t":10,"stake":"15000","y0":"0"}"#
        #expect(try answer(text) == ["conviction": "97698.233985"])
        let halved = #"{"op":"conviction","halfLife":3,"t":3,"stake":0,"y0":"100"}"#
        let value = try Rational(decimal: answer(halved)["conviction"]?.string ?? "") ?? .zero
        #expect((value - 50).magnitude < Rational(1, 1_000_000_000))
    }

    @Test("a proposal beyond the greatest share has no threshold")
    func threshold() throws {
        let text = #"{"op":"threshold","req":500,"avail":15000,"supply":45000,"active":15000}"#
        #expect(try answer(text) == ["threshold": "10800"])
        let beyond = #"{"op":"threshold","req":3000,"avail":15000,"supply":45000,"active":45000}"#
        #expect(try answer(beyond) == ["threshold": "inf"])
    }

    @Test("what is bought on the curve and sold again gives the money back")
    func bonding() throws {
        let curve = try BondingCurve(kappa: 2, invariant: 1)
        #expect(curve.price(reserve: 1) == 2)
        let tokens = curve.supply(reserve: 5) - curve.supply(reserve: 1)
        #expect(tokens.text(digits: 12, rounding: .half) == "1.2360679775")
        let back = curve.reserve(supply: curve.supply(reserve: 5)) - curve.reserve(supply: 1)
        #expect((back - 4).magnitude < Rational(1, 1_000_000_000_000))
        #expect(try answer(#"{"op":"bonding","reserve":1,"burn":"0.5"}"#) == ["dai": "0.75", "price": "1.5"])
    }

    @Test(
        "a bad request is refused with a reason",
        arguments: [
            #"{"op":"nothing"}"#, #"{}"#, #"{"op":"quadratic","contributions":{"a":{"x":"-1"}},"pot":"1"}"#,
            #"{"op":"pairwise","contributions":{},"M":0}"#,
            #"{"op":"conviction","alpha":"2","t":1,"stake":1,"y0":0}"#,
            #"{"op":"bonding","kappa":0}"#, #"{"op":"colleges"}"#,
        ])
    func refused(text: String) throws {
        #expect(try answer(text)["error"] == "tally.bad-request")
    }
}
