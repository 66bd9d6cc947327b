extension Parser {
    /// Times in a list; a comma before anything else is left for the rule that follows.
    mutating func timeSelector() throws(OpeningHoursError) -> [TimeSpan] {
        guard startsTime(0) else { return [] }
        var spans = [try timeSpan()]
        while current == .sign(","), startsTime(1) {
            advance()
            spans.append(try timeSpan())
        }
        return spans
    }

    private func startsTime(_ distance: Int) -> Bool {
        switch peek(distance) {
        case .time, .sign("("): return true
        case .word(let word): return SunEvent(rawValue: word) != nil
        default: return false
        }
    }

    private mutating func timeSpan() throws(OpeningHoursError) -> TimeSpan {
        let start = try timePoint(limit: minutesPerDay)
        if take("+") { return TimeSpan(start: start, end: nil) }
        guard take("-") else { throw error(.singleTime) }
        let end = try timePoint(limit: 2 * minutesPerDay)
        let extends = take("+")
        if current == .sign("/") { throw error(.pointsInTime) }
        return TimeSpan(start: start, end: end, extends: extends)
    }

    private mutating func timePoint(limit: Int) throws(OpeningHoursError) -> TimePoint {
        if case .time(let minute) = current {
            if minute > limit { throw error(.timeOutOfRange) }
            advance()
            return .clock(minute: minute)
        }
        let isShifted = take("(")
        guard case .word(let word) = current, let event = SunEvent(rawValue: word) else {
            throw error(.timeExpected)
        }
        advance()
        return .sun(event, offsetMinutes: isShifted ? try sunOffset() : 0)
    }

    /// "+01:30)" after an event.
    private mutating func sunOffset() throws(OpeningHoursError) -> Int {
        guard let sign = plusOrMinus, case .time(let minutes) = peek(1) else { throw unexpected() }
        advance(2)
        guard take(")") else { throw unexpected() }
        return sign * minutes
    }
}
