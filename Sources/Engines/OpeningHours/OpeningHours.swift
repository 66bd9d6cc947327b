/// Opening hours in the syntax of OpenStreetMap: specification 0.7.4,
/// https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
public struct OpeningHours: Hashable, Sendable {
    let rules: [Rule]

    /// Reads an expression of up to 2,000 characters and 100 rules.
    public init(parsing text: String) throws(OpeningHoursError) {
        rules = try Parser.rules(of: text)
    }

    /// The state at a minute.
    public func state(at moment: LocalMoment, holidays: HolidayCalendar = .unknown) -> State {
        stretches(on: moment.date, holidays).first { moment.minuteOfDay < $0.end }?.state ?? .closed
    }

    /// A state, and the minute it begins with.
    public struct Change: Hashable, Sendable {
        /// Its first minute.
        public let moment: LocalMoment
        /// What holds from there on.
        public let state: State
    }

    /// The first minute after this one with another kind, comment or doubt; nil when there is none within the
    /// horizon. The state at a moment holds until then.
    public func nextChange(
        after moment: LocalMoment, holidays: HolidayCalendar = .unknown, horizonDays: Int = 400
    ) -> Change? {
        let before = state(at: moment, holidays: holidays).withHolidayUnknown(false)
        for days in 0...max(0, min(horizonDays, 4000)) {
            let date = moment.date.adding(days: days)
            let from = days == 0 ? moment.minuteOfDay : -1
            let change = stretches(on: date, holidays).first {
                $0.start > from && $0.state.withHolidayUnknown(false) != before
            }
            if let change { return Change(moment: LocalMoment(date, change.start), state: change.state) }
        }
        return nil
    }

    /// The states of a day; where the calendar does not know a holiday that matters, the state says so.
    func stretches(on date: LocalDate, _ holidays: HolidayCalendar) -> [Stretch] {
        let plain = stretches(on: date, holidays, ifPublic: false, ifSchool: false)
        let others = assumptions.map { stretches(on: date, holidays, ifPublic: $0.0, ifSchool: $0.1) }
        guard others.contains(where: { $0 != plain }) else { return plain }
        let cuts = Set(([plain] + others).joined().map(\.start)).sorted() + [minutesPerDay]
        return zip(cuts, cuts.dropFirst()).map { start, end in
            let state = plain.state(at: start)
            let differs = others.contains { $0.state(at: start) != state }
            return Stretch(start, end, state.withHolidayUnknown(differs))
        }.joiningNeighbours()
    }

    private func stretches(
        on date: LocalDate, _ holidays: HolidayCalendar, ifPublic: Bool, ifSchool: Bool
    ) -> [Stretch] {
        let assumed = holidays.assuming(publicHoliday: ifPublic, schoolHoliday: ifSchool)
        return DayEvaluation(rules: rules, holidays: assumed).stretches(on: date)
    }

    /// The days a calendar may leave open, taken for holidays: (public, school).
    private var assumptions: [(Bool, Bool)] {
        switch (names(.publicHoliday), names(.schoolHoliday)) {
        case (false, false): return []
        case (true, false): return [(true, false)]
        case (false, true): return [(false, true)]
        case (true, true): return [(true, false), (false, true), (true, true)]
        }
    }

    func names(_ kind: Holiday.Kind) -> Bool { rules.contains { $0.names(kind) } }
}

extension [Stretch] {
    fileprivate func state(at minute: Int) -> State {
        first { minute < $0.end }?.state ?? .closed
    }
}
