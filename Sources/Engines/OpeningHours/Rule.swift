/// One rule of an expression: when it applies and what it says.
struct Rule: Hashable, Sendable {
    /// How a rule joins those before it.
    enum Joint: String, Hashable, Sendable {
        /// Replaces what earlier rules say of its days, unless it says "closed".
        case normal = "; "
        /// Adds to what they say.
        case additional = ", "
        /// Speaks only where they leave the place closed.
        case fallback = " || "
    }

    var joint: Joint
    var dates = DateSelector()
    var weekdays = WeekdaySelector()
    /// Empty: the whole day.
    var times: [TimeSpan] = []
    /// A comment before the selectors ("garden": Mo 10:00-12:00).
    var label: String?
    var kind: State.Kind = .open
    var comment: String?

    /// What it says of its days, in minutes from midnight.
    private(set) var stretches: [Stretch] = []
    /// Those of them that pass midnight, in minutes of the day after.
    private(set) var overnight: [Stretch] = []

    /// Whether the rule speaks of this day.
    func applies(on date: LocalDate, _ holidays: HolidayCalendar) -> Bool {
        dates.contains(date) && weekdays.contains(date, holidays)
    }

    /// Whether it replaces what earlier rules say of a day it speaks of. A rule that closes does not: it
    /// closes only its own times.
    var replaces: Bool { joint == .normal && kind != .closed }

    /// Works out what the rule says from its parts; to be called once they are all read.
    mutating func prepare() {
        let starts = times.map(\.start.earliest)
        let parts = times.flatMap { $0.parts(startsOfRule: starts) }
        stretches = parts.map { Stretch($0.start, $0.end, state(doubt: $0.doubt)) }
        if times.isEmpty { stretches = [Stretch(0, minutesPerDay, state(doubt: nil))] }
        overnight = stretches.filter { $0.end > minutesPerDay }.map {
            Stretch($0.start - minutesPerDay, $0.end - minutesPerDay, $0.state)
        }
    }

    private func state(doubt: State.Doubt?) -> State {
        let words = [label, comment].compactMap { $0 }.joined(separator: ", ")
        let doubt = kind == .unknown ? .stated : (kind == .closed && doubt == .openEnd ? nil : doubt)
        return State(doubt == nil ? kind : .unknown, comment: words.isEmpty ? nil : words, doubt: doubt)
    }
}

/// A state from one minute up to another.
struct Stretch: Hashable, Sendable {
    var start: Int
    var end: Int
    var state: State

    init(_ start: Int, _ end: Int, _ state: State) {
        self.start = start
        self.end = end
        self.state = state
    }
}
