/// What an evaluation found: the answer, and of each rule why.
public struct Compliance: Hashable, Sendable {
    /// One premise of a rule.
    public struct Premise: Hashable, Sendable {
        /// `action`, `target`, `party`, `constraint` or `duty`.
        public let part: String
        /// Which constraint or duty.
        public let id: String
        /// Whether it holds.
        public let state: Satisfaction
    }

    /// One rule.
    public struct RuleReport: Hashable, Sendable {
        /// The rule's IRI.
        public let rule: String
        /// `permission` or `prohibition`.
        public let kind: String
        /// Whether every premise holds.
        public let isActive: Bool
        /// Whether it applies; unknown when a premise is and no other fails.
        public let state: Satisfaction
        /// What it depends on.
        public let premises: [Premise]
    }

    /// Whether the request is permitted.
    public let isPermitted: Bool
    /// Every permission and prohibition.
    public let rules: [RuleReport]
    /// Why it is not permitted, in codes with terms.
    public let reasons: [String]
}
