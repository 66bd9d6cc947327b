/// The hours of a week that is like every other, for pages to put into words.
public struct Timetable: Hashable, Sendable {
    /// Monday to Sunday, each with its hours in order; none: closed.
    public let days: [DaySchedule]
    /// The hours of public holidays; nil when the expression does not speak of them.
    public let publicHolidays: [Hours]?
    /// The hours of school holidays; nil when the expression does not speak of them.
    public let schoolHolidays: [Hours]?
}

/// The hours that begin on one weekday.
public struct DaySchedule: Hashable, Sendable {
    /// The day they begin on.
    public let weekday: Weekday
    /// In order; none: closed.
    public let hours: [Hours]
}

/// From one minute of a day up to another, open or perhaps open.
public struct Hours: Hashable, Sendable {
    /// From the midnight the day begins with.
    public let startMinute: Int
    /// Above 1440 when they end on the day after.
    public let endMinute: Int
    /// Open or unknown; never closed.
    public let state: State
}

extension OpeningHours {
    /// The timetable of an expression that is the same every week; nil for one that speaks of years, dates,
    /// weeks or of some weekdays of a month only, or that treats holidays differently by weekday.
    public var week: Timetable? {
        guard rules.allSatisfy(\.isWeekly) else { return nil }
        let publicHolidays = hours(of: .publicHoliday)
        let schoolHolidays = hours(of: .schoolHoliday)
        guard publicHolidays.count <= 1, schoolHolidays.count <= 1 else { return nil }
        return Timetable(
            days: Weekday.allCases.map {
                DaySchedule(weekday: $0, hours: hours(beginningOn: $0, Self.noHolidays))
            },
            publicHolidays: publicHolidays.first, schoolHolidays: schoolHolidays.first)
    }

    /// The hours of a holiday, by weekday: none when the expression does not name it, one when all are alike.
    private func hours(of kind: Holiday.Kind) -> Set<[Hours]> {
        guard names(kind) else { return [] }
        return Set(
            Weekday.allCases.map { hours(beginningOn: $0, .only(kind, on: $0.referenceDate)) })
    }

    private func hours(beginningOn weekday: Weekday, _ holidays: HolidayCalendar) -> [Hours] {
        let evaluation = DayEvaluation(rules: rules, holidays: holidays)
        let line = (-2...3).flatMap { day in
            evaluation.stretches(on: weekday.referenceDate.adding(days: day)).map {
                Stretch($0.start + day * minutesPerDay, $0.end + day * minutesPerDay, $0.state)
            }
        }
        return line.joiningNeighbours().filter { $0.state.kind != .closed }.flatMap(\.dividedByDay)
            .filter { (0..<minutesPerDay).contains($0.start) }
            .map { Hours(startMinute: $0.start, endMinute: $0.end, state: $0.state) }
    }

    private static let noHolidays = HolidayCalendar.unknown.assuming(
        publicHoliday: false, schoolHoliday: false)
}

extension HolidayCalendar {
    /// One day is a holiday, no other.
    fileprivate static func only(_ kind: Holiday.Kind, on day: LocalDate) -> HolidayCalendar {
        HolidayCalendar(
            isPublicHoliday: { kind == .publicHoliday && $0 == day },
            isSchoolHoliday: { kind == .schoolHoliday && $0 == day })
    }
}

extension Weekday {
    /// Any week will do: the expression is the same in all of them.
    fileprivate var referenceDate: LocalDate { LocalDate(dayNumber: 3 + rawValue) }
}

extension Stretch {
    /// Cut at every midnight, when it is longer than a day; "22:00-04:00" stays whole.
    fileprivate var dividedByDay: [Stretch] {
        guard end - start > minutesPerDay else { return [self] }
        let midnights = (-2...3).map { $0 * minutesPerDay }.filter { start < $0 && $0 < end }
        return zip([start] + midnights, midnights + [end]).map { Stretch($0, $1, state) }
    }
}

extension Rule {
    fileprivate var isWeekly: Bool {
        dates.isEmpty && weekdays.ranges.allSatisfy { $0.occurrences.isEmpty }
            && weekdays.holidays.allSatisfy { $0.offsetDays == 0 }
    }
}
