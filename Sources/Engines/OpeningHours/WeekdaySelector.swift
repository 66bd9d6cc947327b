/// Weekdays and holidays; empty: every day.
struct WeekdaySelector: Hashable, Sendable {
    var ranges: [WeekdayRange] = []
    var holidays: [Holiday] = []
    /// "PH Mo-Fr": holidays that fall on these weekdays, and no other day.
    var bothNeeded = false

    var isEmpty: Bool { ranges.isEmpty && holidays.isEmpty }

    func contains(_ date: LocalDate, _ calendar: HolidayCalendar) -> Bool {
        if isEmpty { return true }
        let onWeekday = ranges.contains { $0.contains(date) }
        let onHoliday = holidays.contains { $0.contains(date, calendar) }
        return bothNeeded ? onWeekday && onHoliday : onWeekday || onHoliday
    }
}

/// "Mo", "Fr-Mo", "Th[1,-1]", "Sa[-1] +1 day".
struct WeekdayRange: Hashable, Sendable {
    var from: Weekday
    var to: Weekday
    /// Which ones of the month; empty: all. Counted from the end when negative.
    var occurrences: [ClosedRange<Int>] = []
    var offsetDays = 0

    func contains(_ date: LocalDate) -> Bool {
        let day = date.adding(days: -offsetDays)
        let weekday = day.weekday.rawValue
        let within =
            from.rawValue <= to.rawValue
            ? from.rawValue <= weekday && weekday <= to.rawValue
            : from.rawValue <= weekday || weekday <= to.rawValue
        guard within, !occurrences.isEmpty else { return within }
        let fromStart = (day.day - 1) / 7 + 1
        let fromEnd = -((LocalDate.length(ofMonth: day.month, in: day.year) - day.day) / 7 + 1)
        return occurrences.contains { $0.contains(fromStart) || $0.contains(fromEnd) }
    }
}

/// "PH", "SH", "PH -1 day".
struct Holiday: Hashable, Sendable {
    enum Kind: String, Hashable, Sendable {
        case publicHoliday = "PH"
        case schoolHoliday = "SH"
    }

    var kind: Kind
    var offsetDays = 0

    func contains(_ date: LocalDate, _ calendar: HolidayCalendar) -> Bool {
        let day = date.adding(days: -offsetDays)
        return (kind == .publicHoliday ? calendar.isPublicHoliday(day) : calendar.isSchoolHoliday(day))
            ?? false
    }
}
