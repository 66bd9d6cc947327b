import Language
import Web

/// Opening hours in words. Knows the everyday part of the OpenStreetMap syntax (`Mo-Fr
/// 09:00-12:00,14:00-18:00; Sa off`), and shows anything else as it stands.
///
/// Source: OpenStreetMap wiki, "Key:opening_hours/specification".
struct HoursInWords: Component {
    /// Some days and when it is open on them; no times when it is closed.
    struct Rule: Equatable {
        /// Days from 0, Monday, to 6; a range has two.
        let days: [ClosedRange<Int>]
        /// Public holidays are meant too.
        let holidays: Bool
        /// Opening and closing in minutes since midnight.
        let times: [ClosedRange<Int>]
    }

    private let text: String
    private let say: Messages

    init(_ text: String, say: Messages) {
        self.text = text
        self.say = say
    }

    var html: HTML {
        guard let rules = Self.rules(text) else { return .text(text) }
        return H.ul(.class("lines")) {
            for rule in rules { H.li("\(days(rule)) \(times(rule))") }
        }
    }

    /// The rules of a text, or nil when it says more than this reads.
    static func rules(_ text: String) -> [Rule]? {
        let parts = text.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
        let rules = parts.compactMap(rule)
        return rules.isEmpty || rules.count != parts.count || parts.count > 14 ? nil : rules
    }

    private static let names = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]

    private static func rule(_ text: String) -> Rule? {
        let halves = text.split(separator: " ", maxSplits: 1).map(String.init)
        guard halves.count == 2 else { return nil }
        let listed = halves[0].split(separator: ",").map(String.init)
        let days = listed.filter { $0 != "PH" }.map(dayRange)
        let times = halves[1] == "off" || halves[1] == "closed" ? [] : timeRanges(halves[1])
        guard let times, !days.contains(nil), !listed.isEmpty else { return nil }
        return Rule(days: days.compactMap(\.self), holidays: listed.contains("PH"), times: times)
    }

    private static func dayRange(_ text: String) -> ClosedRange<Int>? {
        let ends = text.split(separator: "-").map { names.firstIndex(of: String($0)) }
        guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first <= last
        else { return nil }
        return first...last
    }

    private static func timeRanges(_ text: String) -> [ClosedRange<Int>]? {
        let ranges = text.split(separator: ",").map { range -> ClosedRange<Int>? in
            let ends = String(range).trimmed.split(separator: "-").map(minutes)
            guard ends.count == 2, let start = ends[0], let end = ends[1], start < end else { return nil }
            return start...end
        }
        return ranges.contains(nil) || ranges.isEmpty ? nil : ranges.compactMap(\.self)
    }

    private static func minutes(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":").map { Int($0) }
        guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0...24).contains(hour),
            (0...59).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }

    // MARK: Words

    private func days(_ rule: Rule) -> String {
        let days = rule.days.map { range -> String in
            let (first, last) = (say("atlas.day.\(range.lowerBound)"), say("atlas.day.\(range.upperBound)"))
            return range.count == 1 ? first : say("atlas.hours.days", ["first": first, "last": last])
        }
        let all = days + (rule.holidays ? [say("atlas.day.holidays")] : [])
        return say("atlas.hours.on", ["days": say.format.list(all)])
    }

    private func times(_ rule: Rule) -> String {
        guard !rule.times.isEmpty else { return say("atlas.hours.closed") }
        return say.format.list(
            rule.times.map {
                say("atlas.hours.span", ["from": clock($0.lowerBound), "to": clock($0.upperBound)])
            })
    }

    private func clock(_ minutes: Int) -> String {
        let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
        let padded = minute < 10 ? "0\(minute)" : "\(minute)"
        return say(
            minute == 0 ? "atlas.hours.hour" : "atlas.hours.clock", ["hour": "\(hour)", "minute": padded])
    }
}
