import Kernel

extension Instant: SQLBindable {
    /// A whole number: milliseconds since 1970 in UTC.
    public static var sqlType: SQLType { .integer }
    /// Milliseconds since 1970 in UTC.
    public var sqlValue: SQLValue { .integer(milliseconds) }

    /// Reads milliseconds since 1970 in UTC.
    public init?(sqlValue: SQLValue) {
        guard case .integer(let milliseconds) = sqlValue else { return nil }
        self.init(milliseconds: milliseconds)
    }
}

extension ID: SQLBindable, SQLText {
    /// Reads a TypeID with this kind's prefix.
    public init?(sqlText: String) { self.init(sqlText) }
}

extension LanguageTag: SQLBindable, SQLText {
    /// Reads a well-formed BCP 47 tag.
    public init?(sqlText: String) { self.init(sqlText) }
}

extension CountryCode: SQLBindable, SQLText {
    /// Reads two letters.
    public init?(sqlText: String) { self.init(sqlText) }
}

extension Territory: SQLBindable, SQLText {
    /// Reads `FR` or `FR-NAQ`.
    public init?(sqlText: String) { self.init(sqlText) }
}

extension CalendarDate: SQLBindable, SQLText {
    /// Reads `2026-11-22`.
    public init?(sqlText: String) { self.init(iso8601: sqlText) }
}
