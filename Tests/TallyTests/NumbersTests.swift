import BigInt
import Testing

@testable import Tally

@Suite("Exact numbers")
struct NumbersTests {
    @Test("Fractions stay in lowest terms and exact beyond 64 bits")
    func fractions() {
        #expect(Rational(6, -4) == Rational(-3, 2))
        #expect(Rational(1, 3) + Rational(1, 6) == Rational(1, 2))
        let large = Rational(Int.max) * Rational(Int.max)
        #expect(large.numerator == BigInt(Int.max) * BigInt(Int.max))
        #expect(large / Rational(Int.max) == Rational(Int.max))
        #expect(Rational(1, Int.max) * large == Rational(Int.max))
        #expect(Rational(-7, 2).floor == -4)
        #expect(Rational(1, 3) < Rational(34, 100) && large > Rational(Int.max))
    }

    @Test("Sums of many fractions equal the sum over a common denominator")
    func harmonic() {
        let sum = (1...60).map { Rational(1, $0) }.sum()
        let common = (1...60).reduce(BigInt(1)) { $0 * BigInt($1) }
        let top = (1...60).reduce(BigInt(0)) { $0 + common / BigInt($1) }
        #expect(sum == Rational(top, common))
    }

    @Test(
        "Decimals are read and written exactly",
        arguments: [
            ("12", "12"), ("-0.50", "-0.5"), ("1e3", "1000"), ("2.5E-2", "0.025"), ("3/4", "0.75"),
            ("1/3", "1/3"),
            ("400000.0", "400000"), ("00012.0300", "12.03"),
        ])
    func decimals(text: String, written: String) {
        #expect(Rational(decimal: text)?.exactText == written)
    }

    @Test(
        "What is no number is not read",
        arguments: ["", "-", "1,5", "abc", "1/0", "1e", "١", "1e9999", "--1"])
    func noNumber(text: String) {
        #expect(Rational(decimal: text) == nil)
    }

    @Test("Roots are cut down to their digits")
    func roots() {
        #expect(FixedPoint.squareRoot(of: Rational(2), digits: 30).text == "1.414213562373095048801688724209")
        #expect(FixedPoint.power(Rational(1, 2), Rational(1, 3), digits: 12)?.text == "0.793700525984")
        #expect(FixedPoint.integerRoot(of: 26, degree: 3) == 2)
        #expect(FixedPoint.integerRoot(of: 27, degree: 3) == 3)
    }
}
