import OpeningHours
import Testing

@Suite("Holidays and the calendar")
struct HolidayTests {
    /// Service-public.fr, "Quels sont les jours fériés ?"
    @Test(
        "France has the eleven days of the law",
        arguments: [
            (2026, "101 406 501 508 514 525 714 815 1101 1111 1225"),
            (2027, "101 329 501 506 508 517 714 815 1101 1111 1225"),
        ])
    func france(year: Int, expected: String) throws {
        let days = Holidays.france(year: year).map { "\($0.month * 100 + $0.day)" }
        #expect(days.joined(separator: " ") == expected)
        #expect(Holidays.france(year: year, alsaceMoselle: true).count == 13)
        let first = try #require(LocalDate(year: year, month: 1, day: 1))
        let hours = try OpeningHours(parsing: "PH")
        let holidays = (0..<365).map(first.adding(days:)).filter {
            LocalMoment(date: $0, minuteOfDay: 0).map { hours.state(at: $0, holidays: .france).kind } == .open
        }
        #expect(holidays == Holidays.france(year: year))
    }

    /// From python-dateutil 2.9 (`dateutil.easter`), 1990 to 2049.
    private static let easters = """
        0415 0331 0419 0411 0403 0416 0407 0330 0412 0404 0423 0415 0331 0420 0411 0327 0416 0408 0323 0412
        0404 0424 0408 0331 0420 0405 0327 0416 0401 0421 0412 0404 0417 0409 0331 0420 0405 0328 0416 0401
        0421 0413 0328 0417 0409 0325 0413 0405 0425 0410 0401 0421 0406 0329 0417 0409 0325 0414 0405 0418
        """

    @Test("Easter falls where it falls")
    func easter() throws {
        let hours = try OpeningHours(parsing: "easter")
        for (year, day) in zip(1990..., Self.easters.split { $0.isWhitespace }) {
            let start = try #require(LocalMoment(year: year, month: 1, day: 1, minuteOfDay: 0))
            let change = try #require(hours.nextChange(after: start))
            #expect(change.moment.date.month * 100 + change.moment.date.day == Int(day))
        }
    }

    @Test("there are only days that exist")
    func days() {
        #expect(LocalDate(year: 2026, month: 2, day: 29) == nil)
        #expect(LocalDate(year: 2028, month: 2, day: 29)?.weekday == .tuesday)
        #expect(LocalDate(year: 2027, month: 1, day: 3)?.isoWeek == 53)
        #expect(
            LocalDate(year: 2027, month: 1, day: 3)?.adding(days: -3)
                == LocalDate(year: 2026, month: 12, day: 31))
        #expect(LocalMoment(year: 2026, month: 1, day: 1, minuteOfDay: 1440) == nil)
    }
}
