/// From a time to another, in minutes from midnight; the end may lie in the next day.
struct TimeSpan: Hashable, Sendable {
    var start: TimePoint
    /// Nil: open end, "18:00+".
    var end: TimePoint?
    /// A sure time followed by an open end, "14:00-17:00+".
    var extends = false

    /// The pieces of the span: the sure one, then the one whose end is not known.
    func parts(startsOfRule: [Int]) -> [(start: Int, end: Int, doubt: State.Doubt?)] {
        let from = start.earliest
        let until = end.map { $0.latest > from ? $0.latest : $0.latest + minutesPerDay }
        let doubt: State.Doubt? = start.isSure && end?.isSure ?? true ? nil : .sun
        let sure = until.map { [(start: from, end: $0, doubt: doubt)] } ?? []
        guard extends || end == nil else { return sure }
        let opens = until ?? from
        let next = startsOfRule.filter { $0 > opens }.min() ?? .max
        return sure + [(start: opens, end: min(next, Self.guessedEnd(of: opens)), doubt: .openEnd)]
    }

    /// How far an open end reaches, by the convention of the reference implementation named in the
    /// specification: to midnight, or ten hours from 17:00 on, or eight from 22:00 on.
    private static func guessedEnd(of minute: Int) -> Int {
        switch minute {
        case ..<(17 * 60): return minutesPerDay
        case ..<(22 * 60): return minute + 10 * 60
        default: return minute + 8 * 60
        }
    }
}

/// A time of the clock, or one the sun decides.
enum TimePoint: Hashable, Sendable {
    case clock(minute: Int)
    case sun(SunEvent, offsetMinutes: Int)

    var isSure: Bool {
        if case .clock = self { return true }
        return false
    }

    /// The first minute it can be.
    var earliest: Int {
        switch self {
        case .clock(let minute): return minute
        case .sun(let event, let offset):
            return min(max(event.bounds.lowerBound + offset, 0), minutesPerDay - 1)
        }
    }

    /// The last minute it can be.
    var latest: Int {
        switch self {
        case .clock(let minute): return minute
        case .sun(let event, let offset): return min(max(event.bounds.upperBound + offset, 1), minutesPerDay)
        }
    }
}

/// Events of the sun; without a position only the half of the day they fall in is known.
enum SunEvent: String, Hashable, Sendable {
    case dawn, sunrise, sunset, dusk

    var bounds: ClosedRange<Int> {
        switch self {
        case .dawn, .sunrise: return 0...(minutesPerDay / 2)
        case .sunset, .dusk: return (minutesPerDay / 2)...minutesPerDay
        }
    }
}
