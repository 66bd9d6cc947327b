/// What one voter wrote. Options are numbered from 0 in the order of the election's list.
public struct Ballot: Hashable, Sendable {
    /// The options named: sorted for an approval, from first to last for a ranking.
    public var options: [Int32]
    /// For a ranking with equal ranks: how many options stand at each rank. Empty when every rank holds one,
    /// and for ballots that do not rank.
    public var ranks: [Int32] = []
    /// Points or grades, one an option named. Empty for approvals and rankings.
    public var points: [Rational] = []

    /// An approval of these options, or a strict ranking in this order.
    public init(_ options: [Int32]) {
        self.options = options
    }

    /// An approval: order and repetition do not matter.
    public init(approving options: some Sequence<Int>) {
        self.options = Array(Set(options)).sorted().map(Int32.init)
    }

    /// A ranking by tiers, best first.
    public init(tiers: [[Int]]) {
        options = tiers.flatMap { $0.sorted().map(Int32.init) }
        ranks = tiers.allSatisfy { $0.count == 1 } ? [] : tiers.map { Int32($0.count) }
    }

    /// Points by option, kept in the order of the options' numbers.
    public init(points: [(option: Int, value: Rational)]) {
        let sorted = points.sorted { $0.option < $1.option }
        options = sorted.map { Int32($0.option) }
        self.points = sorted.map(\.value)
    }

    /// The ranking by tiers, best first.
    public var tiers: [[Int]] {
        guard !ranks.isEmpty else { return options.map { [Int($0)] } }
        var start = 0
        return ranks.map { count in
            defer { start += Int(count) }
            return options[start..<(start + Int(count))].map { Int($0) }
        }
    }

    /// The points of an option, nil when it is not named.
    public func points(of option: Int) -> Rational? {
        options.firstIndex(of: Int32(option)).map { points[$0] }
    }
}

/// A ballot and how many voters cast it.
public struct CountedBallot: Hashable, Sendable {
    /// What they wrote.
    public var ballot: Ballot
    /// How many wrote it, at least 1.
    public var count: Int

    /// `count` equal ballots.
    public init(_ ballot: Ballot, count: Int) {
        self.ballot = ballot
        self.count = count
    }
}

/// Groups equal ballots while they come in, so that memory grows with the different ones only.
public struct BallotBox: Sendable {
    private var places: [Ballot: Int] = [:]
    /// The different ballots so far, in the order of their first voter.
    public private(set) var ballots: [CountedBallot] = []
    /// How many were added.
    public private(set) var voters = 0

    /// An empty box.
    public init() {}

    /// Adds equal ballots.
    public mutating func add(_ ballot: Ballot, count: Int = 1) {
        voters += count
        if let place = places[ballot] {
            ballots[place].count += count
        } else {
            places[ballot] = ballots.count
            ballots.append(CountedBallot(ballot, count: count))
        }
    }
}
