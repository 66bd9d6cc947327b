extension OpeningHours {
    /// The expression in the plain spelling of the specification; reading it gives the same rules.
    public var canonical: String {
        rules.enumerated().map { ($0 == 0 ? "" : $1.joint.rawValue) + $1.canonical }.joined()
    }
}

extension Rule {
    var canonical: String {
        let selectors = [
            label.map { "\"\($0)\":" }, dates.canonical, weekdays.canonical,
            times.isEmpty ? nil : times.map(\.canonical).joined(separator: ","),
        ].compactMap { $0 }.filter { !$0.isEmpty }
        let isAlways = selectors.isEmpty && kind == .open
        return ((isAlways ? ["24/7"] : selectors) + modifier).joined(separator: " ")
    }

    private var modifier: [String] {
        let words = comment.map { "\"\($0)\"" }
        switch kind {
        case .open: return words.map { ["open", $0] } ?? []
        case .closed: return ["off"] + (words.map { [$0] } ?? [])
        case .unknown: return ["unknown"] + (words.map { [$0] } ?? [])
        }
    }
}

extension DateSelector {
    var canonical: String {
        let weekList = weeks.map(\.canonical).joined(separator: ",")
        return [
            years.map(\.canonical).joined(separator: ","), dates.map(\.canonical).joined(separator: ","),
            weekList.isEmpty ? "" : "week \(weekList)",
        ].filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension YearRange {
    var canonical: String {
        guard let to else { return period == 1 ? "\(from)+" : "\(from)/\(period)" }
        return to == from ? "\(from)" : "\(from)-\(to)" + suffix(period)
    }
}

extension WeekRange {
    var canonical: String {
        from == to ? twoDigits(from) : "\(twoDigits(from))-\(twoDigits(to))" + suffix(period)
    }
}

extension DateRange {
    var canonical: String {
        from.canonical + (to.map { "-\($0.canonical)" } ?? "") + (isOpenEnded ? "+" : "") + suffix(periodDays)
    }
}

extension DateAnchor {
    var canonical: String {
        (year.map { "\($0) " } ?? "") + base.canonical + (nearest?.canonical ?? "") + dayOffset(offsetDays)
    }
}

extension DateAnchor.Nearest {
    var canonical: String { " \(isAfter ? "+" : "-")\(weekday.symbol)" }
}

extension DateAnchor.Base {
    var canonical: String {
        switch self {
        case .month(let month): return monthName(month)
        case .day(let month, let day): return "\(monthName(month)) \(twoDigits(day))"
        case .easter: return "easter"
        case .weekday(let month, let weekday, let occurrence):
            return "\(monthName(month)) \(weekday.symbol)[\(occurrence)]"
        }
    }
}

extension WeekdaySelector {
    var canonical: String {
        let weekdayList = ranges.map(\.canonical).joined(separator: ",")
        let holidayList = holidays.map(\.canonical).joined(separator: ",")
        let lists = bothNeeded ? [holidayList, weekdayList] : [weekdayList, holidayList]
        return lists.filter { !$0.isEmpty }.joined(separator: bothNeeded ? " " : ",")
    }
}

extension WeekdayRange {
    var canonical: String {
        if from != to { return "\(from.symbol)-\(to.symbol)" }
        let numbers = occurrences.map { range in
            range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
        }
        return from.symbol + (numbers.isEmpty ? "" : "[\(numbers.joined(separator: ","))]")
            + dayOffset(offsetDays)
    }
}

extension Holiday {
    var canonical: String { kind.rawValue + dayOffset(offsetDays) }
}

extension TimeSpan {
    var canonical: String {
        guard let end else { return start.canonical + "+" }
        return "\(start.canonical)-\(end.canonical)" + (extends ? "+" : "")
    }
}

extension TimePoint {
    var canonical: String {
        switch self {
        case .clock(let minute): return clockText(minute)
        case .sun(let event, 0): return event.rawValue
        case .sun(let event, let offset):
            return "(\(event.rawValue)\(offset < 0 ? "-" : "+")\(clockText(abs(offset))))"
        }
    }
}

private func clockText(_ minute: Int) -> String { "\(twoDigits(minute / 60)):\(twoDigits(minute % 60))" }

private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

private func suffix(_ period: Int) -> String { period == 1 ? "" : "/\(period)" }

private func dayOffset(_ offset: Int) -> String {
    if offset == 0 { return "" }
    return " \(offset < 0 ? "-" : "+")\(abs(offset)) \(abs(offset) == 1 ? "day" : "days")"
}

private func monthName(_ month: Int) -> String { Parser.months[month - 1].capitalizedFirst }

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
