import CanonicalJSON

/// The weighted inclusive Gregory method of Scotland's local elections (SSI 2007/42, rules 45 to 52): Droop
/// quota, transfer values cut to five decimals, one surplus or one exclusion a stage.
///
/// Ballots count as cast. Where a ballot ranks several alike, which the Order does not provide for, its
/// value is shared equally among them.
struct ScottishCount {
    /// Decimals of a transfer value.
    static let decimals = 5
    private static let whole = 100_000

    /// Papers that travel together.
    private struct Parcel {
        let ballot: Int
        /// The tier of the ballot at which they lie.
        let tier: Int
        /// How many papers, a fraction where equal ranks shared them.
        let papers: Rational
        /// The value of each, in hundred-thousandths.
        let value: Int
    }

    private(set) var count: SeatCount
    private let quota: Rational
    private var held: [[Parcel]]
    /// Votes in hundred-thousandths.
    private var votes: [Rational]
    /// Elected ones whose surplus is still to be passed on.
    private var pending: Set<Int> = []

    init(_ election: Election, seats: Int, lots: [Int]) {
        count = SeatCount(election, seats: seats, lots: lots, precedence: .latest)
        held = Array(repeating: [], count: election.options.count)
        votes = Array(repeating: .zero, count: election.options.count)
        quota = Rational((count.validVotes / (seats + 1) + 1) * ScottishCount.whole)
        for (ballot, counted) in election.ballots.enumerated() {
            hand(ballot, from: 0, Rational(counted.count), ScottishCount.whole)
        }
    }

    /// Gives papers to the next continuing candidates of a ballot; without one they are not transferable.
    private mutating func hand(_ ballot: Int, from tier: Int, _ papers: Rational, _ value: Int) {
        let tiers = count.tiers[ballot]
        for place in tiers.indices.dropFirst(tier) {
            let next = tiers[place].filter(count.continuing.contains)
            if next.isEmpty { continue }
            let share = papers / Rational(next.count)
            for option in next {
                held[option].append(Parcel(ballot: ballot, tier: place, papers: share, value: value))
                votes[option] += share * Rational(value)
            }
            return
        }
    }

    mutating func run() throws -> [Int] {
        close("first", nil)
        while true {
            let reached = count.electAll(votes, quota: quota)
            for option in reached { count.note("elected", option, votes: [:]) }
            pending.formUnion(reached.filter { votes[$0] > quota })
            if count.isFull { break }
            if count.canFill {
                count.fill()
                break
            }
            if let option = largestSurplus() { transfer(option) } else { exclude() }
        }
        return count.elected.sorted()
    }

    /// Rule 49: the largest surplus first.
    private func largestSurplus() -> Int? {
        let most = pending.map { votes[$0] }.max()
        return count.settle(pending.filter { votes[$0] == most }, prefersMost: true)
    }

    /// Rule 48: surplus × value of the paper ÷ votes, cut to five decimals.
    private mutating func transfer(_ option: Int) {
        let (parcels, total) = (held[option], votes[option])
        for parcel in parcels {
            let exact = (total - quota) * Rational(parcel.value) / total
            let value = exact.numerator / exact.denominator
            hand(parcel.ballot, from: parcel.tier, parcel.papers, Int(value))
        }
        (held[option], votes[option]) = ([], quota)
        pending.remove(option)
        close("transferred", option)
    }

    /// Rules 50 and 51.
    private mutating func exclude() {
        guard let option = count.last(votes) else { return }
        count.exclude(option)
        let parcels = held[option]
        (held[option], votes[option]) = ([], .zero)
        for parcel in parcels { hand(parcel.ballot, from: parcel.tier, parcel.papers, parcel.value) }
        close("excluded", option)
    }

    private mutating func close(_ code: String, _ option: Int?) {
        count.close(votes)
        let scale = Rational(ScottishCount.whole)
        let standing = votes.indices.filter { count.continuing.contains($0) || count.elected.contains($0) }
        let left = Rational(count.validVotes) - votes.sum() / scale
        count.note(
            code, option,
            votes: Dictionary(uniqueKeysWithValues: standing.map { ($0, (votes[$0] / scale).exactText) }),
            more: [
                "quota": .string((quota / scale).exactText), "nonTransferable": .string(left.exactText),
            ])
    }
}
