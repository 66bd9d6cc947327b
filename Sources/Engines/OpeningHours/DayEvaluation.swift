/// What an expression says of one day.
///
/// Rules are read in order. One that replaces takes the place of all before it on the days it speaks of,
/// hours that run over from the day before included; every other rule speaks on top of what stands. Hours
/// past midnight count for the next day, whether or not their rule speaks of that day.
struct DayEvaluation {
    let rules: [Rule]
    let holidays: HolidayCalendar

    /// The states of the day in order, from minute 0 to 1440, neighbours unlike.
    func stretches(on date: LocalDate) -> [Stretch] {
        var timeline = Timeline()
        for layer in layers(on: date) {
            for stretch in layer.stretches { timeline.paint(stretch, onlyWhereClosed: layer.isFallback) }
        }
        return timeline.stretches
    }

    private struct Layer {
        var stretches: [Stretch]
        var isFallback: Bool
    }

    private func layers(on date: LocalDate) -> [Layer] {
        let yesterday = date.adding(days: -1)
        var layers: [Layer] = []
        for rule in rules {
            let speaks = rule.applies(on: date, holidays)
            if speaks, rule.replaces { layers = [] }
            let isOvernight = !rule.overnight.isEmpty && rule.applies(on: yesterday, holidays)
            let stretches = (isOvernight ? rule.overnight : []) + (speaks ? rule.stretches : [])
            layers.append(Layer(stretches: stretches, isFallback: rule.joint == .fallback))
        }
        return layers
    }
}

/// The states of one day, painted over one another.
struct Timeline {
    private(set) var stretches = [Stretch(0, minutesPerDay, .closed)]

    mutating func paint(_ stretch: Stretch, onlyWhereClosed: Bool) {
        var painted: [Stretch] = []
        for old in stretches {
            let start = max(old.start, stretch.start)
            let end = min(old.end, stretch.end)
            if start >= end || (onlyWhereClosed && old.state.kind != .closed) {
                painted.append(old)
            } else {
                painted += [
                    Stretch(old.start, start, old.state), Stretch(start, end, stretch.state),
                    Stretch(end, old.end, old.state),
                ]
            }
        }
        stretches = painted.joiningNeighbours()
    }
}

extension [Stretch] {
    /// Without empty ones, and with neighbours of one state made one.
    func joiningNeighbours() -> [Stretch] {
        var joined: [Stretch] = []
        for stretch in self where stretch.start < stretch.end {
            if let last = joined.last, last.state == stretch.state, last.end == stretch.start {
                joined[joined.count - 1].end = stretch.end
            } else {
                joined.append(stretch)
            }
        }
        return joined
    }
}

extension Rule {
    /// Whether what it says depends on a calendar of holidays.
    func names(_ kind: Holiday.Kind) -> Bool { weekdays.holidays.contains { $0.kind == kind } }
}
