import CanonicalJSON

/// For every option that did not win: the smallest number of further votes with which it would, checked by
/// counting again, true at that number and false one below.
public struct Explanation: Sendable {
    /// The most further votes tried, as a multiple of the voters there are (at least 16 in any case).
    static let mostTimesVoters = 4

    /// The answer for one loser.
    public struct Missing: Sendable {
        /// The option's number.
        public let option: Int
        /// How many further ballots, for it alone; nil when no number that was tried is enough.
        public let votes: Int?
    }

    /// The result that is explained.
    public let result: TallyResult

    /// An explanation of this result.
    public init(_ result: TallyResult) {
        self.result = result
    }

    /// The most further votes that are tried.
    public static func mostVotes(_ election: Election) -> Int {
        max(16, election.voterCount * mostTimesVoters)
    }

    /// Every loser, in the order of the election's list.
    public func missing() -> [Missing] {
        let winners = Set(result.outcome.winners)
        return result.election.options.indices.filter { !winners.contains($0) }.map { option in
            Missing(option: option, votes: leastVotes(option))
        }
    }

    /// Whether `votes` further ballots for an option alone make it win.
    public func wins(_ option: Int, with votes: Int) -> Bool { wins(option, with: votes, roughly: false) }

    private func wins(_ option: Int, with votes: Int, roughly isRough: Bool) -> Bool {
        guard votes > 0 else { return result.outcome.winners.contains(option) }
        var election = result.election
        election.ballots.append(CountedBallot(favouring(option), count: votes))
        let counted = try? result.rule.count(election, options: result.options, roughly: isRough)
        return counted?.outcome.winners.contains(option) ?? false
    }

    /// The number found wins and the one below does not. Where the rule has a rough count, that finds the
    /// neighbourhood, and only there is counted exactly.
    private func leastVotes(_ option: Int) -> Int? {
        guard result.rule.hasRoughCount else { return leastVotes(from: 1) { wins(option, with: $0) } }
        let guess = leastVotes(from: 1) { wins(option, with: $0, roughly: true) }
        return leastVotes(from: guess ?? Explanation.mostVotes(result.election)) { wins(option, with: $0) }
    }

    /// From a number on, up or down by steps that double, until one wins and a smaller one does not; then by
    /// halving.
    private func leastVotes(from first: Int, _ wins: (Int) -> Bool) -> Int? {
        let most = Explanation.mostVotes(result.election)
        var (fails, enough, step) = (0, first, 1)
        if wins(first) {
            while enough - step > 0, wins(enough - step) { (enough, step) = (enough - step, step * 2) }
            fails = max(0, enough - step)
        } else {
            repeat {
                guard enough < most else { return nil }
                (fails, enough, step) = (enough, min(most, enough + step), step * 2)
            } while !wins(enough)
        }
        while enough - fails > 1 {
            let middle = (fails + enough) / 2
            if wins(middle) { enough = middle } else { fails = middle }
        }
        return enough
    }

    /// A ballot for one option and no other. NB: a ranking of one alone is worth nothing by Borda's points,
    /// so there the others stand below it, by name.
    private func favouring(_ option: Int) -> Ballot {
        let election = result.election
        switch election.kind {
        case .approval: return Ballot(approving: [option])
        case .ordinal:
            let isWorthPoints = result.options["utility"] == Utility.borda.rawValue
            let others = isWorthPoints ? election.indicesByName.filter { $0 != option } : []
            return Ballot(tiers: ([option] + others).map { [$0] })
        case .grades: return Ballot(points: [(option: option, value: .zero)])
        case .cumulative, .scoring:
            let most = election.ballots.flatMap(\.ballot.points).max() ?? .one
            return Ballot(points: [(option: option, value: most)])
        }
    }

    /// The explanation for programs: `steps` and `missing`.
    public var json: JSONValue {
        let missing = missing().map { entry -> JSONValue in
            [
                "code": "missing", "option": .string(result.election.options[entry.option].id),
                "votes": entry.votes.map { .integer(Int64($0)) } ?? .null,
            ]
        }
        return .object(["steps": .array(result.outcome.steps), "missing": .array(missing)])
    }
}
