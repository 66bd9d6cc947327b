/// A moment or a day of XML Schema (`xsd:dateTime`, `xsd:date`), in the proleptic Gregorian calendar.
public struct Moment: Hashable, Sendable {
    /// Seconds since 1970 on the clock that was written, and thousands of millionths.
    let local: Point
    /// How far that clock is ahead of UTC, in seconds; nil when nobody said.
    let offset: Int64?
    /// Whether only the day is meant.
    let isDate: Bool

    /// A point in time.
    struct Point: Hashable, Comparable, Sendable {
        let seconds: Int64
        let nanoseconds: Int64

        static func < (left: Point, right: Point) -> Bool {
            (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
        }

        func shifted(by seconds: Int64) -> Point {
            Point(seconds: self.seconds + seconds, nanoseconds: nanoseconds)
        }

        /// Before every moment that can be written.
        static let earliest = Point(seconds: .min, nanoseconds: 0)

        var day: Point { Point(seconds: dayNumber(seconds) * secondsPerDay, nanoseconds: 0) }
    }

    /// A second UTC since 1970, at most 2⁵³ from it.
    public init(secondsSince1970: Int64) {
        local = Point(seconds: max(-1 << 53, min(1 << 53, secondsSince1970)), nanoseconds: 0)
        offset = 0
        isDate = false
    }

    /// Reads `xsd:dateTime` or `xsd:date`; nil for anything else, more than 9 decimals or a year beyond
    /// nine digits. Years before 1 are refused: XML Schema 1.0 and 1.1 count them otherwise.
    public init?(_ text: String) {
        var reader = DigitReader(text)
        guard let date = reader.date() else { return nil }
        var point = Point(seconds: date * secondsPerDay, nanoseconds: 0)
        isDate = !reader.take("T")
        if !isDate {
            guard let time = reader.time() else { return nil }
            point = Point(seconds: point.seconds + time.seconds, nanoseconds: time.nanoseconds)
        }
        guard let zone = reader.zone(), reader.isAtEnd else { return nil }
        local = point
        offset = zone.seconds
    }

    /// The time in UTC, when the clock is known.
    private var utc: Point? { offset.map { local.shifted(by: -$0) } }

    /// A place in order: a clock that nobody gave is taken for UTC.
    var sortingKey: Point { local.shifted(by: -(offset ?? 0)) }

    /// Whole seconds since 1970, when it is a moment on a clock that is known.
    var secondsSince1970: Int64? { isDate || local.nanoseconds > 0 ? nil : utc?.seconds }

    /// The name of the day of the week in English, on the clock that was written.
    var weekday: String {
        let names = ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"]
        let remainder = Int(dayNumber(local.seconds) % 7)
        return names[remainder < 0 ? remainder + 7 : remainder]
    }
}

// MARK: Readings

extension Moment {
    private init(local: Point, offset: Int64?, isDate: Bool) {
        self.local = local
        self.offset = offset
        self.isDate = isDate
    }

    /// The moment under a reading: on a clock that is given.
    func read(_ reading: Reading) -> Moment {
        Moment(local: local, offset: offset ?? reading.clockHours * 3600, isDate: isDate)
    }

    /// Whether two moments on given clocks stand in a relation under a reading.
    static func relates(
        _ left: Moment, _ right: Moment, _ reading: Reading, _ holds: (Point, Point) -> Bool
    ) -> Bool {
        let offset = left.isDate ? left.offset ?? 0 : right.offset ?? 0
        let first = left.local.shifted(by: offset - (left.offset ?? 0))
        let second = right.local.shifted(by: offset - (right.offset ?? 0))
        guard reading.takesWholeDays, left.isDate || right.isDate else { return holds(first, second) }
        return holds(first.day, second.day)
    }

    /// Moments just before and after, and within the day when it is one.
    var neighbours: [Moment] {
        let steps: [Int64] = isDate ? [0, -1, 1, secondsPerDay / 2, secondsPerDay] : [0, -1, 1]
        return steps.map { Moment(local: local.shifted(by: $0), offset: offset, isDate: false) }
    }
}

extension Moment: CustomStringConvertible {
    /// Seconds since 1970 on the clock that was written, with its distance from UTC.
    public var description: String {
        "\(local.seconds) s since 1970" + (offset.map { $0 == 0 ? " UTC" : ", clock at \($0) s" } ?? "")
    }
}

// MARK: Comparison

extension Moment {
    private static let largestOffset: Int64 = 14 * 3600

