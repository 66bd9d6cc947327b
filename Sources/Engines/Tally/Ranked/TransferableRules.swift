import CanonicalJSON

/// Rules that fill seats with transferable votes.
enum TransferableRules {
    static let all = [
        TallyRule(
            "stv-scottish", version: 2, .transferable,
            paper: "The Scottish Local Government Elections Order 2007 (SSI 2007/42), rules 45 to 52",
            options: [.seats, .ties]
        ) { election, options in
            let seats = try seats(election, &options)
            var count = ScottishCount(election, seats: seats, lots: try options.ties().places(in: election))
            let (winners, steps) = (try count.run(), count.count.steps)
            return TallyOutcome(winners: winners, steps: steps)
        },
        TallyRule(
            "stv-meek", .transferable,
            paper:
                "Meek 1969; Local Electoral Regulations 2001 (New Zealand), schedule 1A, nine decimals",
            options: [.seats, .ties]
        ) { election, options in
            let seats = try seats(election, &options)
            var count = MeekCount(election, seats: seats, lots: try options.ties().places(in: election))
            let (winners, steps) = (try count.run(), count.count.steps)
            return TallyOutcome(winners: winners, steps: steps)
        },
    ]

    private static func seats(_ election: Election, _ options: inout RuleOptions) throws -> Int {
        guard election.kind == .ordinal else {
            throw TallyRefusal.unsuited(rule: options.rule, reason: "it needs rankings.")
        }
        guard let seats = try options.count("seats", default: election.seats ?? 1) else { return 1 }
        guard seats <= election.options.count else {
            throw TallyRefusal.badOption("seats", value: "\(seats)", expected: "at most the candidates")
        }
        return seats
    }
}
