import Kernel

extension Conventions {
    /// A day in full: `22 novembre 2026`, `22 November 2026`; in French the first of a month is `1er`.
    public func date(_ day: CalendarDate) -> String {
        let (year, month, number) = day.components
        return "\(dayOfMonth(number)) \(name(of: month, in: dates.months)) \(year)"
    }

    /// A day with its month cut short: `22 nov. 2026`, `22 Nov 2026`.
    public func shortDate(_ day: CalendarDate) -> String {
        let (year, month, number) = day.components
        return "\(dayOfMonth(number)) \(name(of: month, in: dates.shortMonths)) \(year)"
    }

    /// Month and year: `novembre 2026`, `November 2026`.
    public func monthAndYear(_ day: CalendarDate) -> String {
        let (year, month, _) = day.components
        return "\(name(of: month, in: dates.months)) \(year)"
    }

    /// Month cut short and year: `nov. 2026`, `Nov 2026`.
    public func shortMonthAndYear(_ day: CalendarDate) -> String {
        let (year, month, _) = day.components
        return "\(name(of: month, in: dates.shortMonths)) \(year)"
    }

    /// A moment in UTC: `22 novembre 2026, 9 h 05 UTC`, `22 November 2026, 9:05 UTC`.
    public func dateAndTime(_ instant: Instant) -> String {
        let minuteOfDay = (instant.milliseconds - instant.date.start.milliseconds) / 60_000
        let (hour, minute) = minuteOfDay.quotientAndRemainder(dividingBy: 60)
        let padded = minute < 10 ? "0\(minute)" : "\(minute)"
        return "\(date(instant.date)), \(hour)\(dates.hourSeparator)\(padded) UTC"
    }

    /// How long ago, or in how long, a day is, in rough words: `hier`, `il y a 3 semaines`, `in 2 years`.
    public func freshness(of day: CalendarDate, today: CalendarDate) -> String {
        let days = Int(today.daysSinceEpoch - day.daysSinceEpoch)
        switch days {
        case 0: return dates.today
        case 1: return dates.yesterday
        case -1: return dates.tomorrow
        default:
            let frame = days > 0 ? dates.past : dates.future
            return Template(frame)?.filled(with: ["span": span(ofDays: Int(days.magnitude))]) ?? frame
        }
    }

    /// Days up to two weeks, weeks up to two months, months up to two years, then years; rounded down.
    private func span(ofDays days: Int) -> String {
        switch days {
        case ..<14: words(for: days, .day)
        case ..<61: words(for: days / 7, .week)
        case ..<730: words(for: days * 12 / 365, .month)
        default: words(for: days * 4 / 1461, .year)
        }
    }

    private func words(for count: Int, _ span: TimeSpan) -> String {
        let unit = dates.spans[span].map { plural.category(of: count) == .one ? $0.one : $0.other }
        return "\(number(count))\u{00A0}\(unit ?? "")"
    }

    private func dayOfMonth(_ number: Int64) -> String {
        number == 1 ? "1" + dates.firstDaySuffix : String(number)
    }

    private func name(of month: Int64, in names: [String]) -> String {
        names[Int(month) - 1]
    }
}
