/// Value-added-tax numbers of the Union (Directive 2006/112/EC, article 215): two letters for the country,
/// then its own number. Where the country's rule is not known here, the pattern has to do.
enum ValueAddedTaxNumber {
    /// Whether the check digits are those of the country.
    static func accepts(_ value: String) -> Bool {
        let number = String(value.dropFirst(2))
        return switch value.prefix(2) {
        case "BE": number.isDigits && number.count == 10 && Checksums.mod97Complement(number)
        case "DK": number.isDigits && CheckDigit.danishCVR.accepts(number)
        case "ES": SpanishNIF.accepts(number)
        case "FI": number.isDigits && CheckDigit.finnishID.accepts(number)
        case "FR": isFrench(number)
        case "IT": number.isDigits && number.count == 11 && Checksums.luhn(number)
        case "LU": number.isDigits && number.count == 8 && isLuxembourgish(number)
        case "PT": number.isDigits && Checksums.portugueseNIF(number)
        case "SE": number.isDigits && number.count == 12 && number.hasSuffix("01") && isSwedish(number)
        default: true
        }
    }

    /// Two characters and a SIREN; when both are digits they are its number followed by 12, modulo 97.
    /// Monaco's numbers, which begin with 000, are no SIREN.
    private static func isFrench(_ number: String) -> Bool {
        let siren = number.dropFirst(2)
        guard number.count == 11, siren.isDigits else { return false }
        guard siren.hasPrefix("000") || Checksums.luhn(siren) else { return false }
        guard let key = Int(number.prefix(2)), let whole = Int("\(siren)12") else { return true }
        return whole % 97 == key
    }

    private static func isSwedish(_ number: String) -> Bool { Checksums.luhn(number.dropLast(2)) }

    /// The first six digits modulo 89 give the last two.
    private static func isLuxembourgish(_ number: String) -> Bool {
        guard let body = Int(number.prefix(6)), let check = Int(number.suffix(2)) else { return false }
        return body % 89 == check
    }
}
