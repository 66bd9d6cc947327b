import Kernel
import Language
import Testing

/// Expected values: CLDR (through Babel 2.18), the Imprimerie nationale for « 1er », the EU style guide.
@Suite("Conventions of French and English")
struct ConventionsTests {
    let french = Conventions.french
    let english = Conventions.english

    @Test(
        "Whole numbers are grouped by three",
        arguments: [
            (0, "0", "0"), (999, "999", "999"), (5812, "5 812", "5,812"), (-12_345, "−12 345", "−12,345"),
            (2_800_000, "2 800 000", "2,800,000"),
            (Int.max, "9 223 372 036 854 775 807", "9,223,372,036,854,775,807"),
            (Int.min, "−9 223 372 036 854 775 808", "−9,223,372,036,854,775,808"),
        ])
    func numbers(value: Int, inFrench: String, inEnglish: String) {
        #expect(french.number(value) == inFrench.withNarrowSpaces)
        #expect(english.number(value) == inEnglish)
    }

    @Test(
        "Decimals are rounded half away from zero",
        arguments: [
            (1234.5678, 2, "1 234,57", "1,234.57"), (0.5, 0, "1", "1"), (-0.04, 1, "0,0", "0.0"),
            (2.05, 2, "2,05", "2.05"), (.infinity, 1, "–", "–"), (.nan, 1, "–", "–"), (1e300, 1, "–", "–"),
        ])
    func decimals(value: Double, digits: Int, inFrench: String, inEnglish: String) {
        #expect(french.decimal(value, fractionDigits: digits) == inFrench.withNarrowSpaces)
        #expect(english.decimal(value, fractionDigits: digits) == inEnglish)
    }

    @Test(
        "Plural categories follow CLDR",
        arguments: [
            (0, PluralCategory.one, PluralCategory.other), (1, .one, .one), (-1, .one, .one),
            (2, .other, .other), (17, .other, .other), (1_000_000, .many, .other),
            (1_000_001, .other, .other), (2_000_000, .many, .other),
        ])
    func plurals(count: Int, inFrench: PluralCategory, inEnglish: PluralCategory) {
        #expect(french.plural.category(of: count) == inFrench)
        #expect(english.plural.category(of: count) == inEnglish)
    }

    @Test(
        "Days are written out",
        arguments: [
            ("2026-11-22", "22 novembre 2026", "22 November 2026"),
            ("2026-02-01", "1er février 2026", "1 February 2026"),
            ("1999-12-31", "31 décembre 1999", "31 December 1999"),
        ])
    func dates(iso: String, inFrench: String, inEnglish: String) throws {
        let day = try #require(CalendarDate(iso8601: iso))
        #expect(french.date(day) == inFrench)
        #expect(english.date(day) == inEnglish)
    }

    @Test("Months are cut short as CLDR cuts them")
    func shortDates() throws {
        let day = try #require(CalendarDate(iso8601: "2026-09-03"))
        #expect(french.shortDate(day) == "3 sept. 2026")
        #expect(english.shortDate(day) == "3 Sept 2026")
        #expect(french.shortMonthAndYear(day) == "sept. 2026")
        #expect(french.monthAndYear(day) == "septembre 2026")
        #expect(english.monthAndYear(day) == "September 2026")
    }

    @Test("Moments are given in UTC, and say so")
    func moments() throws {
        let moment = try #require(Instant(rfc3339: "2026-11-22T09:05:59Z"))
        #expect(french.dateAndTime(moment) == "22 novembre 2026, 9\u{202F}h\u{202F}05 UTC")
        #expect(english.dateAndTime(moment) == "22 November 2026, 9:05 UTC")
    }

    @Test(
        "Distances are as rough as people say them",
        arguments: [
            (0, "0 m"), (4, "0 m"), (796, "800 m"), (994, "990 m"), (996, "1 km"), (1234, "1,2 km"),
            (1999, "2 km"), (9949, "9,9 km"), (9950, "10 km"), (38_200, "38 km"), (1_234_567, "1 235 km"),
        ])
    func distances(metres: Int, inFrench: String) {
        #expect(french.distance(metres: metres) == inFrench.withNarrowSpaces)
    }

    @Test(
        "Sizes use decimal units",
        arguments: [
            (0, "0 octet", "0 bytes"), (1, "1 octet", "1 byte"), (999, "999 octets", "999 bytes"),
            (1000, "1,0 ko", "1.0 kB"), (1_400_000, "1,4 Mo", "1.4 MB"), (999_600, "1,0 Mo", "1.0 MB"),
            (15_000_000, "15 Mo", "15 MB"), (3_000_000_000_000, "3,0 To", "3.0 TB"),
        ])
    func sizes(bytes: Int, inFrench: String, inEnglish: String) {
        #expect(french.size(bytes: bytes) == inFrench.withNarrowSpaces)
        #expect(english.size(bytes: bytes) == inEnglish.replacing(" ", with: "\u{00A0}"))
    }

    @Test(
        "Freshness is told in words",
        arguments: [
            (0, "aujourd’hui", "today"), (1, "hier", "yesterday"), (-1, "demain", "tomorrow"),
            (3, "il y a 3~jours", "3~days ago"), (14, "il y a 2~semaines", "2~weeks ago"),
            (61, "il y a 2~mois", "2~months ago"), (729, "il y a 23~mois", "23~months ago"),
            (731, "il y a 2~ans", "2~years ago"), (3653, "il y a 10~ans", "10~years ago"),
            (-5, "dans 5~jours", "in 5~days"),
        ])
    func freshness(daysAgo: Int64, inFrench: String, inEnglish: String) throws {
        let today = try #require(CalendarDate(iso8601: "2026-11-22"))
        let day = CalendarDate(daysSinceEpoch: today.daysSinceEpoch - daysAgo)
        #expect(french.freshness(of: day, today: today) == inFrench.replacing("~", with: "\u{00A0}"))
        #expect(english.freshness(of: day, today: today) == inEnglish.replacing("~", with: "\u{00A0}"))
    }

    @Test("Lists end in a word")
    func lists() {
        #expect(french.list(["a", "b", "c"]) == "a, b et c")
        #expect(english.list(["a", "b"]) == "a and b")
        #expect(french.alternatives(["association", "coopérative"]) == "association ou coopérative")
        #expect(french.list(["seul"]) == "seul")
        #expect(french.list([]).isEmpty)
    }

    @Test("Per cent is spaced in French only")
    func percent() {
        #expect(french.percent(0.94) == "94\u{202F}%")
        #expect(english.percent(0.944) == "94%")
    }
}

extension String {
    /// Ordinary spaces as U+202F, so that the tables above can be read.
    fileprivate var withNarrowSpaces: String { replacing(" ", with: "\u{202F}") }
}