    /// Whether a comparison holds under every reading: a clock that nobody gave may be up to 14 hours away
    /// (XML Schema 1.1, part 2, section 3.3.7), and a day may mean its first moment or the whole of it.
    func compare(_ other: Moment, _ holds: (Point, Point) -> Bool) -> Satisfaction {
        var readings: [Satisfaction] = []
        for (left, right) in aligned(with: other) {
            readings.append(Satisfaction(holds(left, right)))
            if isDate != other.isDate { readings.append(Satisfaction(holds(left.day, right.day))) }
        }
        return .agreement(readings)
    }

    private func aligned(with other: Moment) -> [(Point, Point)] {
        switch (utc, other.utc) {
        case (let left?, let right?):
            // A day is compared on the clock of the day.
            if isDate != other.isDate, let offset = isDate ? offset : other.offset {
                return [(left.shifted(by: offset), right.shifted(by: offset))]
            }
            return [(left, right)]
        case (nil, nil): return [(local, other.local)]
        case (let left?, nil): return Moment.guesses(other.local).map { (left, $0) }
        case (nil, let right?): return Moment.guesses(local).map { ($0, right) }
        }
    }

    private static func guesses(_ point: Point) -> [Point] {
        [-largestOffset, 0, largestOffset].map(point.shifted)
    }
}

/// Reads the fixed fields of dates and times.
struct DigitReader {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = Substring(text).utf8
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ mark: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: mark) else { return false }
        rest.removeFirst()
        return true
    }

    /// Between so many digits, at least and at most.
    mutating func number(_ digits: ClosedRange<Int>) -> Int64? {
        let found = rest.prefix { (0x30...0x39).contains($0) }
        guard digits.contains(found.count) else { return nil }
        rest = rest.dropFirst(found.count)
        return found.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
    }

    /// Days since 1970.
    mutating func date() -> Int64? {
        let hasZero = rest.first == UInt8(ascii: "0")
        guard let year = number(4...9), year > 0, !hasZero || year < 1000, take("-"),
            let month = number(2...2), take("-"), let day = number(2...2),
            (1...12).contains(month), (1...lengthOfMonth(month, year)).contains(day)
        else { return nil }
        return daysSince1970(year, month, day)
    }

    mutating func time() -> (seconds: Int64, nanoseconds: Int64)? {
        guard let hour = number(2...2), take(":"), let minute = number(2...2), take(":"),
            let second = number(2...2), minute < 60, second < 60
        else { return nil }
        guard take(".") else { return checked(hour, minute, second, 0) }
        guard let fraction = fraction() else { return nil }
        return checked(hour, minute, second, fraction)
    }

    /// One to nine decimals as thousands of millionths.
    mutating func fraction() -> Int64? {
        let before = rest.count
        guard var value = number(1...9) else { return nil }
        for _ in (before - rest.count)..<9 { value *= 10 }
        return value
    }

    /// 24:00:00 is the midnight that ends the day.
    private func checked(
        _ hour: Int64, _ minute: Int64, _ second: Int64, _ fraction: Int64
    ) -> (seconds: Int64, nanoseconds: Int64)? {
        guard hour < 24 || (hour == 24 && minute + second + fraction == 0) else { return nil }
        return (hour * 3600 + minute * 60 + second, fraction)
    }

    /// `Z`, `+02:00`, or nothing; nil when it is something else.
    mutating func zone() -> (seconds: Int64?, Void)? {
        if isAtEnd { return (nil, ()) }
        if take("Z") { return (0, ()) }
        let sign: Int64 = take("-") ? -1 : 1
        guard sign < 0 || take("+"), let hours = number(2...2), take(":"), let minutes = number(2...2),
            minutes < 60, hours * 60 + minutes <= 840
        else { return nil }
        return (sign * (hours * 3600 + minutes * 60), ())
    }
}

private func lengthOfMonth(_ month: Int64, _ year: Int64) -> Int64 {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
}

/// Howard Hinnant's `days_from_civil`.
private func daysSince1970(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
}
