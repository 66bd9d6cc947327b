/// What one party gave and used, ready to tell C and U over the window that ends at any time.
///
/// A change and a question cost O(log d) for d days with an entry, plus the entries of that day (of the two
/// days that the window cuts), which a limit bounds. A question about a time before a reversal costs one more
/// day for every later reversal.
struct Account: Sendable {
    /// One accepted contribution or one use.
    struct Entry: Hashable, Sendable {
        let at: Int64
        /// A place in the fill order; -1 for a use.
        let place: Int32
        /// Which event of the ledger, to find it again when it is reversed.
        let number: Int32
        let value: Int64
        var reversedAt: Int64 = .max
    }

    /// What an account tells.
    struct Totals: Hashable, Sendable {
        var contribution: Int64 = 0
        var use: Int64 = 0
        var days: Int64 = 0
    }

    /// The most entries that a party may have in one day.
    static let largestDay = 4096
    private static let useChannel = 0
    private static let dayChannel = 1
    private static let firstType = 2
    private static let largestSum: Int64 = 1 << 61

    private var days: DayTree
    private var entries: [Int64: [Entry]] = [:]
    /// Reversals with their day, by time.
    private var reversals: [(at: Int64, day: Int64)] = []
    private var gross: Int64 = 0

    init(types: Int) {
        days = DayTree(width: Account.firstType + types)
    }

    /// Adds an entry.
    mutating func add(_ entry: Entry, _ order: FillOrder, party: String) throws(PolicyError) {
        let (sum, isBeyond) = gross.addingReportingOverflow(entry.value)
        guard !isBeyond, sum <= Account.largestSum else { throw PolicyError.overflow(party) }
        let day = dayNumber(entry.at)
        guard entries[day, default: []].count < Account.largestDay else {
            throw PolicyError.beyondLimit("entries of \(party) in a day", allowed: Account.largestDay)
        }
        gross = sum
        entries[day, default: []].append(entry)
        if entry.reversedAt < .max { note(reversalAt: entry.reversedAt, of: day) }
        refresh(day, order)
    }

    /// Takes an event back from a time on; the earliest of several reversals holds.
    mutating func reverse(number: Int32, eventAt: Int64, at time: Int64, _ order: FillOrder) {
        let day = dayNumber(eventAt)
        guard let place = entries[day]?.firstIndex(where: { $0.number == number && $0.place >= 0 }),
            let before = entries[day]?[place].reversedAt, time < before
        else { return }
        entries[day]?[place].reversedAt = time
        note(reversalAt: time, of: day)
        refresh(day, order)
    }

    /// NB: what an earlier reversal made void stays noted; counting its day once more changes nothing.
    private mutating func note(reversalAt time: Int64, of day: Int64) {
        var (low, high) = (0, reversals.count)
        while low < high {
            let middle = (low + high) / 2
            if reversals[middle].at <= time { low = middle + 1 } else { high = middle }
        }
        reversals.insert((time, day), at: low)
    }

    private mutating func refresh(_ day: Int64, _ order: FillOrder) {
        days.set(day, to: row(of: day, from: .min, to: .max, order))
    }

    /// What one day counts of what happened from `start` until just before `end`, as seen just before `end`.
    private func row(of day: Int64, from start: Int64, to end: Int64, _ order: FillOrder) -> [Int64] {
        var row = [Int64](repeating: 0, count: days.width)
        for entry in entries[day] ?? [] where entry.at >= start && entry.at < end && entry.reversedAt >= end {
            row[entry.place < 0 ? Account.useChannel : Account.firstType + Int(entry.place)] += entry.value
            if entry.place >= 0, !order.slots[Int(entry.place)].isOutsideDayCap {
                row[Account.dayChannel] = 1
            }
        }
        order.fill(&row, from: Account.firstType)
        return row
    }
}

// MARK: Questions

extension Account {
    /// C, U and the days of contribution over the half-open window [time − window, time).
    func totals(at time: Int64, windowDays: Int64, _ order: FillOrder) -> Totals {
        let start = time - windowDays * secondsPerDay
        let firstWhole = dayNumber(start + secondsPerDay - 1)
        let whole = firstWhole..<max(dayNumber(time), firstWhole)
        var sums = [Int64](repeating: 0, count: days.width)
        days.add(whole, to: &sums)
        addCutDay(dayNumber(time), from: start, to: time, &sums, order)
        if dayNumber(start) < firstWhole, dayNumber(start) < dayNumber(time) {
            addCutDay(dayNumber(start), from: start, to: time, &sums, order)
        }
        undoReversals(from: time, in: whole, &sums, order)
        return Totals(
            contribution: order.contribution(sums, from: Account.firstType), use: sums[Account.useChannel],
            days: sums[Account.dayChannel])
    }

    /// Days that a reversal at or after `time` changed are counted again as they were seen then.
    private func undoReversals(
        from time: Int64, in whole: Range<Int64>, _ sums: inout [Int64], _ order: FillOrder
    ) {
        guard let last = reversals.last, last.at >= time else { return }
        let later = reversals.reversed().prefix { $0.at >= time }
        for day in Set(later.map(\.day)) where whole.contains(day) {
            add(row(of: day, from: .min, to: time, order), to: &sums)
            for (channel, value) in (days.row(of: day) ?? []).enumerated() { sums[channel] -= value }
        }
    }

    /// Adds what a day counts of which the window holds a part.
    private func addCutDay(
        _ day: Int64, from start: Int64, to end: Int64, _ sums: inout [Int64], _ order: FillOrder
    ) {
        guard entries[day] != nil else { return }
        add(row(of: day, from: start, to: end, order), to: &sums)
    }

    private func add(_ row: [Int64], to sums: inout [Int64]) {
        for channel in row.indices { sums[channel] += row[channel] }
    }

    /// What each type already counts over the window, before its own cap.
    func typeTotals(at time: Int64, windowDays: Int64, _ order: FillOrder) -> [Int64] {
        var sums = [Int64](repeating: 0, count: days.width)
        let start = time - windowDays * secondsPerDay
        for day in entries.keys where day >= dayNumber(start) && day <= dayNumber(time) {
            add(row(of: day, from: start, to: time, order), to: &sums)
        }
        return Array(sums[Account.firstType...])
    }
}

let secondsPerDay: Int64 = 86_400

/// The UTC day of a time, rounded down.
func dayNumber(_ time: Int64) -> Int64 {
    let (quotient, remainder) = time.quotientAndRemainder(dividingBy: secondsPerDay)
    return remainder < 0 ? quotient - 1 : quotient
}
