/// Writes a finite number the way ECMAScript's `Number::toString` does (ECMA-262, section 6.1.6.1.20), which
/// RFC 8785 asks for: the shortest digits that read back as the same number, those nearest to it.
func ecmaScriptText(of value: Double) -> String {
    precondition(value.isFinite, "JSON has no NaN and no infinity.")
    guard value != 0 else { return "0" }
    let (digits, point) = shortestDigits(of: value.magnitude)
    let sign = value < 0 ? "-" : ""
    let count = digits.utf8.count
    switch point {
    case count...21 where count <= 21: return sign + digits + zeros(point - count)
    case 1...21: return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    case -5...0: return sign + "0." + zeros(-point) + digits
    default: return sign + scientific(digits, exponent: point - 1)
    }
}

private func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }

private func scientific(_ digits: String, exponent: Int) -> String {
    let fraction = digits.utf8.count > 1 ? "." + digits.dropFirst() : ""
    return "\(digits.prefix(1))\(fraction)e\(exponent < 0 ? "-" : "+")\(exponent.magnitude)"
}

/// The significant digits d₁d₂… and the place of the decimal point, so that the value is 0.d₁d₂… × 10^point.
///
/// Swift's `description` already finds the shortest digits that read back; only its layout differs.
private func shortestDigits(of value: Double) -> (digits: String, point: Int) {
    let parts = value.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let all = mantissa.joined()
    let leading = all.prefix { $0 == "0" }.count
    let significant = all.dropFirst(leading)
    let trailing = significant.reversed().prefix { $0 == "0" }.count
    return (String(significant.dropLast(trailing)), mantissa[0].count - leading + exponent)
}
