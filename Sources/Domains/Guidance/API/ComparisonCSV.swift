import Choice
import Kernel

/// A comparison as a table (RFC 4180: UTF-8, CRLF, quoted where need be): a line a solution, a column a
/// criterion.
struct ComparisonCSV {
    let sheet: DecisionSheet
    let words: GuidanceWords

    var text: String {
        let names =
            ["place", "id", "name", "score", "points", "maximum"] + sheet.criteria.map(\.id)
            + [ExperienceCell.criterion, "website"]
        return ([names] + sheet.options.map(line)).map { $0.map(Self.cell).joined(separator: ",") + "\r\n" }
            .joined()
    }

    private func line(_ option: DecisionSheet.Option) -> [String] {
        let ranked = option.ranked
        return [
            String(ranked.place), ranked.id, words.text(option.profile.name),
            option.score.map(String.init) ?? "", String(ranked.points), String(ranked.maximum),
        ] + sheet.criteria.map { Cell(option, $0, words).text(words) }
            + [ExperienceCell(option, words).text, option.profile.website ?? ""]
    }

    /// What begins a formula in a spreadsheet gets an apostrophe in front (OWASP, "CSV injection").
    private static func cell(_ text: String) -> String {
        let isFormula = text.unicodeScalars.first.map { "=+-@\t\r\n".unicodeScalars.contains($0) } ?? false
        let safe = isFormula ? "'" + text : text
        guard safe.utf8.contains(where: Set(",\"\r\n".utf8).contains) else { return safe }
        let quote = UInt8(ascii: "\"")
        let doubled = safe.utf8.flatMap { $0 == quote ? [quote, quote] : [$0] }
        return "\"" + String(decoding: doubled, as: UTF8.self) + "\""
    }
}
