import Foundation
import Kernel
import Language
import OpeningHours

/// When somebody can be met: the hours of a week in few words, and whether now is one of them.
struct HelpHours {
    let text: String
    let country: CountryCode?
    let say: Messages

    /// « lun.–ven. 9 h–12 h, 14 h–17 h 30 »; the text itself when it says more than a week can.
    var week: String {
        guard let week = hours?.week else { return text }
        let open = week.days.filter { !$0.hours.isEmpty }
        var runs: [[DaySchedule]] = []
        for day in open {
            if let last = runs.last?.last, last.hours == day.hours,
                day.weekday.position == last.weekday.position + 1
            {
                runs[runs.count - 1].append(day)
            } else {
                runs.append([day])
            }
        }
        return runs.isEmpty ? text : runs.map(line).joined(separator: " · ")
    }

    /// « ouvert en ce moment », or nil when that cannot be told.
    func state(at now: Instant) -> String? {
        guard let hours, let moment = moment(now) else { return nil }
        let state = hours.state(at: moment, holidays: country?.text == "FR" ? .france : .unknown)
        guard state.kind != .unknown, !state.holidayUnknown else { return nil }
        return say(state.kind == .open ? "guidance.help.open-now" : "guidance.help.closed-now")
    }

    private var hours: OpeningHours? { try? OpeningHours(parsing: text) }

    private func line(_ days: [DaySchedule]) -> String {
        let names = [days.first, days.last].compactMap(\.self).map {
            say("guidance.day.\(String($0.weekday.position))")
        }
        let span = days.count == 1 ? names.first ?? "" : names.joined(separator: "–")
        let times = (days.first?.hours ?? []).map { "\(clock($0.startMinute))–\(clock($0.endMinute))" }
        return "\(span)\u{00A0}\(times.joined(separator: ", "))"
    }

    private func clock(_ minutes: Int) -> String {
        let (hour, minute) = (minutes % 1440).quotientAndRemainder(dividingBy: 60)
        let values = ["hour": String(hour), "minute": minute < 10 ? "0\(minute)" : String(minute)]
        return say(minute == 0 ? "guidance.help.hour" : "guidance.help.hour-minute", values)
    }

    /// The minute on the wall clock of the country; nil where we do not know its only clock.
    private func moment(_ now: Instant) -> LocalMoment? {
        guard let name = country.flatMap({ HelpHours.clocks[$0.text] }), let zone = TimeZone(identifier: name)
        else { return nil }
        let date = Date(timeIntervalSince1970: Double(now.milliseconds) / 1000)
        let minutes = now.milliseconds / 60_000 + Int64(zone.secondsFromGMT(for: date) / 60)
        let day = CalendarDate(daysSinceEpoch: minutes / 1440).components
        return LocalMoment(
            year: Int(day.year), month: Int(day.month), day: Int(day.day), minuteOfDay: Int(minutes % 1440))
    }

    /// The time zone of countries that have one on the continent, by the IANA database.
    private static let clocks = [
        "AT": "Europe/Vienna", "BE": "Europe/Brussels", "BG": "Europe/Sofia", "CH": "Europe/Zurich",
        "CY": "Asia/Nicosia", "CZ": "Europe/Prague", "DE": "Europe/Berlin", "DK": "Europe/Copenhagen",
        "EE": "Europe/Tallinn", "ES": "Europe/Madrid", "FI": "Europe/Helsinki", "FR": "Europe/Paris",
        "GB": "Europe/London", "GR": "Europe/Athens", "HR": "Europe/Zagreb", "HU": "Europe/Budapest",
        "IE": "Europe/Dublin", "IT": "Europe/Rome", "LT": "Europe/Vilnius", "LU": "Europe/Luxembourg",
        "LV": "Europe/Riga", "MT": "Europe/Malta", "NL": "Europe/Amsterdam", "NO": "Europe/Oslo",
        "PL": "Europe/Warsaw", "PT": "Europe/Lisbon", "RO": "Europe/Bucharest", "SE": "Europe/Stockholm",
        "SI": "Europe/Ljubljana", "SK": "Europe/Bratislava",
    ]
}

extension Weekday {
    /// 0 for Monday … 6 for Sunday.
    fileprivate var position: Int { rawValue - 1 }
}
