extension LeftOut {
    /// The same with `…` in place of e-mail addresses that are not a role's and of telephone numbers: reports
    /// are public, and people write such things into any column.
    var withoutContacts: LeftOut {
        if !LeftOut.numericFields.contains(field), LeftOut.isPhoneNumber(value) { return LeftOut(field, "…") }
        let words = value.split(separator: " ", omittingEmptySubsequences: false)
        let kept = words.map { LeftOut.isPersonalAddress($0) ? "…" : $0 }.joined(separator: " ")
        let isNumeric = LeftOut.numericFields.contains(field) && !kept.lowercased().contains("tel:")
        return LeftOut(field, isNumeric ? kept : PersonalTraces.masked(kept))
    }

    /// Fields whose values are numbers by nature.
    private static let numericFields: Set<String> = [
        "identifiers", "position", "latitude", "longitude", "changed_on",
    ]

    /// Something on both sides of an `@`, and not a role (`contact@…`).
    private static func isPersonalAddress(_ word: Substring) -> Bool {
        guard let at = word.firstIndex(of: "@") else { return false }
        let address = word.last.map { ".,;>)".contains($0) } == true ? word.dropLast() : word
        return at != word.startIndex && word.index(after: at) != word.endIndex
            && !Contact(.email, String(address)).isRole
    }

    /// Eight digits or more with nothing but the usual signs between them.
    private static func isPhoneNumber(_ text: String) -> Bool {
        text.count { $0.isASCII && $0.isNumber } >= 8
            && text.allSatisfy { $0.isASCII && ($0.isNumber || $0.isWhitespace || "+().-/".contains($0)) }
    }
}
