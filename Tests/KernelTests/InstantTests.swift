import Kernel
import Testing

struct InstantTests {
    @Test(
        "The examples of RFC 3339 are read",
        arguments: [
            ("1985-04-12T23:20:50.52Z", 482_196_050_520),
            ("1996-12-19T16:39:57-08:00", 851_042_397_000),
            ("1996-12-20T00:39:57Z", 851_042_397_000),
            ("1937-01-01T12:00:27.87+00:20", -1_041_337_172_130),
            ("1970-01-01t00:00:00z", 0), ("1969-12-31T23:59:59.999Z", -1),
            ("2000-02-29T00:00:00.123456Z", 951_782_400_123),
        ] as [(String, Int64)])
    func reads(text: String, milliseconds: Int64) {
        #expect(Instant(rfc3339: text) == Instant(milliseconds: milliseconds))
    }

    @Test(
        "What is no date-time is refused",
        arguments: [
            "", "1985-04-12", "1985-04-12T23:20:50", "1985-04-12 23:20:50Z", "1985-04-12T24:00:00Z",
            "1985-04-31T23:20:50Z", "1985-04-12T23:60:50Z", "1985-04-12T23:20:61Z", "1985-04-12T23:20:50.Z",
            "1985-04-12T23:20:50+24:00", "1985-04-12T23:20:50+0100", "1985-04-12T23:20:50Zx",
            "2023-02-29T00:00:00Z", "1900-02-29T00:00:00Z",
        ])
    func refuses(text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }

    @Test(
        "It is written in UTC with milliseconds, and read again",
        arguments: [0, 1, -1, 951_782_400_123, 1_795_680_000_000, -62_135_596_800_000] as [Int64])
    func roundTrip(milliseconds: Int64) {
        let instant = Instant(milliseconds: milliseconds)
        #expect(Instant(rfc3339: instant.rfc3339) == instant)
    }

    @Test("A moment before 1970 falls in the day it belongs to")
    func dayBefore() {
        #expect(Instant(milliseconds: -1).date.description == "1969-12-31")
        #expect(Instant(milliseconds: 0).adding(seconds: -86_400).date.description == "1969-12-31")
    }
}

struct CalendarDateTests {
    @Test(
        "Days are counted as the civil calendar counts them",
        arguments: [
            ("1970-01-01", 0), ("2000-03-01", 11_017), ("2000-02-29", 11_016), ("1600-01-01", -135_140),
            ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
        ] as [(String, Int64)])
    func counts(text: String, days: Int64) {
        #expect(CalendarDate(iso8601: text)?.daysSinceEpoch == days)
        #expect(CalendarDate(daysSinceEpoch: days).description == text)
    }

    @Test(
        "A day that does not exist is refused",
        arguments: [
            "2023-02-29", "1900-02-29", "2024-04-31", "2024-13-01", "2024-00-10", "0000-01-01", "2024-1-1",
        ])
    func refuses(text: String) {
        #expect(CalendarDate(iso8601: text) == nil)
    }

    @Test("Every day of four centuries follows the one before")
    func consecutive() {
        var day = CalendarDate(daysSinceEpoch: -100)
        for _ in 0..<146_097 {
            let next = day.adding(days: 1)
            let ((year, month, date), (nextYear, nextMonth, nextDate)) = (day.components, next.components)
            let follows =
                (nextYear == year && nextMonth == month && nextDate == date + 1)
                || (nextDate == 1 && date >= 28 && (nextYear * 12 + nextMonth) == (year * 12 + month + 1))
            guard follows else {
                Issue.record("\(next) does not follow \(day)")
                return
            }
            day = next
        }
    }
}
