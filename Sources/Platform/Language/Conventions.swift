import Kernel

/// How a language counts and writes numbers, dates, measures and lists. Small tables of our own, because the
/// ones of the operating system differ from machine to machine.
///
/// Sources: CLDR 47 (plural rules, months, units); Imprimerie nationale, *Lexique des règles typographiques*
/// (French spacing, « 1er »); European Union *Interinstitutional style guide* (English dates and units).
public struct Conventions: Sendable {
    /// The language.
    public let language: LanguageTag
    /// The choice among plural forms.
    public let plural: PluralRule
    let numbers: NumberWords
    let dates: DateWords
    let lists: ListWords

    /// Every language whose conventions are known.
    public static let all: [Conventions] = [.french, .english]

    /// The conventions of a language, or of its primary language; nil when they are not known.
    public static func of(_ language: LanguageTag) -> Conventions? {
        all.first { $0.language == language } ?? all.first { $0.language.text == language.language }
    }
}

/// How numbers and measures are written.
struct NumberWords: Sendable {
    let groupSeparator: String
    let decimalSeparator: String
    /// Between a number and its unit.
    let unitSpace: String
    /// Between a number and %.
    let percentSpace: String
    /// Byte units by powers of 1000.
    let byteUnits: [String]
}

/// How days are written, far and near.
struct DateWords: Sendable {
    let months: [String]
    let shortMonths: [String]
    /// What follows the day of month 1.
    let firstDaySuffix: String
    /// Between hours and minutes.
    let hourSeparator: String
    let today: String
    let yesterday: String
    let tomorrow: String
    /// With `{span}`: so long ago.
    let past: String
    /// With `{span}`: in so long.
    let future: String
    let spans: [TimeSpan: SpanWords]
}

/// The units of a rough distance in time.
enum TimeSpan: Hashable, Sendable {
    case day, week, month, year
}

/// A unit of time in the singular and plural.
struct SpanWords: Sendable {
    let one: String
    let other: String
}

/// How several things are listed.
struct ListWords: Sendable {
    let and: String
    let or: String
}
