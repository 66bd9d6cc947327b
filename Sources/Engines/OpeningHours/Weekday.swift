/// A day of the week; the number is the one of ISO 8601 (Monday 1, Sunday 7).
public enum Weekday: Int, CaseIterable, Hashable, Sendable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    /// The abbreviation of the specification.
    var symbol: String { Self.symbols[rawValue - 1] }

    /// The weekday of an abbreviation in lower case.
    init?(symbol: String) {
        guard let index = Self.symbols.firstIndex(where: { $0.lowercased() == symbol }) else { return nil }
        self = Self.allCases[index]
    }

    private static let symbols = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
}
