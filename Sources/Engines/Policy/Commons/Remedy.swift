/// A set of changes that would turn a refusal round; no part of it would.
public struct Remedy: Hashable, Sendable {
    /// What to change.
    public let changes: [Change]
    /// The answer after the changes.
    public let outcome: CommonsDecision.Outcome
    /// The fee after the changes, in cents, when there is one.
    public let feeCents: Int64?

    /// One change.
    public enum Change: Hashable, Sendable {
        /// Give more: how many milli-points are missing, and the ways to give them, the fewest days first.
        case contribute(milliPoints: Int64, ways: [Way])
        /// Bring evidence of that level which holds at the time of the request.
        case bringEvidence(level: Int64)
        /// Ask for another end: any within these.
        case changePurpose(within: [String])
        /// Sign an agreement on the request.
        case signAgreement
        /// Ask for that many units at most.
        case useLess(units: Int64)
    }

    /// A way to give the missing points with one type of contribution.
    public struct Way: Hashable, Sendable {
        /// The type of contribution.
        public let type: String
        /// How many units.
        public let quantity: Int64
        /// On how many days at least, one share a day.
        public let days: Int64
    }
}

extension Remedy.Change {
    /// What kind of change, for telling one set from a smaller one.
    public var code: String {
        switch self {
        case .contribute: "contribute"
        case .bringEvidence: "bring-evidence"
        case .changePurpose: "change-purpose"
        case .signAgreement: "sign-agreement"
        case .useLess: "use-less"
        }
    }
}
