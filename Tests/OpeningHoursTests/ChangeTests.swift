import OpeningHours
import Testing

@Suite("When the state changes")
struct ChangeTests {
    @Test(
        "the next change is the next opening or closing",
        arguments: [
            ("Mo-Fr 09:00-12:00,14:00-18:00", "2026-11-23 09:30", "2026-11-23 12:00", "closed"),
            ("Mo-Fr 09:00-12:00,14:00-18:00", "2026-11-27 18:00", "2026-11-30 09:00", "open"),
            ("Mo-Fr 09:00-12:00; PH off", "2026-12-24 12:00", "2026-12-28 09:00", "open"),
            ("Fr 22:00-04:00", "2026-11-27 23:00", "2026-11-28 04:00", "closed"),
            ("Mo-Tu 00:00-24:00", "2026-11-23 10:00", "2026-11-25 00:00", "closed"),
            ("Dec 25", "2026-12-26 00:00", "2027-12-25 00:00", "open"),
        ])
    func next(expression: String, after: String, at: String, kind: String) throws {
        let change = try OpeningHours(parsing: expression).nextChange(after: moment(after), holidays: .france)
        #expect(change?.moment == (try moment(at)))
        #expect(change?.state.kind.rawValue == kind)
    }

    @Test(
        "there is none when the state stays, or changes beyond the horizon",
        arguments: ["24/7", "off", "2030 Jan"])
    func never(expression: String) throws {
        #expect(try OpeningHours(parsing: expression).nextChange(after: moment("2026-11-23 10:00")) == nil)
    }

    @Test(
        "no minute before it differs, and it does",
        arguments: [
            "Mo-Th 11:00-02:00; Fr 11:00-06:00 || Su \"perhaps\"",
            "Sa 22:00+; Su 10:00-12:00, Su 11:00-14:00 unknown",
            "Mo-Su 08:00-18:00; Th[-1] off; PH 10:00-12:00", "week 01-53/2 Mo-We 20:00-03:00, sunset-22:00",
        ])
    func scan(expression: String) throws {
        let hours = try OpeningHours(parsing: expression)
        var last = try moment("2026-10-28 00:00")
        var change = hours.nextChange(after: last, holidays: .france)
        for step in 1..<(6 * 1440) {
            let now = try #require(
                LocalMoment(
                    date: try moment("2026-10-28 00:00").date.adding(days: step / 1440),
                    minuteOfDay: step % 1440))
            let differs = hours.state(at: now, holidays: .france) != hours.state(at: last, holidays: .france)
            #expect(differs == (change?.moment == now), "\(expression) at \(now)")
            if differs { change = hours.nextChange(after: now, holidays: .france) }
            last = now
        }
    }
}
