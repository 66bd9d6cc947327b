/// A decimal number, exactly: a mantissa times a power of ten. At most 36 significant digits.
public struct DecimalNumber: Hashable, Comparable, Sendable {
    private let mantissa: Int128
    private let exponent: Int

    /// A whole number.
    public init(_ value: Int64) {
        var (mantissa, exponent) = (value, 0)
        while mantissa != 0, mantissa % 10 == 0 {
            mantissa /= 10
            exponent += 1
        }
        self.mantissa = Int128(mantissa)
        self.exponent = exponent
    }

    private init(mantissa: Int128, exponent: Int) {
        var (mantissa, exponent) = (mantissa, exponent)
        if mantissa == 0 { exponent = 0 }
        while mantissa != 0, mantissa % 10 == 0 {
            mantissa /= 10
            exponent += 1
        }
        self.mantissa = mantissa
        self.exponent = exponent
    }

    /// Reads `xsd:decimal`, or with `allowsExponent` the finite numbers of `xsd:double`; nil for anything
    /// else and beyond the limits.
    public init?(_ text: String, allowsExponent: Bool = false) {
        var rest = Substring(text)
        var exponent = 0
        if allowsExponent, let mark = rest.firstIndex(where: { $0 == "e" || $0 == "E" }) {
            let written = rest[rest.index(after: mark)...]
            guard let power = Int(written), power.magnitude <= 400 else { return nil }
            exponent = power
            rest = rest[..<mark]
        }
        let isNegative = rest.first == "-"
        if isNegative || rest.first == "+" { rest.removeFirst() }
        guard let (digits, places) = DecimalNumber.digits(of: rest) else { return nil }
        self.init(mantissa: isNegative ? -digits : digits, exponent: exponent - places)
    }

    private static func digits(of text: Substring) -> (digits: Int128, places: Int)? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.contains(where: { !$0.isEmpty }) else { return nil }
        let all = parts.joined()
        let significant = all.drop { $0 == "0" }
        guard significant.utf8.count <= 36, all.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return (Int128(significant) ?? 0, parts.count == 2 ? parts[1].utf8.count : 0)
    }

    /// Order of the numbers.
    public static func < (left: DecimalNumber, right: DecimalNumber) -> Bool {
        if left.exponent == right.exponent { return left.mantissa < right.mantissa }
        guard left.mantissa.signum() == right.mantissa.signum() else {
            return left.mantissa.signum() < right.mantissa.signum()
        }
        let common = min(left.exponent, right.exponent)
        switch (left.scaled(to: common), right.scaled(to: common)) {
        case (let left?, let right?): return left < right
        case (nil, _): return left.mantissa < 0
        case (_, nil): return right.mantissa > 0
        }
    }

    /// The mantissa at a smaller exponent, nil when it is beyond 128 bits.
    private func scaled(to smaller: Int) -> Int128? {
        var value = mantissa
        for _ in smaller..<exponent {
            let (next, isBeyond) = value.multipliedReportingOverflow(by: 10)
            guard !isBeyond else { return nil }
            value = next
        }
        return value
    }

    /// The number when it is whole and fits in 64 bits.
    public var integer: Int64? {
        guard exponent >= 0, let value = scaled(to: 0) else { return nil }
        return Int64(exactly: value)
    }
}

extension DecimalNumber: CustomStringConvertible {
    /// Decimal notation, or the mantissa and a power of ten where that would be long.
    public var description: String {
        let digits = String(mantissa.magnitude)
        let sign = mantissa < 0 ? "-" : ""
        switch exponent {
        case 0...20: return sign + digits + String(repeating: "0", count: exponent)
        case -20..<0:
            let places = -exponent
            let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
            return sign + padded.dropLast(places) + "." + padded.suffix(places)
        default: return "\(sign)\(digits)e\(exponent)"
        }
    }
}

extension DecimalNumber {
    /// The number one more or one less, nil beyond 128 bits.
    func shifted(by step: Int64) -> DecimalNumber? { sum(DecimalNumber(step)) }

    /// The number half-way to another, nil beyond 128 bits.
    func middle(_ other: DecimalNumber) -> DecimalNumber? {
        guard let sum = sum(other) else { return nil }
        let (tenfold, isBeyond) = sum.mantissa.multipliedReportingOverflow(by: 5)
        return isBeyond ? nil : DecimalNumber(mantissa: tenfold, exponent: sum.exponent - 1)
    }

    private func sum(_ other: DecimalNumber) -> DecimalNumber? {
        let common = min(exponent, other.exponent)
        guard let left = scaled(to: common), let right = other.scaled(to: common) else { return nil }
        let (sum, isBeyond) = left.addingReportingOverflow(right)
        return isBeyond ? nil : DecimalNumber(mantissa: sum, exponent: common)
    }

    /// The whole numbers next to it.
    var wholeNeighbours: [DecimalNumber] {
        guard exponent < 0, exponent > -36 else { return [] }
        let unit = (0..<(-exponent)).reduce(Int128(1)) { power, _ in power * 10 }
        let floor = mantissa / unit - (mantissa % unit < 0 ? 1 : 0)
        return [floor, floor + 1].map { DecimalNumber(mantissa: $0, exponent: 0) }
    }
}

extension DecimalNumber: ExpressibleByIntegerLiteral {
    /// A whole number.
    public init(integerLiteral value: Int64) { self.init(value) }
}
