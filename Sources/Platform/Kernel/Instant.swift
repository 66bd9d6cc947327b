/// A moment in time: whole milliseconds since 1970-01-01T00:00:00Z. Never floating point.
public struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since the Unix epoch, UTC.
    public let milliseconds: Int64

    /// A moment from its milliseconds since the Unix epoch.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The earlier of two moments sorts first.
    public static func < (lhs: Instant, rhs: Instant) -> Bool {
        lhs.milliseconds < rhs.milliseconds
    }

    /// The moment `seconds` later (earlier when negative).
    public func adding(seconds: Int64) -> Instant {
        Instant(milliseconds: milliseconds + seconds * 1000)
    }

    /// The UTC day this moment falls in.
    public var date: CalendarDate {
        CalendarDate(daysSinceEpoch: milliseconds.flooredQuotient(by: 86_400_000))
    }

    /// RFC 3339 in UTC with milliseconds: `2026-11-22T09:30:00.000Z`.
    public var rfc3339: String {
        let inDay = milliseconds - date.daysSinceEpoch * 86_400_000
        let (seconds, fraction) = (inDay / 1000, inDay % 1000)
        let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0.padded(to: 2) }
        return "\(date)T\(clock.joined(separator: ":")).\(fraction.padded(to: 3))Z"
    }

    /// Reads an RFC 3339 date-time (`2026-11-22T09:30:00Z`, with a fraction or an offset), or nil.
    public init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t") else {
            return nil
        }
        guard let day = CalendarDate(iso8601: String(text.prefix(10))) else { return nil }
        guard bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = Int64(decimal: bytes[11..<13]), let minute = Int64(decimal: bytes[14..<16]),
            let second = Int64(decimal: bytes[17..<19]), hour < 24, minute < 60, second <= 60
        else { return nil }
        guard let (fraction, offset) = Instant.tail(bytes[19...]) else { return nil }
        let clock = (hour * 60 + minute) * 60 + min(second, 59)
        self.init(milliseconds: day.daysSinceEpoch * 86_400_000 + (clock - offset * 60) * 1000 + fraction)
    }

    /// The milliseconds and the offset in minutes at the end of an RFC 3339 date-time.
    private static func tail(_ bytes: ArraySlice<UInt8>) -> (fraction: Int64, offsetMinutes: Int64)? {
        var rest = bytes
        var fraction: Int64 = 0
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard !digits.isEmpty else { return nil }
            let three =
                Array(digits.prefix(3)) + Array(repeating: UInt8(ascii: "0"), count: max(0, 3 - digits.count))
            fraction = Int64(decimal: three[...]) ?? 0
            rest = rest.dropFirst(1 + digits.count)
        }
        guard let sign = rest.first else { return nil }
        if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") {
            return rest.count == 1 ? (fraction, 0) : nil
        }
        let offset = Array(rest.dropFirst())
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), offset.count == 5,
            offset[2] == UInt8(ascii: ":"), let hours = Int64(decimal: offset[0..<2]),
            let minutes = Int64(decimal: offset[3..<5]), hours < 24, minutes < 60
        else { return nil }
        let total = hours * 60 + minutes
        return (fraction, sign == UInt8(ascii: "-") ? -total : total)
    }
}
