import Kernel

/// Entries as a table (RFC 4180: UTF-8, CRLF, quoted where need be). Several values of a cell are joined by
/// `|`; the values of `sources` and `licences` correspond, place by place.
enum CSVDoor {
    /// The names of the columns, in order.
    static let columns = [
        "id", "type", "name", "alternate_names", "summary", "country", "locality", "postcode", "street",
        "region",
        "latitude", "longitude", "legal_form", "kinds", "activities", "classes", "categories", "services",
        "publics",
        "languages", "software_licences", "labels", "website", "repository", "opening_hours", "identifiers",
        "changed_on", "sources", "licences", "first_seen", "last_seen", "gone", "url",
    ]

    /// The line with the names of the columns.
    static var header: String { columns.joined(separator: ",") + "\r\n" }

    /// The line of an entry. Names and summaries stand in the first of `languages` that there is.
    static func line(_ entry: Entry, languages: [LanguageTag], site: PublicAddress) -> String {
        let content = entry.content
        let texts = identity(entry, languages) + place(content)
        let terms =
            [content.legalForm ?? ""]
            + TermField.allCases.map { (content.terms[$0] ?? []).joined(separator: "|") }
        let repository = content.links.first { $0.purpose == .repository }?.url ?? ""
        let rest = [
            content.website ?? "", repository, content.openingHours ?? "",
            content.identifiers.map(\.description).joined(separator: "|"),
            content.changedOn?.description ?? "",
            entry.attributions.map(\.source).joined(separator: "|"),
            entry.attributions.map(\.licence).joined(separator: "|"),
            entry.firstSeen?.rfc3339 ?? "", entry.lastSeen?.rfc3339 ?? "", entry.isGone ? "true" : "false",
            site.page(of: entry.id),
        ]
        return (texts + terms + rest).map(cell).joined(separator: ",") + "\r\n"
    }

    private static func identity(_ entry: Entry, _ languages: [LanguageTag]) -> [String] {
        let content = entry.content
        return [
            entry.id.description, entry.id.type.rawValue, content.name.best(for: languages)?.text ?? "",
            content.alternateNames.joined(separator: "|"), content.summary.best(for: languages)?.text ?? "",
        ]
    }

    private static func place(_ content: RecordContent) -> [String] {
        let position = content.position
        return [
            content.country?.text ?? "", content.address.locality ?? "", content.address.postcode ?? "",
            content.address.street ?? "", content.address.region ?? "",
            position.map { Degrees.text($0.latitudeE7) } ?? "",
            position.map { Degrees.text($0.longitudeE7) } ?? "",
        ]
    }

    /// A cell. A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV
    /// injection"); decimal numbers do not.
    ///
    /// NB: looks at code points, since `"` with an accent on it is one Swift character but still a quote in
    /// CSV.
    static func cell(_ text: String) -> String {
        let isFormula = text.unicodeScalars.first.map(formulaStarts.contains) ?? false
        let safe = isFormula && !isNumber(text) ? "'" + text : text
        guard safe.utf8.contains(where: special.contains) else { return safe }
        let quote = UInt8(ascii: "\"")
        let doubled = safe.utf8.flatMap { $0 == quote ? [quote, quote] : [$0] }
        return "\"" + String(decoding: doubled, as: UTF8.self) + "\""
    }

    /// What begins a formula, in the wide forms of East Asian keyboards too.
    private static let formulaStarts: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
    ]
    private static let special = Set(",\"\r\n".utf8)

    private static func isNumber(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count <= 2 && parts.allSatisfy(\.isDigits)
    }
}

/// Degrees as decimal text, exact to the seventh decimal.
enum Degrees {
    /// `43.6045` for 436045000.
    static func text(_ e7: Int32) -> String {
        let magnitude = abs(Int64(e7))
        var fraction = String(magnitude % 10_000_000)
        fraction = String(repeating: "0", count: 7 - fraction.count) + fraction
        while fraction.last == "0" { fraction.removeLast() }
        return (e7 < 0 ? "-" : "") + "\(magnitude / 10_000_000)" + (fraction.isEmpty ? "" : "." + fraction)
    }
}
