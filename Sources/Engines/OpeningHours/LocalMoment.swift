/// A minute on the clock of the wall: a day and the minute of it.
public struct LocalMoment: Hashable, Comparable, Sendable {
    /// The day.
    public let date: LocalDate
    /// 0 (midnight) to 1439.
    public let minuteOfDay: Int

    /// Nil when the minute is not within a day.
    public init?(date: LocalDate, minuteOfDay: Int) {
        guard (0..<minutesPerDay).contains(minuteOfDay) else { return nil }
        self.init(date, minuteOfDay)
    }

    /// Nil when there is no such day or minute.
    public init?(year: Int, month: Int, day: Int, minuteOfDay: Int) {
        guard let date = LocalDate(year: year, month: month, day: day) else { return nil }
        self.init(date: date, minuteOfDay: minuteOfDay)
    }

    init(_ date: LocalDate, _ minuteOfDay: Int) {
        self.date = date
        self.minuteOfDay = minuteOfDay
    }

    /// The earlier one is the smaller.
    public static func < (left: LocalMoment, right: LocalMoment) -> Bool {
        (left.date, left.minuteOfDay) < (right.date, right.minuteOfDay)
    }
}

/// Minutes of a day on the wall clock; days on which clocks change count as plain ones.
let minutesPerDay = 1440
