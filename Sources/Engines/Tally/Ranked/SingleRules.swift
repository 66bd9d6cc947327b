import CanonicalJSON

/// Rules that add up what each ballot gives, or strike out options one by one.
enum SingleRules {
    static let all = [
        scoring("approval", paper: "Brams and Fishburn 1978, Approval Voting", SingleRules.approvals),
        scoring("plurality", paper: "one voice for the first of each ballot", SingleRules.firsts),
        scoring("borda", paper: "Borda 1781; ties and unnamed options share (symmetric)", SingleRules.borda),
        TallyRule(
            "two-round", .single, paper: "majority in the first round, else the two first meet",
            options: [.ties]
        ) { election, options in
            try counted(TwoRounds(election).winners(), election, firsts(election), &options)
        },
        TallyRule(
            "instant-runoff", .single,
            paper: "Hare; every order of equal last ones tried (Freeman, Brill and Conitzer 2015)",
            options: [.ties]
        ) { election, options in
            try counted(InstantRunoff(election).winners(), election, firsts(election), &options)
        },
        TallyRule(
            "majority-judgment", .single,
            paper: "Balinski and Laraki 2007, A theory of measuring, electing, and ranking",
            options: [.ties]
        ) { election, options in
            let judgment = try MajorityJudgment(election)
            return try TallyOutcome(
                oneOf: judgment.winners(), ties: options.ties(), election, steps: judgment.steps(election))
        },
    ]

    private static func scoring(
        _ name: String, paper: String, _ scores: @escaping @Sendable (Election) throws -> [Rational]
    ) -> TallyRule {
        TallyRule(name, .single, paper: paper, options: [.ties]) { election, options in
            let scores = try scores(election)
            let best = election.options.indices.filter { scores[$0] == scores.max() }
            return try counted(best, election, scores, &options)
        }
    }

    private static func counted(
        _ winners: [Int], _ election: Election, _ scores: [Rational], _ options: inout RuleOptions
    ) throws -> TallyOutcome {
        let steps = election.options.indices.map { option -> JSONValue in
            [
                "code": "score", "option": .string(election.options[option].id),
                "score": .string(scores[option].exactText),
            ]
        }
        return try TallyOutcome(oneOf: winners, ties: options.ties(), election, steps: steps)
    }

    private static func approvals(_ election: Election) throws -> [Rational] {
        var scores = [Rational](repeating: .zero, count: election.options.count)
        for counted in election.ballots {
            for (place, option) in counted.ballot.options.enumerated() {
                let isApproved = election.kind != .grades || counted.ballot.points[place].isZero
                if isApproved { scores[Int(option)] += Rational(counted.count) }
            }
        }
        return scores
    }

    /// First places; equal firsts share the voice.
    static func firsts(_ election: Election) -> [Rational] {
        FirstPlaces(election).count(Set(election.options.indices))
    }

    /// For each option below, one point; for each equal, half a point.
    private static func borda(_ election: Election) throws -> [Rational] {
        let table = try PairwiseTable(election, rule: "borda")
        let voters = election.voterCount
        return table.options.map { a in
            table.options.filter { $0 != a }.map { b in
                Rational(voters + table.margin(a, b), 2)
            }.sum()
        }
    }
}

/// Counts first places among the options that still stand.
struct FirstPlaces {
    private let ballots: [(tiers: [[Int]], count: Int)]
    private let optionCount: Int

    init(_ election: Election) {
        ballots = election.ballots.map { (election.tiers(of: $0.ballot), $0.count) }
        optionCount = election.options.count
    }

    func count(_ standing: Set<Int>) -> [Rational] {
        var scores = [Rational](repeating: .zero, count: optionCount)
        for ballot in ballots {
            for tier in ballot.tiers {
                let firsts = tier.filter(standing.contains)
                if firsts.isEmpty { continue }
                for option in firsts { scores[option] += Rational(ballot.count, firsts.count) }
                break
            }
        }
        return scores
    }
}

/// A majority in the first round, or a second one between the two first.
struct TwoRounds {
    private let election: Election
    private let scores: [Rational]

    init(_ election: Election) {
        self.election = election
        scores = SingleRules.firsts(election)
    }

    /// Every winner over every choice of the second-round pair among equals.
    func winners() throws -> [Int] {
        let order = election.options.indices.sorted { scores[$0] > scores[$1] }
        guard order.count > 1 else { return order }
        if scores[order[0]] * Rational(2) > scores.sum() { return [order[0]] }
        let table = try PairwiseTable(election, rule: "two-round")
        let firsts = order.filter { scores[$0] == scores[order[0]] }
        let seconds = firsts.count > 1 ? firsts : order.filter { scores[$0] == scores[order[1]] }
        var winners: Set<Int> = []
        for one in firsts {
            for other in seconds where other != one {
                let margin = table.margin(one, other)
                if margin >= 0 { winners.insert(one) }
                if margin <= 0 { winners.insert(other) }
            }
        }
        return winners.sorted()
    }
}

/// Strikes out the option with the fewest first places until one has a majority.
struct InstantRunoff {
    /// The most states that are looked at before the count is refused.
    static let mostStates = 100_000

    private let places: FirstPlaces
    private let optionCount: Int

    init(_ election: Election) {
        places = FirstPlaces(election)
        optionCount = election.options.count
    }

    func winners() throws -> [Int] {
        var open = [Set(0..<optionCount)]
        var known = Set(open)
        var winners: Set<Int> = []
        while let standing = open.popLast() {
            let scores = places.count(standing)
            let least = standing.map { scores[$0] }.min() ?? .zero
            if let winner = standing.first(where: { scores[$0] * Rational(2) > scores.sum() })
                ?? only(standing)
            {
                winners.insert(winner)
                continue
            }
            for last in standing where scores[last] == least {
                let next = standing.subtracting([last])
                if known.insert(next).inserted { open.append(next) }
            }
            guard known.count <= InstantRunoff.mostStates else {
                throw TallyRefusal.tooLarge(
                    rule: "instant-runoff", limit: "too many orders of equal last ones.")
            }
        }
        return winners.sorted()
    }

    private func only(_ standing: Set<Int>) -> Int? { standing.count == 1 ? standing.first : nil }
}
