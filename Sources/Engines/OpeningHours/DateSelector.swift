/// Years, dates and weeks; a day must satisfy each of them that is given.
struct DateSelector: Hashable, Sendable {
    var years: [YearRange] = []
    var dates: [DateRange] = []
    var weeks: [WeekRange] = []

    var isEmpty: Bool { years.isEmpty && dates.isEmpty && weeks.isEmpty }

    func contains(_ date: LocalDate) -> Bool {
        (years.isEmpty || years.contains { $0.contains(date.year) })
            && (dates.isEmpty || dates.contains { $0.contains(date) })
            && (weeks.isEmpty || weeks.contains { $0.contains(date.isoWeek) })
    }
}

/// "2026", "2026-2030/2", "2026+".
struct YearRange: Hashable, Sendable {
    var from: Int
    /// Nil: no end.
    var to: Int?
    var period = 1

    func contains(_ year: Int) -> Bool {
        from <= year && year <= to ?? .max && (year - from).isMultiple(of: period)
    }
}

/// "week 10", "week 02-52/2"; a range may pass the end of the year.
struct WeekRange: Hashable, Sendable {
    var from: Int
    var to: Int
    var period = 1

    func contains(_ week: Int) -> Bool {
        if from <= to { return from <= week && week <= to && (week - from).isMultiple(of: period) }
        return period == 1 && (from <= week || week <= to)
    }
}

/// "Dec", "Dec 24", "Nov-Feb", "Dec 24-Jan 2", "easter -2 days-easter +1 day", "Jan 1-31/7", "Nov 25+".
struct DateRange: Hashable, Sendable {
    var from: DateAnchor
    var to: DateAnchor?
    var isOpenEnded = false
    var periodDays = 1

    func contains(_ date: LocalDate) -> Bool {
        let years = from.year.map { [$0] } ?? [date.year - 1, date.year, date.year + 1]
        return years.contains { contains(date, beginningIn: $0) }
    }

    private func contains(_ date: LocalDate, beginningIn year: Int) -> Bool {
        guard let start = from.days(in: year)?.lowerBound, start <= date else { return false }
        if isOpenEnded { return from.year != nil || date.year == year }
        guard let end = end(in: year, after: start), date <= end else { return false }
        return (date.dayNumber - start.dayNumber).isMultiple(of: periodDays)
    }

    /// The last day; in the next year when the dates stand the other way round.
    private func end(in year: Int, after start: LocalDate) -> LocalDate? {
        guard let to else { return from.days(in: year)?.upperBound }
        let end = to.days(in: to.year ?? year)?.upperBound
        guard let end, end < start, to.year == nil else { return end }
        return to.days(in: year + 1)?.upperBound
    }
}

/// One end of a range of dates.
struct DateAnchor: Hashable, Sendable {
    enum Base: Hashable, Sendable {
        case month(Int)
        case day(month: Int, Int)
        case easter
        case weekday(month: Int, Weekday, occurrence: Int)
    }

    var year: Int?
    var base: Base
    /// "+Su": the next Sunday after, "-Su": the last one before.
    var nearest: Nearest?
    var offsetDays = 0

    struct Nearest: Hashable, Sendable {
        var weekday: Weekday
        var isAfter: Bool
    }

    /// The days meant in that year: one, or a whole month; nil when the year has none (29 February).
    func days(in year: Int) -> ClosedRange<LocalDate>? {
        guard (1...9998).contains(year), let days = unshifted(in: year) else { return nil }
        let shift = shift(of: days.lowerBound)
        return days.lowerBound.adding(days: shift)...days.upperBound.adding(days: shift)
    }

    private func unshifted(in year: Int) -> ClosedRange<LocalDate>? {
        switch base {
        case .month(let month):
            return LocalDate(clamping: year, month, 1)...LocalDate(clamping: year, month, 31)
        case .day(let month, let day): return LocalDate(year: year, month: month, day: day).map { $0...$0 }
        case .easter: return LocalDate.easter(year)...LocalDate.easter(year)
        case .weekday(let month, let weekday, let occurrence):
            return Self.day(month, weekday, occurrence, in: year).map { $0...$0 }
        }
    }

    /// The first, second … such weekday of a month, or the last, last but one … when negative.
    private static func day(_ month: Int, _ weekday: Weekday, _ occurrence: Int, in year: Int) -> LocalDate? {
        let edge = LocalDate(clamping: year, month, occurrence > 0 ? 1 : 31)
        let ahead = (weekday.rawValue - edge.weekday.rawValue + 7) % 7
        let weeks = occurrence > 0 ? occurrence - 1 : occurrence + (ahead == 0 ? 1 : 0)
        let day = edge.adding(days: ahead + 7 * weeks)
        return day.month == month ? day : nil
    }

    private func shift(of date: LocalDate) -> Int {
        guard let nearest else { return offsetDays }
        let ahead = (nearest.weekday.rawValue - date.weekday.rawValue + 7) % 7
        if nearest.isAfter { return offsetDays + (ahead == 0 ? 7 : ahead) }
        return offsetDays - (ahead == 0 ? 7 : 7 - ahead)
    }
}
