import OpeningHours
import Testing

@Suite("The timetable of a week")
struct TimetableTests {
    /// "Mo 09:00-12:00 …", one word for each day that has hours.
    private func text(_ hours: [Hours]) -> String {
        hours.map { hours in
            let times = [hours.startMinute, hours.endMinute].map { minute in
                "\(minute / 60)h\(minute % 60 == 0 ? "" : "\(minute % 60)")"
            }
            return times.joined(separator: "-") + (hours.state.kind == .open ? "" : "?")
        }.joined(separator: ",")
    }

    @Test(
        "has the hours that begin on each weekday",
        arguments: [
            ("Mo-Fr 09:00-12:00,13:30-17:00; We off", "9h-12h,13h30-17h|=| |=|=| | "),
            ("Mo-Fr 09:00-12:00; We 14:00-16:00", "9h-12h|=|14h-16h|9h-12h|=| | "),
            ("Fr 22:00-04:00, Sa 10:00-12:00", " | | | |22h-28h|10h-12h| "),
            ("Su 22:00-04:00", " | | | | | |22h-28h"),
            ("24/7", "0h-24h|=|=|=|=|=|="),
            ("Mo-Tu 00:00-24:00", "0h-24h|=| | | | | "),
            ("Sa 20:00-24:00; Su 00:00-24:00", " | | | | |20h-24h|0h-24h"),
            ("Mo 10:00-12:00+", "10h-12h,12h-24h?| | | | | | "),
            ("Mo 10:00-12:00; Mo 11:00-13:00 || We \"call\"", "11h-13h| |0h-24h?| | | | "),
        ])
    func days(expression: String, expected: String) throws {
        let week = try #require(try OpeningHours(parsing: expression).week)
        var last = ""
        let days = expected.split(separator: "|").map { day in
            if day == " " { return "" }
            if day != "=" { last = String(day) }
            return last
        }
        #expect(week.days.map { text($0.hours) } == days)
        #expect(week.days.map(\.weekday) == Weekday.allCases)
    }

    @Test("says apart what holds on holidays")
    func holidays() throws {
        let plain = try #require(try OpeningHours(parsing: "Mo-Fr 09:00-12:00; PH off; SH 10:00-11:00").week)
        #expect(plain.publicHolidays == [])
        #expect(plain.schoolHolidays.map(text) == "10h-11h")
        #expect(try OpeningHours(parsing: "Mo-Fr 09:00-12:00").week?.publicHolidays == nil)
    }

    @Test(
        "is not given when weeks differ",
        arguments: [
            "Mo[1] 10:00-12:00", "Jul-Aug Mo 10:00-12:00", "week 10 Mo", "2026 Mo",
            "Sa,PH -1 day 10:00-12:00",
            "Mo-Fr 09:00-12:00; PH Mo-Fr 10:00-11:00",
        ])
    func none(expression: String) throws {
        #expect(try OpeningHours(parsing: expression).week == nil)
    }
}
