/// The check characters of Spanish tax numbers: DNI and NIF of people, NIE of foreigners, CIF of
/// organisations.
///
/// Source: Orden EHA/451/2008; Real Decreto 1065/2007, articles 18 to 28.
enum SpanishNIF {
    private static let letters = Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)

    /// Whether a number of nine characters has the check character of its kind.
    static func accepts(_ value: String) -> Bool {
        guard value.utf8.count == 9, let first = value.first, value.dropFirst().dropLast().isDigits else {
            return false
        }
        if first.isNumber { return isPerson(value) }
        if let digit = "XYZ".firstIndex(of: first) {
            return isPerson("\("XYZ".distance(from: "XYZ".startIndex, to: digit))\(value.dropFirst())")
        }
        if "KLM".contains(first) { return isPerson("0\(value.dropFirst())") }
        return "ABCDEFGHJNPQRSUVW".contains(first) && isOrganisation(value)
    }

    /// The number modulo 23 gives the letter.
    private static func isPerson(_ value: String) -> Bool {
        Int(value.dropLast()).map { letters[$0 % 23] == value.utf8.last } ?? false
    }

    /// The Luhn digit of the seven digits, or the letter at its place: which one depends on the sort of
    /// organisation in ways on which the sources differ, so that both are taken.
    private static func isOrganisation(_ value: String) -> Bool {
        guard let check = (0...9).first(where: { Checksums.luhn("\(value.dropFirst().dropLast())\($0)") })
        else { return false }
        let letter = Array("JABCDEFGHI")[check]
        return value.last == letter || value.hasSuffix(String(check))
    }
}
