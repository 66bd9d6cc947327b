import Kernel

/// One whole-day event as an iCalendar file (RFC 5545).
struct CalendarEvent {
    /// What tells this event from others.
    let id: String
    let day: CalendarDate
    let made: Instant
    let title: String
    let link: String

    /// The file: CRLF, lines folded at 75 octets, text escaped.
    var text: String {
        let stamp = made.rfc3339.filter { $0 != "-" && $0 != ":" }.prefix(15) + "Z"
        let lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Terreau//Guidance//FR", "BEGIN:VEVENT",
            "UID:\(String(id.suffix(22)))-afterwards", "DTSTAMP:\(stamp)",
            "DTSTART;VALUE=DATE:\(Self.basic(day))",
            "DTEND;VALUE=DATE:\(Self.basic(day.adding(days: 1)))", "SUMMARY:\(Self.escaped(title))",
            "DESCRIPTION:\(Self.escaped(link))", "URL:\(link)", "TRANSP:TRANSPARENT", "END:VEVENT",
            "END:VCALENDAR",
        ]
        return lines.map(Self.folded).joined()
    }

    private static func basic(_ day: CalendarDate) -> String { day.description.filter { $0 != "-" } }

    /// RFC 5545 §3.3.11.
    private static func escaped(_ text: String) -> String {
        text.map { character in
            switch character {
            case "\\", ";", ",": "\\\(character)"
            case "\n", "\r\n": "\\n"
            default: String(character)
            }
        }.joined()
    }

    /// RFC 5545 §3.1: at most 75 octets a line, never inside a character.
    private static func folded(_ line: String) -> String {
        var (result, width) = ("", 0)
        for character in line {
            let octets = character.utf8.count
            if width + octets > 75 {
                result += "\r\n "
                width = 1
            }
            result.append(character)
            width += octets
        }
        return result + "\r\n"
    }
}
