import OpeningHours
import Testing

/// A small generator with a fixed course (SplitMix64, Steele et al. 2014), so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

@Suite("Texts nobody meant")
struct MutationTests {
    private static let seeds = agreedStates.split(separator: "\n").filter { !$0.hasPrefix("  ") }
    private static let pieces = [
        "Mo", "PH", "week", "easter", "Jan", "2026", "24/7", "10:00", "26:00", "sunset", "off", "\"", "\"x\"",
        "(",
        ")", "[", "]", "-", "+", "/", ",", ";", "||", ":", " ", "1", "-1", "53", "9999", "day", "é", "\u{0}",
    ]

    private func mutated(using random: inout SplitMix) -> String {
        var text = Array(Self.seeds.randomElement(using: &random) ?? "")
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let at = Int.random(in: 0...text.count, using: &random)
            let end = Int.random(in: at...min(text.count, at + 3), using: &random)
            let piece = Self.pieces.randomElement(using: &random) ?? ""
            text.replaceSubrange(at..<end, with: Bool.random(using: &random) ? Array(piece) : [])
        }
        return String(text)
    }

    @Test(
        "are read or refused within their length, and what is read can be spelt and asked", arguments: 0..<6)
    func survive(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        var read = 0
        for _ in 0..<300 {
            let text = mutated(using: &random)
            do throws(OpeningHoursError) {
                let hours = try OpeningHours(parsing: text)
                read += 1
                #expect(try OpeningHours(parsing: hours.canonical).canonical == hours.canonical, "\(text)")
                try ask(hours, using: &random)
            } catch {
                #expect((0...text.count).contains(error.position), "\(text)")
            }
        }
        #expect(read > 20 && read < 280)
    }

    private func ask(_ hours: OpeningHours, using random: inout SplitMix) throws(OpeningHoursError) {
        let year = [1, 1900, 2026, 9998, 9999].randomElement(using: &random) ?? 2026
        let minute = Int.random(in: 0..<1440, using: &random)
        guard let moment = LocalMoment(year: year, month: 12, day: 31, minuteOfDay: minute) else { return }
        let change = hours.nextChange(after: moment, horizonDays: 20)
        #expect(change.map { $0.moment > moment } ?? true)
        _ = hours.week
    }
}
