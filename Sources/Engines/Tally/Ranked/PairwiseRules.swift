import CanonicalJSON

/// Rules that compare options two by two.
enum PairwiseRules {
    static let all = [
        rule("schulze-winning-votes", paper: "Schulze 2011, A New Monotonic, Clone-Independent, … Method") {
            $0.schulze(strength: { $0.preferring[$1][$2] })
        },
        rule("schulze-margins", paper: "Schulze 2011, section 2.1, strength by margins") {
            $0.schulze(strength: { $0.margin($1, $2) })
        },
        rule("minimax", paper: "Simpson 1969; Kramer 1977; by margins") { $0.minimax() },
        rule("copeland", paper: "Copeland 1951; wins less defeats") { $0.copeland() },
        rule("split-cycle", paper: "Holliday and Pacuit 2023, Split Cycle") { $0.splitCycle() },
        TallyRule(
            "ranked-pairs", .single,
            paper: "Tideman 1987; all orders of equal margins tried (Brill and Fischer 2012)",
            options: [.ties]
        ) { election, options in
            let table = try PairwiseTable(election, rule: options.rule)
            return try outcome(RankedPairs(table).winners(), election, table, &options)
        },
    ]

    private static func rule(
        _ name: String, paper: String, winners: @escaping @Sendable (PairwiseTable) -> [Int]
    ) -> TallyRule {
        TallyRule(name, .single, paper: paper, options: [.ties]) { election, options in
            let table = try PairwiseTable(election, rule: options.rule)
            return try outcome(winners(table), election, table, &options)
        }
    }

    private static func outcome(
        _ winners: [Int], _ election: Election, _ table: PairwiseTable, _ options: inout RuleOptions
    ) throws -> TallyOutcome {
        try TallyOutcome(
            oneOf: winners, ties: options.ties(), election, steps: PairwiseSteps.all(table, election))
    }
}

extension TallyOutcome {
    /// One winner among equals: each alone is an outcome, the first by the tie rule wins.
    init(oneOf winners: [Int], ties: TieRule, _ election: Election, steps: [JSONValue]) {
        let places = ties.places(in: election)
        let order = winners.sorted { places[$0] < places[$1] }
        self.init(winners: Array(order.prefix(1)), tied: order.map { [$0] }, steps: steps)
    }
}

/// The comparisons as codes with values.
enum PairwiseSteps {
    static func all(_ table: PairwiseTable, _ election: Election) -> [JSONValue] {
        table.options.flatMap { one in
            table.options.filter { $0 > one }.map { other in
                let ahead = table.margin(one, other) >= 0
                let (winner, loser) = ahead ? (one, other) : (other, one)
                return [
                    "code": "compared", "ahead": .string(election.options[winner].id),
                    "behind": .string(election.options[loser].id),
                    "votes": .integer(Int64(table.preferring[winner][loser])),
                    "against": .integer(Int64(table.preferring[loser][winner])),
                    "margin": .integer(Int64(table.margin(winner, loser))),
                ]
            }
        }
    }
}

extension PairwiseTable {
    /// The strengths of the strongest paths of majorities (Floyd and Warshall).
    func strongestPaths(_ strength: (PairwiseTable, Int, Int) -> Int) -> [[Int]] {
        var paths = options.map { a in options.map { b in margin(a, b) > 0 ? strength(self, a, b) : 0 } }
        for middle in options {
            for a in options where a != middle {
                for b in options where b != a && b != middle {
                    paths[a][b] = max(paths[a][b], min(paths[a][middle], paths[middle][b]))
                }
            }
        }
        return paths
    }

    func schulze(strength: (PairwiseTable, Int, Int) -> Int) -> [Int] {
        let paths = strongestPaths(strength)
        return options.filter { a in options.allSatisfy { paths[a][$0] >= paths[$0][a] } }
    }

    /// Those whose worst defeat is the smallest.
    func minimax() -> [Int] {
        best(options.map { a in -(options.map { max(0, margin($0, a)) }.max() ?? 0) })
    }

    func copeland() -> [Int] {
        best(options.map { a in options.reduce(0) { $0 + margin(a, $1).signum() } })
    }

    /// Those whom nobody beats by more than the weakest link of every cycle that holds the two.
    func splitCycle() -> [Int] {
        let paths = strongestPaths { $0.margin($1, $2) }
        return options.filter { b in
            !options.contains { a in margin(a, b) > 0 && margin(a, b) > paths[b][a] }
        }
    }

    private func best(_ scores: [Int]) -> [Int] { options.filter { scores[$0] == scores.max() } }
}
