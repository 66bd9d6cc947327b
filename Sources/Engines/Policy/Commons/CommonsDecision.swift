import CanonicalJSON

/// What the licence answers to a request.
public struct CommonsDecision: Hashable, Sendable {
    /// From the worst to the best.
    public enum Outcome: String, Comparable, Sendable {
        /// Refused.
        case deny
        /// Allowed against a fee.
        case permitWithFee = "permit-with-fee"
        /// Allowed.
        case permit

        /// Deny < permit with a fee < permit.
        public static func < (left: Outcome, right: Outcome) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .deny: 0
            case .permitWithFee: 1
            case .permit: 2
            }
        }
    }

    /// Why a request is refused.
    public enum Reason: String, Sendable {
        /// The party is not in the world.
        case unknownParty = "unknown-party"
        /// Nobody defined the action.
        case unknownAction = "unknown-action"
        /// The party's kind is not in the tree.
        case unknownPartyKind = "unknown-party-kind"
        /// The purpose is not in the tree.
        case unknownPurpose = "unknown-purpose"
        /// Identifying people again, whoever asks.
        case prohibitedAction = "prohibited-action"
        /// A purpose that is always refused.
        case prohibitedPurpose = "prohibited-purpose"
        /// The licence only opens uses.
        case noPermission = "no-permission"
        /// A for-profit neither derives nor distributes without an agreement.
        case noPermissionForProfit = "no-permission-for-profit"
        /// The purpose is no service of general interest.
        case purposeNotGeneralInterest = "purpose-not-general-interest"
        /// The kind of party is not attested well enough, or no longer.
        case evidenceTooLow = "evidence-too-low"
        /// The party gave too little for what it uses.
        case contributionTooLow = "contribution-too-low"
    }

    /// The numbers behind an answer; points in thousandths.
    public struct Measure: Hashable, Sendable {
        /// C: what the party gave over the window.
        public var contribution: Int64
        /// U: what it used.
        public var use: Int64
        /// u: what this request costs.
        public var request: Int64
        /// Distinct UTC days with a contribution other than money.
        public var days: Int64
        /// θ: contribution asked for by a thousand of use.
        public var thetaPermille: Int64
        /// A thousand times C over what use counts for, rounded down.
        public var permille: Int64
        /// Milli-points that the party lacks; 0 when it has enough.
        public var missing: Int64
    }

    /// The request that this answers.
    public var id: String
    /// The answer.
    public var outcome: Outcome
    /// Why not, when it is refused.
    public var reasons: [Reason] = []
    /// What the party must do, when it is allowed.
    public var duties: [String] = []
    /// The numbers; nil when the request was refused before any was needed.
    public var measure: Measure?
    /// The fee in cents, when there is one.
    public var feeCents: Int64?
}

extension CommonsDecision {
    /// The answer as the licence's published vectors write it.
    public var json: JSONValue {
        var members: [String: JSONValue] = [
            "id": .string(id), "outcome": .string(outcome.rawValue),
            "reasons": JSONValue(reasons.map(\.rawValue)), "duties": JSONValue(duties),
        ]
        if let measure {
            members["C"] = .integer(measure.contribution)
            members["U"] = .integer(measure.use)
            members["u"] = .integer(measure.request)
            members["permille"] = .integer(measure.permille)
            members["days"] = .integer(measure.days)
            members["missing"] = .integer(measure.missing)
        }
        members["fee_cents"] = feeCents.map(JSONValue.integer)
        return .object(members)
    }
}
