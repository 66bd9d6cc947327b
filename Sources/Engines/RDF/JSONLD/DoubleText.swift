/// A finite number as JSON-LD writes an `xsd:double`: the digits of C's `%1.15E` without zeros at the end
/// (JSON-LD 1.1 Processing Algorithms, section 8.6, “Data Round Tripping”).
func xsdDoubleText(of value: Double) -> String {
    guard value != 0 else { return value.sign == .minus ? "-0.0E0" : "0.0E0" }
    var (digits, point) = exactDigits(of: value.magnitude)
    if digits.count > 16 { roundHalfEven(&digits, &point, to: 16) }
    while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    let fraction = digits.count > 1 ? String(decoding: digits.dropFirst(), as: UTF8.self) : "0"
    let first = String(decoding: digits.prefix(1), as: UTF8.self)
    return "\(value.sign == .minus ? "-" : "")\(first).\(fraction)E\(point - 1)"
}

/// All decimal digits of a positive number, from the first that is not 0, and the place of the decimal point
/// among them. A float has finitely many: m·2ᵉ is m·5⁻ᵉ tenths of tenths for a negative e.
func exactDigits(of value: Double) -> (digits: [UInt8], point: Int) {
    guard value > 0 else { return ([UInt8(ascii: "0")], 1) }
    let isNormal = value.exponentBitPattern > 0
    var exponent = isNormal ? Int(value.exponent) - 52 : -1074
    var significand = isNormal ? value.significandBitPattern | 1 << 52 : value.significandBitPattern
    while significand & 1 == 0 {
        significand >>= 1
        exponent += 1
    }
    var number = DecimalNumber(significand)
    number.multiply(by: exponent < 0 ? 5 : 2, times: abs(exponent))
    let digits = number.digits
    return (digits, digits.count + min(0, exponent))
}

/// Rounds to some digits, to even when it is as near.
private func roundHalfEven(_ digits: inout [UInt8], _ point: inout Int, to count: Int) {
    let rest = digits[count...]
    let half = rest.first == UInt8(ascii: "5") && rest.dropFirst().allSatisfy { $0 == UInt8(ascii: "0") }
    let isUp = half ? digits[count - 1] & 1 == 1 : digits[count] >= UInt8(ascii: "5")
    digits.removeLast(digits.count - count)
    guard isUp else { return }
    var at = count - 1
    while at >= 0, digits[at] == UInt8(ascii: "9") {
        digits[at] = UInt8(ascii: "0")
        at -= 1
    }
    if at >= 0 {
        digits[at] += 1
    } else {
        digits.insert(UInt8(ascii: "1"), at: 0)
        digits.removeLast()
        point += 1
    }
}

/// A whole number of any length, nine decimal digits a limb, least first.
private struct DecimalNumber {
    private static let base: UInt64 = 1_000_000_000
    private var limbs: [UInt64]

    init(_ value: UInt64) {
        limbs = [value % DecimalNumber.base, value / DecimalNumber.base]
        if value / DecimalNumber.base >= DecimalNumber.base {
            limbs = [limbs[0], limbs[1] % DecimalNumber.base, limbs[1] / DecimalNumber.base]
        }
    }

    /// Multiplies by a power of a small factor, 12 factors at a time: 5¹² and a limb fit in 64 bits.
    mutating func multiply(by factor: UInt64, times count: Int) {
        var left = count
        while left > 0 {
            let step = min(left, 12)
            multiply(by: (0..<step).reduce(1) { power, _ in power * factor })
            left -= step
        }
    }

    private mutating func multiply(by factor: UInt64) {
        var carry: UInt64 = 0
        for at in limbs.indices {
            let product = limbs[at] * factor + carry
            limbs[at] = product % DecimalNumber.base
            carry = product / DecimalNumber.base
        }
        if carry > 0 { limbs.append(carry) }
    }

    /// From the first that is not 0.
    var digits: [UInt8] {
        let text = limbs.reversed().map { limb in
            let digits = String(limb)
            return String(repeating: "0", count: 9 - digits.utf8.count) + digits
        }
        return Array(text.joined().utf8.drop { $0 == UInt8(ascii: "0") })
    }
}
