extension Conventions {
    /// A whole number with its digits in groups of three: `12 345` in French, `12,345` in English.
    public func number(_ value: Int) -> String {
        (value < 0 ? "−" : "") + grouped(value.magnitude)
    }

    /// A number rounded to `fractionDigits` decimals (0…6), half away from zero; a dash when it is not finite
    /// or has more than 15 digits.
    public func decimal(_ value: Double, fractionDigits: Int) -> String {
        let digits = min(max(fractionDigits, 0), 6)
        let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
        let scaled = (value.magnitude * scale).rounded()
        guard scaled < 1e15 else { return "–" }
        let (whole, fraction) = UInt(scaled).quotientAndRemainder(dividingBy: UInt(scale))
        let sign = value < 0 && scaled > 0 ? "−" : ""
        guard digits > 0 else { return sign + grouped(whole) }
        let padded = String(String(fraction + UInt(scale)).dropFirst())
        return sign + grouped(whole) + numbers.decimalSeparator + padded
    }

    /// A share between 0 and 1 in whole per cent: `94 %` in French, `94%` in English.
    public func percent(_ share: Double) -> String {
        decimal(share * 100, fractionDigits: 0) + numbers.percentSpace + "%"
    }

    /// A distance as people say it: to ten metres below a kilometre, to a hundred below ten, then to the
    /// kilometre. `800 m`, `1,2 km`, `38 km`.
    public func distance(metres: Int) -> String {
        let metres = Double(max(metres, 0))
        let tens = (metres / 10).rounded() * 10
        if tens < 1000 { return measure(decimal(tens, fractionDigits: 0), "m") }
        let hundreds = (metres / 100).rounded()
        let isRound = hundreds >= 100 || hundreds.truncatingRemainder(dividingBy: 10) == 0
        return measure(decimal(metres / 1000, fractionDigits: isRound ? 0 : 1), "km")
    }

    /// A size in decimal units: `1,4 Mo` in French, `1.4 MB` in English.
    public func size(bytes: Int) -> String {
        var (value, unit) = (Double(max(bytes, 0)), 0)
        while value >= 999.5, unit < numbers.byteUnits.count - 1 {
            value /= 1000
            unit += 1
        }
        let text = decimal(value, fractionDigits: unit > 0 && value < 9.95 ? 1 : 0)
        return measure(
            text, unit == 0 && plural.category(of: bytes) == .one ? byteWord : numbers.byteUnits[unit])
    }

    private var byteWord: String { String(numbers.byteUnits[0].dropLast()) }

    private func measure(_ number: String, _ unit: String) -> String {
        number + numbers.unitSpace + unit
    }

    private func grouped(_ value: UInt) -> String {
        let digits = Array(String(value))
        return digits.enumerated().reduce(into: "") { text, digit in
            if digit.offset > 0, (digits.count - digit.offset).isMultiple(of: 3) {
                text += numbers.groupSeparator
            }
            text.append(digit.element)
        }
    }
}
