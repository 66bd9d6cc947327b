import OpeningHours
import Testing

@Suite("Reading an expression")
struct ReadingTests {
    @Test(
        "what is not one is refused, with the place and the reason",
        arguments: [
            ("", 0, "empty"), ("   ", 3, "empty"), ("https://example.org", 0, "unknownWord"),
            ("Lundi-Vendredi 9h-17h30", 0, "unknownWord"), ("Mo-Vendredi 09:00-12:00", 3, "weekdayExpected"),
            ("Mo 10-12", 3, "unexpected"), ("Mo 10:00", 8, "singleTime"), ("Mo 10:00-", 9, "timeExpected"),
            ("Mo 25:00-26:00", 3, "timeOutOfRange"), ("Mo 10:60-12:00", 3, "timeOutOfRange"),
            ("Mo 10:00-49:00", 9, "timeOutOfRange"), ("10:00-16:00/01:30", 11, "pointsInTime"),
            ("Mo \"call", 3, "unclosedComment"), ("Mo & Tu", 3, "character"),
            ("Mo[6] 10:00-12:00", 3, "occurrenceOutOfRange"),
            ("Mo[3-1]", 5, "rangeReversed"), ("Feb 30 off", 4, "dayOutOfRange"),
            ("Apr 20-10 off", 7, "rangeReversed"),
            ("Dec 24-Jan off", 6, "dateExpected"), ("week 54", 5, "weekOutOfRange"),
            ("2027-2026", 5, "rangeReversed"),
            ("week 1-9/0", 8, "periodOutOfRange"), ("Dec 25 +400 days", 7, "offsetOutOfRange"),
            ("Mo 10:00-12:00; ; Tu", 16, "unexpected"), ("Mo 10:00-12:00 ||", 17, "ruleExpected"),
            ("Mo, 10:00-12:00", 2, "unexpected"), ("Mo 10:00-12:00 14:00-16:00", 15, "unexpected"),
            ("12345", 0, "number"),
        ])
    func refuses(text: String, position: Int, reason: String) {
        #expect {
            try OpeningHours(parsing: text)
        } throws: { error in
            let error = error as? OpeningHoursError
            #expect(error.map { "\($0.reason) \($0.position)" } == "\(reason) \(position)")
            return true
        }
    }

    @Test("the length and the number of rules are bounded")
    func bounds() throws {
        let rule = "Mo 10:00-12:00"
        #expect(throws: Never.self) { try OpeningHours(parsing: String(repeating: rule + ";", count: 100)) }
        #expect(throws: OpeningHoursError.self) {
            try OpeningHours(parsing: String(repeating: rule + ";", count: 101))
        }
        #expect(throws: OpeningHoursError.self) {
            try OpeningHours(parsing: String(repeating: " ", count: 2001))
        }
    }

    @Test(
        "the plain spelling is the one of the specification",
        arguments: [
            ("mo-fr 9:00 – 12:00 , 14:00 - 17:00;", "Mo-Fr 09:00-12:00,14:00-17:00"),
            ("open", "24/7"), ("closed", "off"), ("24/7; PH closed \"fermé\"", "24/7; PH off \"fermé\""),
            ("\"call\"", "unknown \"call\""),
            ("Mo-Fr 10:00-12:00||\"call\"", "Mo-Fr 10:00-12:00 || unknown \"call\""),
            ("Mo 10:00-12:00 , We 14:00-16:00 open", "Mo 10:00-12:00, We 14:00-16:00"),
            ("Dec 24,25: off", "Dec 24,Dec 25 off"),
            ("week 1-9/2 PH,Mo 10:00-12:00", "week 01-09/2 Mo,PH 10:00-12:00"),
            ("easter -1 day - easter+2 days off", "easter -1 day-easter +2 days off"),
            ("2026 Dec 24-2027 Jan 2 off", "2026 Dec 24-2027 Jan 02 off"),
            ("(sunrise+1:00)-sunset", "(sunrise+01:00)-sunset"), ("Sa[-1,1-2] +1 day", "Sa[-1,1-2] +1 day"),
            ("SH Mo-Fr 10:00+", "SH Mo-Fr 10:00+"), ("2026-2030/2,2035+ Mo", "2026-2030/2,2035+ Mo"),
        ])
    func canonical(text: String, expected: String) throws {
        let hours = try OpeningHours(parsing: text)
        #expect(hours.canonical == expected)
        #expect(try OpeningHours(parsing: expected).canonical == expected)
    }
}
