import OpeningHours
import Testing

/// "2026-11-23 09:30" as a moment.
func moment(_ text: String) throws -> LocalMoment {
    let numbers = text.split { "- :".contains($0) }.compactMap { Int($0) }
    try #require(numbers.count == 5, "not a moment: \(text)")
    return try #require(
        LocalMoment(
            year: numbers[0], month: numbers[1], day: numbers[2], minuteOfDay: numbers[3] * 60 + numbers[4]))
}

func state(_ expression: String, _ time: String, _ holidays: HolidayCalendar = .france) throws -> State {
    try OpeningHours(parsing: expression).state(at: moment(time), holidays: holidays)
}

@Suite("The state of a place at a minute")
struct StateTests {
    @Test("agrees with another program wherever both follow the specification")
    func agrees() throws {
        var compared = 0
        var hours: OpeningHours?
        for line in agreedStates.split(separator: "\n") {
            guard line.hasPrefix("  ") else {
                hours = try OpeningHours(parsing: String(line))
                continue
            }
            for token in line.split(separator: " ") {
                let kind = hours?.state(at: try agreedMoment(token), holidays: .france).kind
                #expect(kind?.rawValue.first == token.last, "\(hours?.canonical ?? "") at \(token)")
                compared += 1
            }
        }
        #expect(compared == 1126)
    }

