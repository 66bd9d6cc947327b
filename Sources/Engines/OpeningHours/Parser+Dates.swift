extension Parser {
    /// Years, dates and weeks, each optional, in this order.
    mutating func dateSelector() throws(OpeningHoursError) -> DateSelector {
        var selector = DateSelector()
        selector.years = try yearRanges()
        if startsDate(0) {
            let year = selector.years.count == 1 ? selector.years[0].single : nil
            if year != nil { selector.years = [] }
            selector.dates = try dateRanges(year: year)
        }
        selector.weeks = try weekRanges()
        return selector
    }

    // MARK: Years

    private mutating func yearRanges() throws(OpeningHoursError) -> [YearRange] {
        var ranges: [YearRange] = []
        while year(0) != nil, ranges.isEmpty || !startsDate(1) {
            ranges.append(try yearRange())
            guard current == .sign(","), year(1) != nil, !startsDate(2) else { break }
            advance()
        }
        return ranges
    }

    private mutating func yearRange() throws(OpeningHoursError) -> YearRange {
        guard let from = year(0) else { throw unexpected() }
        advance()
        if current == .sign("+"), !isOffset {
            advance()
        } else {
            guard current == .sign("-"), let to = year(1) else {
                let period = try period()
                return YearRange(from: from, to: period == 1 ? from : nil, period: period)
            }
            advance()
            if to < from { throw error(.rangeReversed) }
            advance()
            return YearRange(from: from, to: to, period: try period())
        }
        return YearRange(from: from, to: nil)
    }

    private func year(_ distance: Int) -> Int? {
        guard case .number(let value, 4) = peek(distance), (1000...9998).contains(value) else { return nil }
        return value
    }

    private var isOffset: Bool {
        if case .number = peek(1) { return true }
        return false
    }

    // MARK: Dates

    /// A month or Easter, with or without a year before it.
    private func startsDate(_ distance: Int) -> Bool {
        guard case .word(let word) = peek(year(distance) == nil ? distance : distance + 1) else {
            return false
        }
        return word == "easter" || Self.months.contains(word)
    }

    private mutating func dateRanges(year: Int?) throws(OpeningHoursError) -> [DateRange] {
        var ranges = [try dateRange(year: year, month: nil)]
        while current == .sign(",") {
            if startsDate(1) {
                advance()
                ranges.append(try dateRange(year: year, month: nil))
            } else if shortNumber(1) != nil, case .day(let month, _) = ranges[ranges.count - 1].last.base {
                advance()
                ranges.append(try dateRange(year: ranges[ranges.count - 1].last.year, month: month))
            } else {
                break
            }
        }
        return ranges
    }

    private mutating func dateRange(year: Int?, month: Int?) throws(OpeningHoursError) -> DateRange {
        var range = DateRange(from: try anchor(year: year, month: month), to: nil)
        if current == .sign("-") {
            let position = self
            advance()
            let to = try rangeEnd(after: range.from)
            let mixed = range.from.isMonth != to.isMonth || (range.from.year == nil && to.year != nil)
            if mixed { throw position.error(.dateExpected) }
            range.to = to
        } else if current == .sign("+") {
            advance()
            range.isOpenEnded = true
        }
        range.periodDays = try period()
        return range
    }

    /// The end of a range: "26" of the same month, or a whole date.
    private mutating func rangeEnd(after from: DateAnchor) throws(OpeningHoursError) -> DateAnchor {
        guard shortNumber() != nil, case .day(let month, let first) = from.base else {
            guard startsDate(0) else { throw error(.dateExpected) }
            return try anchor(year: nil, month: nil)
        }
        let position = self
        let end = try anchor(year: from.year, month: month)
        if case .day(_, let last) = end.base, last < first { throw position.error(.rangeReversed) }
        return end
    }

    private mutating func anchor(year given: Int?, month: Int?) throws(OpeningHoursError) -> DateAnchor {
        var year = given
        if let own = self.year(0) {
            year = own
            advance()
        }
        var anchor = DateAnchor(year: year, base: try base(month: month))
        if !anchor.isMonth {
            anchor.nearest = takeNearest()
            anchor.offsetDays = try dayOffset()
        }
        return anchor
    }

    private mutating func base(month given: Int?) throws(OpeningHoursError) -> DateAnchor.Base {
        if let given { return try day(of: given) }
        guard case .word(let word) = current else { throw error(.dateExpected) }
        if word == "easter" {
            advance()
            return .easter
        }
        guard let index = Self.months.firstIndex(of: word) else { throw error(.dateExpected) }
        advance()
        if shortNumber() != nil { return try day(of: index + 1) }
        return try weekdayOfMonth(index + 1) ?? .month(index + 1)
    }

    private mutating func day(of month: Int) throws(OpeningHoursError) -> DateAnchor.Base {
        guard let day = shortNumber(), (1...LocalDate.length(ofMonth: month, in: 2000)).contains(day) else {
            throw error(.dayOutOfRange)
        }
        advance()
        return .day(month: month, day)
    }

    /// "Su[-1]" after a month, when a range of dates begins or ends with it; else the weekdays of a month are
    /// meant.
    private mutating func weekdayOfMonth(_ month: Int) throws(OpeningHoursError) -> DateAnchor.Base? {
        guard case .word(let word) = current, let weekday = Weekday(symbol: word), peek(1) == .sign("[")
        else {
            return nil
        }
        let start = self
        advance()
        let occurrences = try occurrences()
        var ahead = self
        _ = try ahead.dayOffset()
        let endsRange = start.followsDash
        let startsRange = ahead.current == .sign("-") && ahead.startsDate(1)
        guard endsRange || startsRange, occurrences.count == 1, occurrences[0].count == 1 else {
            self = start
            return nil
        }
        return .weekday(month: month, weekday, occurrence: occurrences[0].lowerBound)
    }

    /// Whether the month just read stands after a dash.
    private var followsDash: Bool { peek(-2) == .sign("-") || (year(-2) != nil && peek(-3) == .sign("-")) }

    private mutating func takeNearest() -> DateAnchor.Nearest? {
        guard let sign = plusOrMinus, case .word(let word) = peek(1), let weekday = Weekday(symbol: word)
        else {
            return nil
        }
        advance(2)
        return DateAnchor.Nearest(weekday: weekday, isAfter: sign > 0)
    }

    // MARK: Weeks

    private mutating func weekRanges() throws(OpeningHoursError) -> [WeekRange] {
        guard current == .word("week") else { return [] }
        advance()
        var ranges = [try weekRange()]
        while current == .sign(","), shortNumber(1) != nil {
            advance()
            ranges.append(try weekRange())
        }
        return ranges
    }

    private mutating func weekRange() throws(OpeningHoursError) -> WeekRange {
        let from = try week()
        guard current == .sign("-") else { return WeekRange(from: from, to: from) }
        advance()
        return WeekRange(from: from, to: try week(), period: try period())
    }

    private mutating func week() throws(OpeningHoursError) -> Int {
        guard let week = shortNumber(), (1...53).contains(week) else { throw error(.weekOutOfRange) }
        advance()
        return week
    }
}

extension YearRange {
    /// The year, when it is one only.
    fileprivate var single: Int? { to == from ? from : nil }
}

extension DateRange {
    fileprivate var last: DateAnchor { to ?? from }
}

extension DateAnchor {
    fileprivate var isMonth: Bool {
        if case .month = base { return true }
        return false
    }
}
