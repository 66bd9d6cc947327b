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
    public func wins(_ option: Int, with votes: Int) -> Bool {
        guard votes > 0 else { return result.outcome.winners.contains(option) }
        var election = result.election
        election.ballots.append(CountedBallot(favouring(option), count: votes))
        let counted = try? result.rule.count(election, options: result.options)
        return counted?.outcome.winners.contains(option) ?? false
    }

    /// By doubling, then halving: the number found wins and the one below does not.
    private func leastVotes(_ option: Int) -> Int? {
        let most = Explanation.mostVotes(result.election)
        var (fails, tried) = (0, 1)
        while !wins(option, with: tried) {
            guard tried < most else { return nil }
            (fails, tried) = (tried, min(most, tried * 2))
        }
        while tried - fails > 1 {
            let middle = (fails + tried) / 2
            if wins(option, with: middle) { tried = middle } else { fails = middle }
        }
        return tried
    }

    /// A ballot for one option and no other.
    private func favouring(_ option: Int) -> Ballot {
        switch result.election.kind {
        case .approval: return Ballot(approving: [option])
        case .ordinal: return Ballot(tiers: [[option]])
        case .grades: return Ballot(points: [(option: option, value: .zero)])
        case .cumulative, .scoring:
            let most = result.election.ballots.flatMap(\.ballot.points).max() ?? .one
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
