import BigInt

extension Rational {
    /// Reads a decimal number such as `-12`, `0.5`, `1e6` or `3/4`; nil for anything else. At most 400
    /// characters.
    public init?(decimal text: some StringProtocol) {
        guard text.utf8.count <= 400 else { return nil }
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2 {
            guard let top = Rational(decimal: parts[0]), let bottom = Rational(decimal: parts[1]),
                !bottom.isZero
            else { return nil }
            self = top / bottom
            return
        }
        guard let value = DecimalScanner.read(text) else { return nil }
        self = value
    }

    /// The value as a decimal when it ends, otherwise as a fraction `a/b`. Never rounded.
    public var exactText: String {
        var rest = denominator
        var (twos, fives) = (0, 0)
        while rest % 2 == 0 { (rest, twos) = (rest / 2, twos + 1) }
        while rest % 5 == 0 { (rest, fives) = (rest / 5, fives + 1) }
        guard rest == 1 else { return "\(numerator)/\(denominator)" }
        return text(digits: Swift.max(twos, fives), rounding: .down)
    }

    /// How a number is cut to a given count of digits.
    public enum Rounding: String, Sendable {
        /// Towards nought.
        case down
        /// To the nearest; a half goes away from nought.
        case half
    }

    /// The decimal with at most `digits` digits after the point, without noughts at the end.
    public func text(digits: Int, rounding: Rounding) -> String {
        let scale = BigInt(10).power(digits)
        let scaled = magnitude.numerator * scale
        let (whole, rest) = scaled.quotientAndRemainder(dividingBy: denominator)
        let isUp = rounding == .half && rest * 2 >= denominator
        return FixedPoint(units: (isUp ? whole + 1 : whole) * BigInt(sign), digits: digits).text
    }

    /// Without its sign.
    public var magnitude: Rational { sign < 0 ? -self : self }
}

/// Reads plain decimals.
private enum DecimalScanner {
    static func read(_ text: some StringProtocol) -> Rational? {
        var digits: [UInt8] = []
        var (places, seesPoint, isNegative) = (0, false, false)
        var bytes = Array(text.utf8)[...]
        if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            bytes = bytes.dropFirst()
        }
        while let byte = bytes.first, byte | 0x20 != UInt8(ascii: "e") {
            bytes = bytes.dropFirst()
            if byte == UInt8(ascii: "."), !seesPoint {
                seesPoint = true
            } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                digits.append(byte)
                places += seesPoint ? 1 : 0
            } else {
                return nil
            }
        }
        guard !digits.isEmpty, let exponent = exponent(bytes) else { return nil }
        return value(digits, shift: exponent - places, isNegative: isNegative)
    }

    private static func exponent(_ bytes: ArraySlice<UInt8>) -> Int? {
        if bytes.isEmpty { return 0 }
        guard let value = Int(String(decoding: bytes.dropFirst(), as: UTF8.self)), abs(value) <= 400 else {
            return nil
        }
        return value
    }

    private static func value(_ digits: [UInt8], shift: Int, isNegative: Bool) -> Rational? {
        let text = String(decoding: digits, as: UTF8.self)
        let whole = Int(text).map(Rational.init) ?? BigInt(text).map(Rational.init)
        guard var value = whole else { return nil }
        if shift != 0 {
            let power = Rational(BigInt(10).power(abs(shift)))
            value = shift > 0 ? value * power : value / power
        }
        return isNegative ? -value : value
    }
}
