/// How much a funded project is worth to a voter who named it.
public enum Utility: String, Sendable, CaseIterable {
    /// Its cost (Cost_Sat of pabutools).
    case cost
    /// One for an approval or a ranking (Cardinality_Sat), the points on cumulative and cardinal ballots
    /// (Additive_Cardinal_Sat).
    case cardinality
    /// The length of the ranking, less the place from 1 (Additive_Borda_Sat).
    case borda

    /// What is usual for a kind of ballots.
    static func usual(for kind: Election.Kind) -> Utility {
        switch kind {
        case .approval: .cost
        case .ordinal: .borda
        case .cumulative, .scoring, .grades: .cardinality
        }
    }

    /// The worth of the option named at `place` of the ballot.
    func value(_ ballot: Ballot, place: Int, cost: Rational) -> Rational {
        switch self {
        case .cost: cost
        case .cardinality: ballot.points.isEmpty ? .one : ballot.points[place]
        case .borda: Rational(ballot.options.count - place - 1)
        }
    }
}
