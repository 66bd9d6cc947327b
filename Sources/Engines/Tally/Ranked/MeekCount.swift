import BigInt
import CanonicalJSON

/// Meek's method as New Zealand's Local Electoral Regulations 2001 have it (schedule 1A, part 1): keep
/// values, votes and quota in whole units of 10⁻⁹. The numbers of clauses stand beside the code.
///
/// Hill, Wichmann and Woodall 1987 (Algorithm 123) is the method. What a ballot passes on is cut and what a
/// candidate keeps rounded up, as the official calculator does it; clause 10 read to the letter rounds both
/// up and makes votes out of nothing.
struct MeekCount {
    /// Digits after the point.
    static let digits = 9
    /// The most iterations.
    static let mostIterations = 20_000
    private static let one = BigInt(10).power(9)
    /// 0.0001: a total surplus below it is none (clause 13).
    private static let slightSurplus = BigInt(100_000)

    private(set) var count: SeatCount
    private var keep: [BigInt]
    private var iterations = 0

    init(_ election: Election, seats: Int, lots: [Int]) {
        count = SeatCount(election, seats: seats, lots: lots, precedence: .first)
        keep = Array(repeating: MeekCount.one, count: election.options.count)
    }

    /// Votes as they lie with these keep values.
    struct Tally {
        /// By option.
        var votes: [BigInt]
        /// What came to the end of the ballots: non-transferable votes.
        var excess: BigInt
        var quota: BigInt
    }

    mutating func run() throws -> [Int] {
        while !count.isFull, !count.canFill { try iterate() }
        if !count.isFull { count.fill() }
        return count.elected.sorted()
    }

    /// One step of the schedule: votes and quota (clauses 10 and 11), who reaches it (12), who is excluded
    /// (13), new keep values (7 to 9 and 17).
    private mutating func iterate() throws {
        iterations += 1
        guard iterations <= MeekCount.mostIterations else {
            throw TallyRefusal.tooLarge(rule: "stv-meek", limit: "\(MeekCount.mostIterations) iterations.")
        }
        let tally = spread()
        count.close(tally.votes)
        for option in count.electAll(tally.votes, quota: tally.quota) { note("elected", option, tally) }
        if count.isFull || count.canFill { return }
        let last = lastForSure(tally)
        if let last { exclude(last, tally) }
        // NB: nothing moves any more where nine digits are too few; then the last goes, too (clause 23).
        if !adjust(tally), last == nil, let stuck = count.last(tally.votes) { exclude(stuck, tally) }
    }

    /// Clause 13: the last one, when the total surplus could not bring it past any other, or is slight.
    private func lastForSure(_ tally: Tally) -> Int? {
        let surplus = count.elected.reduce(BigInt(0)) { $0 + max(0, tally.votes[$1] - tally.quota) }
        if surplus < MeekCount.slightSurplus { return count.last(tally.votes) }
        let two = count.continuing.sorted { tally.votes[$0] < tally.votes[$1] }.prefix(2)
        guard let last = two.first, let next = two.last else { return nil }
        return tally.votes[last] + surplus < tally.votes[next] ? last : nil
    }

    /// Clauses 7 and 17: keep value × quota ÷ votes, product and quotient rounded up. False when none
    /// changed.
    private mutating func adjust(_ tally: Tally) -> Bool {
        let before = keep
        for option in count.elected where tally.votes[option] > tally.quota {
            let product = MeekCount.roundedUp(keep[option] * tally.quota, by: MeekCount.one)
            keep[option] = MeekCount.roundedUp(product * MeekCount.one, by: tally.votes[option])
        }
        return keep != before
    }

    private static func roundedUp(_ product: BigInt, by divisor: BigInt) -> BigInt {
        (product + divisor - 1) / divisor
    }

    private func spread() -> Tally {
        var votes = [BigInt](repeating: 0, count: keep.count)
        var excess = BigInt(0)
        for (tiers, counted) in zip(count.tiers, count.election.ballots) {
            excess += MeekCount.spread(tiers, keep, papers: BigInt(counted.count), &votes)
        }
        let total = BigInt(count.election.voterCount) * MeekCount.one
        return Tally(
            votes: votes, excess: excess, quota: (total - excess) / BigInt(count.seats + 1) + 1)
    }

    /// Each candidate keeps a share of what reaches it; returns what is left at the end. Equal ranks, which
    /// the schedule does not know, share what reaches them.
    static func spread(
        _ tiers: [[Int]], _ keep: [BigInt], papers: BigInt, _ votes: inout [BigInt]
    ) -> BigInt {
        var weight = one
        for tier in tiers where weight > 0 {
            let standing = tier.filter { keep[$0] > 0 }
            if standing.isEmpty { continue }
            var passed = BigInt(0)
            for (place, option) in standing.enumerated() {
                let share = (weight + BigInt(place)) / BigInt(standing.count)
                let kept = roundedUp(share * keep[option], by: one)
                votes[option] += kept * papers
                passed += share - kept
            }
            weight = passed
        }
        return weight * papers
    }

    private mutating func exclude(_ option: Int, _ tally: Tally) {
        count.exclude(option)
        note("excluded", option, tally)
        keep[option] = 0
    }

    private mutating func note(_ code: String, _ option: Int, _ tally: Tally) {
        func text(_ units: BigInt) -> String { FixedPoint(units: units, digits: MeekCount.digits).text }
        let standing = keep.indices.filter { keep[$0] > 0 }
        func texts(_ units: [BigInt]) -> [Int: String] {
            Dictionary(uniqueKeysWithValues: standing.map { ($0, text(units[$0])) })
        }
        count.note(
            code, option, votes: texts(tally.votes),
            more: [
                "iteration": .integer(Int64(iterations)), "quota": .string(text(tally.quota)),
                "excess": .string(text(tally.excess)), "keep": count.byID(texts(keep)),
            ])
    }
}