    private func agreedMoment(_ token: Substring) throws -> LocalMoment {
        let digits = token.compactMap(\.wholeNumberValue)
        let pairs = stride(from: 0, to: 10, by: 2).map { digits[$0] * 10 + digits[$0 + 1] }
        return try #require(
            LocalMoment(
                year: 2000 + pairs[0], month: pairs[1], day: pairs[2], minuteOfDay: pairs[3] * 60 + pairs[4]))
    }

    /// Each with what opening-hours-py 2.1.4 answers, or that it cannot read it, and why we answer otherwise.
    /// "js" is opening_hours.js, the implementation the specification names as its reference, by its README.
    @Test(
        "follows the specification and its reference where that program does not",
        arguments: [
            // js: "just a comment (without state) will also result in unknown"; there: open
            ("\"by appointment\"", "2026-01-05 10:00", "unknown"),
            ("Mo-Fr 09:00-12:00 \"sonnez\"", "2026-01-05 10:00", "unknown"),
            // A fallback speaks of every minute left closed; there: only of days no rule speaks of
            ("Mo-Fr 08:00-12:00 || \"by appointment\"", "2026-01-05 13:00", "unknown"),
            ("We-Fr 10:00-24:00 open \"it is open\" || \"please call\"", "2026-01-07 09:00", "unknown"),
            ("Mo-Fr 08:00-12:00; We off || unknown \"call us\"", "2026-01-07 09:00", "unknown"),
            ("Fr-Sa 20:00-04:00 || Fr-Sa 18:00-04:00 open \"bar\"", "2026-01-02 18:30", "open"),
            // "PH Mo-Fr" is holidays on weekdays; there: read as "PH,Mo-Fr"
            ("PH Mo-Fr 09:00-12:00", "2026-01-02 10:00", "closed"),
            ("PH Mo-Fr 09:00-12:00", "2026-01-01 10:00", "open"),
            ("PH Mo-Fr 09:00-12:00", "2026-08-15 10:00", "closed"),
            ("SH Mo-Fr 10:00-12:00", "2026-01-05 11:00", "closed"),
            // Friday night runs over into Saturday; there: lost when an earlier rule speaks of Saturday
            ("Mo-Su 10:00-12:00; Fr 22:00-04:00", "2026-01-03 03:00", "open"),
            ("Sa 10:00-12:00; Fr 22:00-04:00", "2026-01-03 03:00", "open"),
            // A range with a year begins in that year; there: any November to February
            ("2026 Nov-Feb 10:00-12:00", "2026-01-01 11:00", "closed"),
            ("2026 Nov-Feb 10:00-12:00", "2027-02-28 11:00", "open"),
            // js: an open end is unknown, to midnight, for ten hours or for eight; there: open to midnight
            ("Mo 10:00+", "2026-01-05 23:59", "unknown"),
            ("Mo 10:00+", "2026-01-06 00:00", "closed"),
            ("Fr 17:00+", "2026-01-03 02:59", "unknown"),
            ("Fr 17:00+", "2026-01-03 03:00", "closed"),
            ("Sa 22:00+", "2026-01-04 05:59", "unknown"),
            ("We 14:00-17:00+", "2026-01-07 16:59", "open"),
            ("We 14:00-17:00+", "2026-01-07 17:00", "unknown"),
            // js: a later time cuts an open end off
            ("07:00+,12:00-16:00", "2026-01-07 11:59", "unknown"),
            ("07:00+,12:00-16:00", "2026-01-07 15:59", "open"),
            ("07:00+,12:00-16:00", "2026-01-07 16:00", "closed"),
            // Without a position the sun is not known; there: 07:00 and 19:00
            ("sunrise-sunset", "2026-01-07 12:00", "unknown"),
            ("Mo-Fr 10:00-sunset", "2026-01-07 09:59", "closed"),
            ("Mo-Fr 10:00-sunset", "2026-01-07 20:00", "unknown"),
            ("22:00-sunrise", "2026-01-07 05:00", "unknown"),
            ("22:00-sunrise", "2026-01-07 15:00", "closed"),
            // In the grammar or plain to read; there: refused
            ("Jan 01-29/7 10:00-20:00", "2026-01-15 11:00", "open"),
            ("Jan 01-29/7 10:00-20:00", "2026-01-16 11:00", "closed"),
            ("week 50-03 Mo 10:00-12:00", "2026-01-05 11:00", "open"),
            ("Nov 22 +Su 10:00-12:00", "2026-11-29 11:00", "open"),
            ("Nov 22 -Su 10:00-12:00", "2026-11-15 11:00", "open"),
            ("\"garden\": Mo 10:00-12:00", "2026-01-05 11:00", "open"),
            ("mo-fr 9:00 – 12:00 , 14:00 - 17:00", "2026-01-05 15:00", "open"),
        ])
    func differs(expression: String, time: String, kind: String) throws {
        #expect(try state(expression, time).kind.rawValue == kind)
    }

    @Test("carries the comment of the rule that decides, and why it is unknown")
    func explains() throws {
        let text =
            "Mo unknown \"on appointment\"; Th-Fr 09:00-18:00 open \"female only\"; "
            + "Su off \"really\"; Sa 18:00+"
        #expect(try state(text, "2026-01-05 10:00").comment == "on appointment")
        #expect(try state(text, "2026-01-05 10:00").doubt == .stated)
        #expect(try state(text, "2026-01-08 10:00").comment == "female only")
        #expect(try state(text, "2026-01-04 10:00").comment == "really")
        #expect(try state(text, "2026-01-06 10:00").comment == nil)
        #expect(try state(text, "2026-01-03 19:00").doubt == .openEnd)
        #expect(try state("dawn-dusk", "2026-01-03 19:00").doubt == .sun)
    }

    @Test("says when a holiday nobody knows of would change it")
    func unknownHolidays() throws {
        let text = "Mo-Fr 09:00-12:00; PH off"
        let unknown = try state(text, "2026-01-05 10:00", .unknown)
        #expect(unknown.kind == .open && unknown.holidayUnknown)
        #expect(try !state(text, "2026-01-05 13:00", .unknown).holidayUnknown)
        #expect(try !state(text, "2026-01-05 10:00", .france).holidayUnknown)
        #expect(try state("Mo-Fr 09:00-12:00; SH off", "2026-01-05 10:00", .france).holidayUnknown)
        #expect(try state("Mo-Fr 09:00-12:00; PH off", "2026-04-06 10:00", .france).kind == .closed)
    }

    @Test("is closed on a holiday of a calendar that is passed in")
    func ownCalendar() throws {
        let day = try moment("2026-03-03 00:00").date
        let calendar = HolidayCalendar(isPublicHoliday: { $0 == day }, isSchoolHoliday: { $0 < day })
        #expect(try state("10:00-12:00; PH off", "2026-03-03 11:00", calendar).kind == .closed)
        #expect(try state("10:00-12:00; SH off", "2026-03-02 11:00", calendar).kind == .closed)
        #expect(try state("10:00-12:00; SH,PH off", "2026-03-04 11:00", calendar).kind == .open)
    }
}
