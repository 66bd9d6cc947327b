import Tally

/// Numbers as people read them: two decimals, thousands apart, a comma in French.
struct TallyNumbers {
    let language: TallyLanguage

    /// A count.
    func count(_ value: Int) -> String { grouped(String(value)) }

    /// An exact decimal or fraction, `≈` in front when two decimals (or `digits`) do not hold it.
    func amount(_ text: String, digits: Int = 2) -> String {
        guard let value = Rational(decimal: text) else { return text }
        let short = value.text(digits: digits, rounding: .half)
        let isExact = Rational(decimal: short) == value
        return (isExact ? "" : "≈\u{a0}") + grouped(short)
    }

    private func grouped(_ text: String) -> String {
        let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
        let isNegative = parts[0].hasPrefix("-")
        let digits = Array(isNegative ? parts[0].dropFirst() : Substring(parts[0]))
        let space: Character = language == .en ? "," : "\u{202f}"
        var whole = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { whole.append(space) }
            whole.append(digit)
        }
        let fraction = parts.count > 1 ? (language == .en ? "." : ",") + parts[1] : ""
        return (isNegative ? "−" : "") + whole + fraction
    }
}
