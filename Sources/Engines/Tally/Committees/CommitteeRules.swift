import CanonicalJSON

/// The rules that choose committees from approvals, under the identifiers of abcvoting (Lackner, Regner and
/// Krenn 2023); all winning committees.
enum CommitteeRules {
    /// Finds every winning committee.
    typealias Count = @Sendable (ApprovalProfile, String) throws -> [[Int]]

    static let all = optimal + sequential + priced + others

    private static func rule(_ name: String, _ paper: String, _ count: @escaping Count) -> TallyRule {
        TallyRule(name, .committee, paper: paper, options: [.seats, .ties]) { election, options in
            guard let seats = try options.count("seats", default: election.seats) else {
                throw TallyRefusal.badOption("seats", value: "", expected: "a number: the file names none")
            }
            let profile = try ApprovalProfile(election, seats: seats, rule: options.rule)
            let places = try options.ties().places(in: election)
            let committees = try count(profile, options.rule).sorted { one, other in
                one.map { places[$0] }.sorted().lexicographicallyPrecedes(other.map { places[$0] }.sorted())
            }
            return TallyOutcome(
                winners: committees.first ?? [], tied: committees,
                steps: CommitteeSteps.all(profile, election))
        }
    }

    private static let optimal = [
        rule("av", "Approval voting") { try Separable.best($0, isShared: false, $1) },
        rule("sav", "Brams and Kilgour 2014, Satisfaction Approval Voting") {
            try Separable.best($0, isShared: true, $1)
        },
        rule("pav", "Thiele 1895, Proportional Approval Voting") {
            try thiele($0, $1, .harmonic($0.seats, $1))
        },
        rule("slav", "Lackner and Skowron 2021, Sainte-Laguë Approval Voting") {
            try thiele($0, $1, .odd($0.seats, $1))
        },
        rule("geom2", "Skowron, Faliszewski and Lang 2016, 2-geometric rule") {
            try thiele($0, $1, .geometric($0.seats, $1))
        },
        rule("cc", "Chamberlin and Courant 1983, on approvals") { try thiele($0, $1, .first($0.seats, $1)) },
        rule("lexcc", "Chamberlin and Courant, ties by second, third … representatives") { profile, rule in
            try lexicographic(
                profile, rule, (1...profile.seats).map { try .atLeast($0, profile.seats, rule) })
        },
        rule("adams", "Adams' method on approvals: first representatives, then 1, 1/2 … for further ones") {
            let first = try ThieleScore.first($0.seats, $1)
            return try lexicographic($0, $1, [first, .afterFirst($0.seats, $1)])
        },
        rule("monroe", "Monroe 1995, on approvals") { profile, rule in
            try Committees.best(of: profile, rule: rule) { Monroe.score($0, profile) }
        },
        rule("minimaxav", "Brams, Kilgour and Sanver 2007, Minimax Approval Voting") { profile, rule in
            try Committees.best(of: profile, rule: rule) { -(Distances.of($0, profile).first?.distance ?? 0) }
        },
        rule("lexminimaxav", "Minimax Approval Voting, all distances compared") { profile, rule in
            try Committees.best(of: profile, rule: rule) { Distances(committee: $0, profile) }
        },
    ]

    private static let sequential = [
        rule("seqpav", "Thiele 1895, sequential PAV") { try sequence($0, $1, .harmonic($0.seats, $1)) },
        rule("seqslav", "sequential Sainte-Laguë Approval Voting") {
            try sequence($0, $1, .odd($0.seats, $1))
        },
        rule("seqcc", "sequential Chamberlin–Courant") { try sequence($0, $1, .first($0.seats, $1)) },
        rule("revseqpav", "Thiele 1895, reverse sequential PAV") {
            try reverse($0, $1, .harmonic($0.candidates.count, $1))
        },
        rule("greedy-monroe", "Skowron, Faliszewski and Slinko 2015; equals in the candidates' order") {
            profile, _ in [Monroe.greedy(profile)]
        },
    ]

