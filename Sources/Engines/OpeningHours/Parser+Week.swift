extension Parser {
    /// Weekdays and holidays in a list; or holidays, then the weekdays they must fall on.
    mutating func weekdaySelector() throws(OpeningHoursError) -> WeekdaySelector {
        var selector = WeekdaySelector()
        try weekdayList(into: &selector)
        if selector.ranges.isEmpty, !selector.holidays.isEmpty, weekday(0) != nil {
            selector.bothNeeded = true
            try weekdayList(into: &selector)
        }
        return selector
    }

    private mutating func weekdayList(into selector: inout WeekdaySelector) throws(OpeningHoursError) {
        while true {
            if weekday(0) != nil {
                selector.ranges.append(try weekdayRange())
            } else if let kind = holiday(0) {
                advance()
                selector.holidays.append(Holiday(kind: kind, offsetDays: try dayOffset()))
            }
            guard current == .sign(","), weekday(1) != nil || holiday(1) != nil, !selector.isEmpty else {
                return
            }
            advance()
        }
    }

    private mutating func weekdayRange() throws(OpeningHoursError) -> WeekdayRange {
        guard let from = weekday(0) else { throw error(.weekdayExpected) }
        advance()
        var range = WeekdayRange(from: from, to: from)
        if take("-") {
            guard let to = weekday(0) else { throw error(.weekdayExpected) }
            advance()
            range.to = to
        } else if current == .sign("[") {
            range.occurrences = try occurrences()
            range.offsetDays = try dayOffset()
        }
        return range
    }

    /// "[1,-1]", "[2-4]"
    mutating func occurrences() throws(OpeningHoursError) -> [ClosedRange<Int>] {
        var ranges: [ClosedRange<Int>] = []
        repeat {
            advance()
            ranges.append(try occurrence())
        } while current == .sign(",")
        guard take("]") else { throw unexpected() }
        return ranges
    }

    private mutating func occurrence() throws(OpeningHoursError) -> ClosedRange<Int> {
        let isFromEnd = take("-")
        let from = try occurrenceNumber()
        if isFromEnd { return -from ... -from }
        guard take("-") else { return from...from }
        let position = self
        let to = try occurrenceNumber()
        if to < from { throw position.error(.rangeReversed) }
        return from...to
    }

    private mutating func occurrenceNumber() throws(OpeningHoursError) -> Int {
        guard let number = shortNumber(), (1...5).contains(number) else { throw error(.occurrenceOutOfRange) }
        advance()
        return number
    }

    private func weekday(_ distance: Int) -> Weekday? {
        guard case .word(let word) = peek(distance) else { return nil }
        return Weekday(symbol: word)
    }

    private func holiday(_ distance: Int) -> Holiday.Kind? {
        guard case .word(let word) = peek(distance) else { return nil }
        return Holiday.Kind(rawValue: word.uppercased())
    }
}
