/// A length of time of XML Schema (`xsd:duration`): months, and seconds besides.
public struct TimeSpan: Hashable, Sendable {
    private let months: Int64
    private let seconds: Int64
    private let nanoseconds: Int64

    /// Reads `P1Y2M3DT4H5M6.7S`; nil for anything else, numbers beyond nine digits or more than 9 decimals.
    public init?(_ text: String) {
        var reader = DigitReader(text)
        let sign: Int64 = reader.take("-") ? -1 : 1
        guard reader.take("P") else { return nil }
        var total = Fields()
        guard total.read(&reader, [("Y", 12, 0), ("M", 1, 0), ("D", 0, secondsPerDay)]) else { return nil }
        if reader.take("T") {
            let before = total.count
            guard total.read(&reader, [("H", 0, 3600), ("M", 0, 60), ("S", 0, 1)]), total.count > before
            else {
                return nil
            }
        }
        guard reader.isAtEnd, total.count > 0 else { return nil }
        (months, seconds, nanoseconds) = (sign * total.months, sign * total.seconds, sign * total.nanoseconds)
    }

    private struct Fields {
        var (months, seconds, nanoseconds, count): (Int64, Int64, Int64, Int) = (0, 0, 0, 0)

        mutating func read(
            _ reader: inout DigitReader, _ units: [(Unicode.Scalar, months: Int64, seconds: Int64)]
        ) -> Bool {
            var next = 0
            while let number = reader.number(1...9) {
                var fraction: Int64?
                if reader.take(".") {
                    guard let digits = reader.fraction() else { return false }
                    fraction = digits
                }
                guard let place = units[next...].firstIndex(where: { reader.take($0.0) }) else {
                    return false
                }
                guard fraction == nil || units[place].0 == "S" else { return false }
                months += number * units[place].months
                seconds += number * units[place].seconds
                nanoseconds += fraction ?? 0
                count += 1
                next = place + 1
                if next == units.count { break }
            }
            return true
        }
    }

    /// Whether a comparison holds however long the months are: 28 to 31 days each.
    func compare(_ other: TimeSpan, _ holds: (Int128, Int128) -> Bool) -> Satisfaction {
        let difference = months - other.months
        let readings = difference == 0 ? [0] : [28, 31].map { $0 * difference * secondsPerDay }
        return .agreement(
            readings.map { extra in
                Satisfaction(
                    holds(nanos(seconds + extra, nanoseconds), nanos(other.seconds, other.nanoseconds)))
            })
    }

    private func nanos(_ seconds: Int64, _ nanoseconds: Int64) -> Int128 {
        Int128(seconds) * 1_000_000_000 + Int128(nanoseconds)
    }
}

extension TimeSpan {
    private init(months: Int64, seconds: Int64, nanoseconds: Int64) {
        self.months = months
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    /// The lengths one second less and more.
    var neighbours: [TimeSpan] {
        [-1, 1].map { TimeSpan(months: months, seconds: seconds + $0, nanoseconds: nanoseconds) }
    }
}