    private static let priced = [
        rule("seqphragmen", "Phragmén 1894, sequential") {
            try PhragmenCommittees(profile: $0, rule: $1).all()
        },
        rule("minimaxphragmen", "Phragmén 1894, the greatest load made least") {
            try BalancedCommittees(profile: $0, rule: $1).minimax()
        },
        rule("leximaxphragmen", "Brill et al. 2017, all loads compared") {
            try BalancedCommittees(profile: $0, rule: $1).leximax()
        },
        rule("maximin-support", "Sánchez-Fernández et al. 2021, maximin support method") {
            try BalancedCommittees(profile: $0, rule: $1).maximinSupport()
        },
        rule("equal-shares", "Peters and Skowron 2020, Rule X, completed by Phragmén") {
            try SharesCommittees(profile: $0, rule: $1).all(.phragmen)
        },
        rule("equal-shares-without-completion", "Peters and Skowron 2020, Rule X, first phase") {
            try SharesCommittees(profile: $0, rule: $1).all(.none)
        },
        rule("equal-shares-with-av-completion", "Rule X, completed by approvals") {
            try SharesCommittees(profile: $0, rule: $1).all(.approvals)
        },
        rule(
            "equal-shares-with-increment-completion",
            "Rule X with more money; equals in the candidates' order"
        ) {
            [try SharesCommittees(profile: $0, rule: $1).incremented()]
        },
        rule("phragmen-enestroem", "Eneström 1896; Camps, Mora and Saumell 2019") {
            try VotingPower(profile: $0, rule: $1).enestroem()
        },
        rule("consensus-rule", "Lackner and Skowron 2023, Consensus rule") {
            try VotingPower(profile: $0, rule: $1).consensus()
        },
    ]

    private static let others = [
        rule("eph", "Quinn and Schneier 2016, E Pluribus Hugo") {
            try PluribusHugo(profile: $0).committees($1)
        },
        rule("trivial", "every committee") {
            try Committees.all(of: Array($0.candidates), size: $0.seats, rule: $1)
        },
    ]

    private static func thiele(_ profile: ApprovalProfile, _ rule: String, _ score: ThieleScore) throws
        -> [[Int]]
    {
        var search = ThieleSearch(profile, score)
        return try search.run(rule: rule)
    }

    private static func lexicographic(
        _ profile: ApprovalProfile, _ rule: String, _ scores: [ThieleScore]
    ) throws -> [[Int]] {
        try Committees.best(of: profile, rule: rule) { committee in
            ScoreList(scores: scores.map { $0.score(committee, profile) })
        }
    }

    private static func sequence(_ profile: ApprovalProfile, _ rule: String, _ score: ThieleScore) throws
        -> [[Int]]
    {
        try Committees.explore(from: Set<Int>(), rule: rule) { committee in
            let gains = score.gains(committee, profile)
            let open = profile.candidates.filter { !committee.contains($0) }
            let most = open.map { gains[$0] }.max()
            let next = open.filter { gains[$0] == most }.map { committee.union([$0]) }
            return Exploration(next, isEnd: { $0.count == profile.seats })
        }
    }

    private static func reverse(_ profile: ApprovalProfile, _ rule: String, _ score: ThieleScore) throws
        -> [[Int]]
    {
        let everybody = Set(profile.candidates)
        if everybody.count == profile.seats { return [everybody.sorted()] }
        return try Committees.explore(from: everybody, rule: rule) { committee in
            let losses = score.losses(committee, profile)
            let least = committee.map { losses[$0] }.min()
            let next = committee.filter { losses[$0] == least }.map { committee.subtracting([$0]) }
            return Exploration(next, isEnd: { $0.count == profile.seats })
        }
    }
}

/// Scores of which the first that differs decides.
struct ScoreList: Comparable {
    let scores: [Int128]

    static func < (left: ScoreList, right: ScoreList) -> Bool {
        left.scores.lexicographicallyPrecedes(right.scores)
    }
}

extension Exploration<Set<Int>> {
    /// Sets that are ends or go on.
    init(_ next: [Set<Int>], isEnd: (Set<Int>) -> Bool) {
        open = next.filter { !isEnd($0) }
        ends = next.filter(isEnd).map { $0.sorted() }
    }
}

/// The approvals of each candidate as codes with values.
enum CommitteeSteps {
    static func all(_ profile: ApprovalProfile, _ election: Election) -> [JSONValue] {
        profile.candidates.map { candidate in
            [
                "code": "approvals", "option": .string(election.options[candidate].id),
                "votes": .integer(Int64(profile.support(candidate))),
            ]
        }
    }
}
