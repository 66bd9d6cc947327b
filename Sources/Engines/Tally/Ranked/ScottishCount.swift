import CanonicalJSON

/// The weighted inclusive Gregory method of Scotland's local elections: Droop quota, transfer values cut to
/// five decimals, one surplus or one exclusion a stage.
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

        var worth: Rational { papers * Rational(value) }
    }

    private let election: Election
    private let tiers: [[[Int]]]
    private let seats: Int
    /// A smaller place is drawn first by lot.
    private let lots: [Int]
    private let quota: Rational
    private var held: [[Parcel]]
    private var continuing: Set<Int>
    private var elected: [Int] = []
    private var history: [[Rational]] = []
    /// The stages so far.
    private(set) var steps: [JSONValue] = []

    init(_ election: Election, seats: Int, lots: [Int]) {
        self.election = election
        self.seats = seats
        self.lots = lots
        tiers = election.ballots.map(\.ballot.tiers)
        continuing = Set(election.options.indices)
        held = Array(repeating: [], count: election.options.count)
        quota = Rational((election.voterCount / (seats + 1) + 1) * ScottishCount.whole)
        for (ballot, counted) in election.ballots.enumerated() {
            hand(ballot, from: 0, Rational(counted.count), ScottishCount.whole)
        }
    }

    /// The votes of a candidate, in hundred-thousandths.
    private func votes(_ option: Int) -> Rational { held[option].map(\.worth).sum() }

    /// Gives papers to the next continuing candidates of a ballot; without one they are set aside.
    private mutating func hand(_ ballot: Int, from tier: Int, _ papers: Rational, _ value: Int) {
        for place in tiers[ballot].indices.dropFirst(tier) {
            let next = tiers[ballot][place].filter(continuing.contains)
            if next.isEmpty { continue }
            for option in next {
                let share = papers / Rational(next.count)
                held[option].append(Parcel(ballot: ballot, tier: place, papers: share, value: value))
            }
            return
        }
    }

    mutating func run() throws -> [Int] {
        note("first", nil)
        while elected.count < seats {
            electAll()
            if continuing.count <= seats - elected.count { return fill() }
            if elected.count >= seats { break }
            if let option = largestSurplus() {
                transfer(option)
            } else {
                exclude()
            }
        }
        return elected.sorted()
    }

    private mutating func electAll() {
        let reached = continuing.filter { votes($0) >= quota }
            .sorted { votes($0) == votes($1) ? lots[$0] < lots[$1] : votes($0) > votes($1) }
        for option in reached {
            continuing.remove(option)
            elected.append(option)
            steps.append(RoundStep.of("elected", option, election, votes: [:]))
        }
    }

    private mutating func fill() -> [Int] {
        for option in continuing.sorted() {
            elected.append(option)
            steps.append(RoundStep.of("elected-last", option, election, votes: [:]))
        }
        continuing = []
        return elected.sorted()
    }

    private func largestSurplus() -> Int? {
        let surplus = elected.filter { votes($0) > quota && couldPass($0) }
        guard let most = surplus.map({ votes($0) }).max() else { return nil }
        return settle(surplus.filter { votes($0) == most }, prefersMost: true)
    }

    /// Whether some paper would still have a value after the cut to five decimals.
    private func couldPass(_ option: Int) -> Bool {
        let total = votes(option)
        return held[option].contains { transferValue($0, total) > 0 }
    }

    /// surplus × value of the paper ÷ votes, cut to five decimals (rule 48).
    private func transferValue(_ parcel: Parcel, _ total: Rational) -> Int {
        let exact = (total - quota) * Rational(parcel.value) / total
        return Int(exact.floor)
    }

    private mutating func transfer(_ option: Int) {
        let parcels = held[option]
        let total = votes(option)
        // NB: what is not passed on stays with the candidate; papers without a next preference are set aside.
        held[option] = parcels.map { parcel in
            let left = parcel.value - transferValue(parcel, total)
            return Parcel(ballot: parcel.ballot, tier: parcel.tier, papers: parcel.papers, value: left)
        }
        for parcel in parcels {
            let value = transferValue(parcel, total)
            if value > 0 { hand(parcel.ballot, from: parcel.tier, parcel.papers, value) }
        }
        note("transferred", option)
    }

    private mutating func exclude() {
        let votes = Dictionary(uniqueKeysWithValues: continuing.map { ($0, self.votes($0)) })
        let least = votes.values.min()
        let last = continuing.filter { votes[$0] == least }.sorted()
        guard let option = settle(last, prefersMost: false) else { return }
        continuing.remove(option)
        let parcels = held[option]
        held[option] = []
        for parcel in parcels { hand(parcel.ballot, from: parcel.tier, parcel.papers, parcel.value) }
        note("excluded", option)
    }

    /// Among equals, whoever was ahead (or behind) at the latest stage where they differed, then the lot.
    private func settle(_ equals: [Int], prefersMost: Bool) -> Int? {
        var tied = equals
        for stage in history.reversed() where tied.count > 1 {
            let values = tied.map { stage[$0] }
            let extreme = prefersMost ? values.max() : values.min()
            tied = tied.filter { stage[$0] == extreme }
        }
        return prefersMost ? tied.min { lots[$0] < lots[$1] } : tied.max { lots[$0] < lots[$1] }
    }

    private mutating func note(_ code: String, _ option: Int?) {
        history.append(election.options.indices.map { votes($0) })
        let scale = Rational(ScottishCount.whole)
        let standing = election.options.indices.filter { continuing.contains($0) || elected.contains($0) }
        let texts = standing.map { ($0, (votes($0) / scale).exactText) }
        steps.append(
            RoundStep.of(
                code, option, election, votes: Dictionary(uniqueKeysWithValues: texts),
                more: ["quota": .string((quota / scale).exactText)]))
    }
}
