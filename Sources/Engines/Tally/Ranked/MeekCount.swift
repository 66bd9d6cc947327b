import BigInt
import CanonicalJSON

/// Meek's method as New Zealand's regulations have it: keep values, votes and quota in whole units of 10⁻⁹;
/// products are rounded up, the quota is cut and one unit is added.
///
/// Hill, Wichmann and Woodall 1987 (Algorithm 123) is the method; the regulations say how it is rounded.
struct MeekCount {
    /// Digits after the point.
    static let digits = 9
    private static let one = BigInt(10).power(9)
    /// The most iterations of one stage.
    static let mostIterations = 2000

    private let election: Election
    private let tiers: [[[Int]]]
    private let seats: Int
    private let lots: [Int]
    private var keep: [BigInt]
    private var hopeful: Set<Int>
    private var elected: [Int] = []
    private var history: [[BigInt]] = []
    /// The stages so far.
    private(set) var steps: [JSONValue] = []

    init(_ election: Election, seats: Int, lots: [Int]) {
        self.election = election
        self.seats = seats
        self.lots = lots
        tiers = election.ballots.map(\.ballot.tiers)
        hopeful = Set(election.options.indices)
        keep = Array(repeating: MeekCount.one, count: election.options.count)
    }

    private struct Tally {
        var votes: [BigInt]
        var excess: BigInt
        var quota: BigInt
    }

    mutating func run() throws -> [Int] {
        while elected.count < seats {
            if hopeful.count <= seats - elected.count { return fill() }
            let tally = try converge()
            history.append(tally.votes)
            if hopeful.contains(where: { tally.votes[$0] >= tally.quota }) {
                elect(tally)
            } else {
                exclude(tally)
            }
        }
        return elected.sorted()
    }

    private mutating func fill() -> [Int] {
        for option in hopeful.sorted() {
            elected.append(option)
            steps.append(RoundStep.of("elected-last", option, election, votes: [:]))
        }
        hopeful = []
        return elected.sorted()
    }

    /// Adjusts keep values until somebody new reaches the quota, or the surplus is below 0.0001.
    private mutating func converge() throws -> Tally {
        var lastSurplus: BigInt?
        for _ in 0..<MeekCount.mostIterations {
            let tally = count()
            let surplus = elected.reduce(BigInt(0)) { $0 + max(0, tally.votes[$1] - tally.quota) }
            let isDone =
                hopeful.contains { tally.votes[$0] >= tally.quota } || surplus < MeekCount.one / 10_000
            if isDone || lastSurplus.map({ surplus >= $0 }) ?? false { return tally }
            lastSurplus = surplus
            for option in elected where tally.votes[option] > 0 {
                keep[option] = MeekCount.roundedUp(keep[option] * tally.quota, by: tally.votes[option])
            }
        }
        throw TallyRefusal.tooLarge(
            rule: "stv-meek", limit: "\(MeekCount.mostIterations) iterations in one stage.")
    }

    private static func roundedUp(_ product: BigInt, by divisor: BigInt) -> BigInt {
        (product + divisor - 1) / divisor
    }

    private func count() -> Tally {
        var votes = [BigInt](repeating: 0, count: election.options.count)
        var excess = BigInt(0)
        for (ballot, counted) in zip(tiers, election.ballots) {
            excess += spread(ballot, BigInt(counted.count), &votes)
        }
        let total = BigInt(election.voterCount) * MeekCount.one
        let quota = (total - excess) / BigInt(seats + 1) + 1
        return Tally(votes: votes, excess: excess, quota: quota)
    }

    /// Each candidate keeps a share of what reaches it; returns what is left at the end.
    private func spread(_ ballot: [[Int]], _ papers: BigInt, _ votes: inout [BigInt]) -> BigInt {
        var weight = MeekCount.one
        for tier in ballot {
            let standing = tier.filter { keep[$0] > 0 }
            var passed = standing.isEmpty ? weight : BigInt(0)
            for (place, option) in standing.enumerated() {
                let share = (weight + BigInt(place)) / BigInt(standing.count)
                let kept = MeekCount.roundedUp(share * keep[option], by: MeekCount.one)
                votes[option] += kept * papers
                passed += share - kept
            }
            weight = passed
            if weight <= 0 { return 0 }
        }
        return weight * papers
    }

    private mutating func elect(_ tally: Tally) {
        let reached = hopeful.filter { tally.votes[$0] >= tally.quota }
            .sorted {
                tally.votes[$0] == tally.votes[$1] ? lots[$0] < lots[$1] : tally.votes[$0] > tally.votes[$1]
            }
        for option in reached where elected.count < seats {
            hopeful.remove(option)
            elected.append(option)
            note("elected", option, tally)
        }
    }

    private mutating func exclude(_ tally: Tally) {
        let least = hopeful.map { tally.votes[$0] }.min()
        var last = hopeful.filter { tally.votes[$0] == least }.sorted()
        for stage in history where last.count > 1 {
            let lowest = last.map { stage[$0] }.min()
            last = last.filter { stage[$0] == lowest }
        }
        guard let option = last.max(by: { lots[$0] < lots[$1] }) else { return }
        hopeful.remove(option)
        keep[option] = 0
        note("excluded", option, tally)
    }

    private mutating func note(_ code: String, _ option: Int, _ tally: Tally) {
        func text(_ units: BigInt) -> String { FixedPoint(units: units, digits: MeekCount.digits).text }
        let standing = election.options.indices.filter { keep[$0] > 0 || $0 == option }
        steps.append(
            RoundStep.of(
                code, option, election,
                votes: Dictionary(uniqueKeysWithValues: standing.map { ($0, text(tally.votes[$0])) }),
                more: [
                    "quota": .string(text(tally.quota)), "excess": .string(text(tally.excess)),
                    "keep": .object(
                        Dictionary(
                            uniqueKeysWithValues: standing.map {
                                (election.options[$0].id, .string(text(keep[$0])))
                            })),
                ]))
    }
}
