import BigInt

/// An exact fraction, always in lowest terms. Fast while numerator and denominator fit in 64 bits, and of any
/// size beyond.
public struct Rational: Hashable, Sendable {
    /// A value has one form only, so that equal values are equal forms.
    private enum Form: Hashable, Sendable {
        case small(Int, Int)
        indirect case large(BigInt, BigInt)
    }

    private let form: Form

    /// Nought.
    public static let zero = Rational(0)
    /// One.
    public static let one = Rational(1)

    /// A whole number.
    public init(_ value: Int) {
        form = .small(value, 1)
    }

    /// A whole number of any size.
    public init(_ value: BigInt) {
        self.init(value, 1)
    }

    /// A fraction; the denominator is never 0.
    public init(_ numerator: Int, _ denominator: Int) {
        self.init(wide: Int128(numerator), Int128(denominator))
    }

    /// A fraction of 128-bit parts.
    init(wide numerator: Int128, _ denominator: Int128) {
        precondition(denominator != 0, "A fraction has a denominator other than 0.")
        let common = greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
        let sign: Int128 = denominator < 0 ? -1 : 1
        let top = BigIntOrWord(numerator, dividedBy: common, sign: sign)
        let bottom = BigIntOrWord(denominator, dividedBy: common, sign: sign)
        if let top = top.word, let bottom = bottom.word {
            form = .small(top, bottom)
        } else {
            form = .large(top.value, bottom.value)
        }
    }

    /// A fraction of parts of any size.
    public init(_ numerator: BigInt, _ denominator: BigInt) {
        precondition(denominator != 0, "A fraction has a denominator other than 0.")
        let common = numerator.greatestCommonDivisor(with: denominator) * (denominator < 0 ? -1 : 1)
        let (top, bottom) = (numerator / common, denominator / common)
        if let shortTop = Int(exactly: top), let shortBottom = Int(exactly: bottom) {
            form = .small(shortTop, shortBottom)
        } else {
            form = .large(top, bottom)
        }
    }

    /// The part above the line.
    public var numerator: BigInt {
        switch form {
        case .small(let top, _): BigInt(top)
        case .large(let top, _): top
        }
    }

    /// The part below the line, above 0.
    public var denominator: BigInt {
        switch form {
        case .small(_, let bottom): BigInt(bottom)
        case .large(_, let bottom): bottom
        }
    }

    /// Whether this is nought.
    public var isZero: Bool { form == .small(0, 1) }

    /// −1, 0 or 1.
    public var sign: Int {
        switch form {
        case .small(let top, _): top.signum()
        case .large(let top, _): Int(top.signum())
        }
    }

    /// The value as a machine integer, when it is whole and fits.
    public var exactInt: Int? {
        if case .small(let value, 1) = form { value } else { nil }
    }

    /// The greatest whole number not above this.
    public var floor: BigInt {
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

// MARK: Arithmetic

extension Rational: Comparable {
    /// The sum.
    public static func + (left: Rational, right: Rational) -> Rational {
        if case (.small(let a, let b), .small(let c, let d)) = (left.form, right.form) {
            let top = Int128(a) * Int128(d) + Int128(c) * Int128(b)
            return Rational(wide: top, Int128(b) * Int128(d))
        }
        return Rational(
            left.numerator * right.denominator + right.numerator * left.denominator,
            left.denominator * right.denominator)
    }

    /// The opposite.
    public static prefix func - (value: Rational) -> Rational {
        if case .small(let a, let b) = value.form { return Rational(wide: -Int128(a), Int128(b)) }
        return Rational(-value.numerator, value.denominator)
    }

    /// The difference.
    public static func - (left: Rational, right: Rational) -> Rational { left + -right }

    /// The product.
    public static func * (left: Rational, right: Rational) -> Rational {
        if case (.small(let a, let b), .small(let c, let d)) = (left.form, right.form) {
            return Rational(wide: Int128(a) * Int128(c), Int128(b) * Int128(d))
        }
        return Rational(left.numerator * right.numerator, left.denominator * right.denominator)
    }

    /// The quotient; the divisor is never 0.
    public static func / (left: Rational, right: Rational) -> Rational {
        if case (.small(let a, let b), .small(let c, let d)) = (left.form, right.form) {
            return Rational(wide: Int128(a) * Int128(d), Int128(b) * Int128(c))
        }
        return Rational(left.numerator * right.denominator, left.denominator * right.numerator)
    }

    /// Order by value.
    public static func < (left: Rational, right: Rational) -> Bool {
        if case (.small(let a, let b), .small(let c, let d)) = (left.form, right.form) {
            return Int128(a) * Int128(d) < Int128(c) * Int128(b)
        }
        return left.numerator * right.denominator < right.numerator * left.denominator
    }

    /// Adds in place.
    public static func += (left: inout Rational, right: Rational) { left = left + right }

    /// Subtracts in place.
    public static func -= (left: inout Rational, right: Rational) { left = left - right }
}

/// A 128-bit number after division, as a machine word where it fits.
private struct BigIntOrWord {
    let word: Int?
    private let wide: Int128

    init(_ value: Int128, dividedBy common: UInt128, sign: Int128) {
        let quotient = common == 0 ? 0 : value.magnitude / common
        let isNegative = (value < 0) != (sign < 0)
        wide = isNegative ? 0 - Int128(quotient) : Int128(quotient)
        word = Int(exactly: wide)
    }

    var value: BigInt { BigInt(wide) }
}

/// The greatest common divisor; of 0 and n it is n.
func greatestCommonDivisor(_ first: UInt128, _ second: UInt128) -> UInt128 {
    var (a, b) = (first, second)
    while b != 0 {
        if let small = UInt64(exactly: a), let other = UInt64(exactly: b) {
            return UInt128(greatestCommonDivisor(small, other))
        }
        (a, b) = (b, a % b)
    }
    return a
}

/// The greatest common divisor of machine words.
func greatestCommonDivisor(_ first: UInt64, _ second: UInt64) -> UInt64 {
    var (a, b) = (first, second)
    while b != 0 { (a, b) = (b, a % b) }
    return a
}

extension Sequence<Rational> {
    /// The sum; nought for none.
    func sum() -> Rational { reduce(.zero, +) }

    /// The least common multiple of the denominators.
    var commonDenominator: BigInt {
        reduce(BigInt(1)) { known, value in
            let next = value.denominator
            return next == 1 ? known : known / known.greatestCommonDivisor(with: next) * next
        }
    }
}
