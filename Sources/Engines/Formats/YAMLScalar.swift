import CanonicalJSON

/// The value of a plain scalar by the core schema of YAML 1.2.2, section 10.3.2. Dates, `yes` and `no` are
/// text.
///
/// Infinities and NaN, which JSON cannot write, stay the text they are, and so do numbers beyond a 64-bit
/// float.
func coreSchemaValue(_ text: String) -> JSONValue {
    switch text {
    case "", "~", "null", "Null", "NULL": .null
    case "true", "True", "TRUE": .bool(true)
    case "false", "False", "FALSE": .bool(false)
    default: coreSchemaNumber(text) ?? .string(text)
    }
}

private func coreSchemaNumber(_ text: String) -> JSONValue? {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, first.isDigit || "+-.".utf8.contains(first) else { return nil }
    if text.hasPrefix("0o") { return Int64(unsigned: text.dropFirst(2), radix: 8).map { .integer($0) } }
    if text.hasPrefix("0x") { return Int64(unsigned: text.dropFirst(2), radix: 16).map { .integer($0) } }
    guard let shape = decimalShape(bytes[...]) else { return nil }
    if shape == .integer, let value = Int64(text) { return .integer(value) }
    return Double(text).flatMap(JSONValue.init(finite:))
}

private enum DecimalShape { case integer, float }

/// Whether the text is `[-+]?[0-9]+`, or `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`, or neither.
private func decimalShape(_ text: ArraySlice<UInt8>) -> DecimalShape? {
    let unsigned = text.withoutSign
    let whole = unsigned.prefix(while: \.isDigit)
    var rest = unsigned.dropFirst(whole.count)
    if rest.isEmpty { return whole.isEmpty ? nil : .integer }
    if rest.first == UInt8(ascii: ".") {
        let fraction = rest.dropFirst().prefix(while: \.isDigit)
        if whole.isEmpty, fraction.isEmpty { return nil }
        rest = rest.dropFirst(1 + fraction.count)
    } else if whole.isEmpty {
        return nil
    }
    if rest.isEmpty { return .float }
    guard rest.first.map({ $0 | 0x20 }) == UInt8(ascii: "e") else { return nil }
    let exponent = rest.dropFirst().withoutSign
    return !exponent.isEmpty && exponent.allSatisfy(\.isDigit) ? .float : nil
}

extension ArraySlice<UInt8> {
    fileprivate var withoutSign: ArraySlice<UInt8> {
        first == UInt8(ascii: "-") || first == UInt8(ascii: "+") ? dropFirst() : self
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

extension Int64 {
    /// Digits without a sign, or nil when one is not of that radix or the number needs more than 64 bits.
    fileprivate init?(unsigned digits: some StringProtocol, radix: Int) {
        guard digits.first != "-", digits.first != "+" else { return nil }
        self.init(digits, radix: radix)
    }
}
