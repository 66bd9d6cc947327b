import BigInt

/// A decimal with a fixed count of digits after the point, for values that no fraction holds: roots, powers
/// with a fraction, keep values. Each operation says how it rounds.
public struct FixedPoint: Hashable, Comparable, Sendable {
    /// The value times 10 to the power of `digits`.
    public let units: BigInt
    /// Digits after the point.
    public let digits: Int

    /// `units` of 10 to the power of −`digits`.
    public init(units: BigInt, digits: Int) {
        self.units = units
        self.digits = digits
    }

    /// The fraction cut to `digits` digits, towards minus infinity.
    public init(_ value: Rational, digits: Int) {
        self.init(units: (value * Rational(BigInt(10).power(digits))).floor, digits: digits)
    }

    /// The value, exactly.
    public var rational: Rational { Rational(units, BigInt(10).power(digits)) }

    /// Order by value, for the same count of digits.
    public static func < (left: FixedPoint, right: FixedPoint) -> Bool { left.units < right.units }

    /// The decimal without noughts at its end.
    public var text: String {
        let unsigned = String(units.magnitude)
        let padded = String(repeating: "0", count: Swift.max(0, digits + 1 - unsigned.count)) + unsigned
        let whole = padded.dropLast(digits)
        let fraction = trimmed(padded.suffix(digits))
        return (units < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
    }

    private func trimmed(_ digits: Substring) -> Substring {
        var digits = digits
        while digits.last == "0" { digits.removeLast() }
        return digits
    }

    /// The square root of a value of at least 0, cut down to `digits` digits.
    public static func squareRoot(of value: Rational, digits: Int) -> FixedPoint {
        let scaled = (value * Rational(BigInt(10).power(2 * digits))).floor
        return FixedPoint(units: BigInt(scaled.magnitude.squareRoot()), digits: digits)
    }

    /// `base` to the power of `exponent`, for a base above 0, cut down to `digits` digits.
    ///
    /// A whole exponent is exact until the cut. A fraction p/q is the q-th root of the p-th power.
    public static func power(_ base: Rational, _ exponent: Rational, digits: Int) -> FixedPoint? {
        guard let top = Int(exactly: exponent.numerator), let root = Int(exactly: exponent.denominator),
            abs(top) <= 1_000_000, root <= 1000
        else { return nil }
        let raised = top < 0 ? Rational.one / base.power(-top) : base.power(top)
        if root == 1 { return FixedPoint(raised, digits: digits) }
        let scaled = (raised * Rational(BigInt(10).power(digits * root))).floor
        return FixedPoint(units: integerRoot(of: scaled, degree: root), digits: digits)
    }

    /// The greatest whole number whose `degree`-th power is not above `value` (Newton's method).
    static func integerRoot(of value: BigInt, degree: Int) -> BigInt {
        guard value > 0 else { return 0 }
        var guess = BigInt(1) << (value.bitWidth / degree + 1)
        while true {
            let next = (guess * BigInt(degree - 1) + value / guess.power(degree - 1)) / BigInt(degree)
            if next >= guess { return guess }
            guess = next
        }
    }
}

extension Rational {
    /// This to a whole power of at least 0, exactly.
    public func power(_ exponent: Int) -> Rational {
        Rational(numerator.power(exponent), denominator.power(exponent))
    }
}
