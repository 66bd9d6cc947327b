/// The answer to a question: the solutions in order, each with the parts of its points, and what its unknowns
/// could change.
public struct Decision: Hashable, Sendable {
    /// The solutions in front, in order.
    public let ranked: [Ranked]
    /// How many solutions are in the running.
    public let considered: Int
    /// Solutions that a must-have shuts out, in the order of the table.
    public let excluded: [Excluded]

    /// A solution with its place.
    public struct Ranked: Hashable, Sendable {
        /// Its row in the table.
        public let row: Int
        /// Its name.
        public let id: String
        /// Its place, from 1.
        public let place: Int
        /// Points of 0…`maximum`, every unknown in the middle of its scale.
        public let points: Int
        /// The points of a solution that is best in everything.
        public let maximum: Int
        /// What each criterion gives, in the order of the question.
        public let parts: [Part]
        /// The must-haves that are not known: to be asked before deciding.
        public let openRequirements: [String]
        /// The best place it can have, whatever the unknowns of all solutions turn out to be.
        public let bestPlace: Int
        /// The worst place it can have; nil when a must-have that is not known may shut it out.
        public let worstPlace: Int?
        /// For each criterion that is not known of it: the place it would have if that one were the best
        /// possible.
        public let placeIf: [String: Int]
        /// The criteria known of it that put it before the next one, the most decisive first; empty for the
        /// last.
        public let aheadBy: [String]
        /// The criteria not known of it in which the next one is known to be in the lower half of the scale:
        /// they put it ahead while they stay unknown, and are no merit of its own.
        public let nextPoorIn: [String]
    }

    /// What a criterion gives a solution.
    public struct Part: Hashable, Sendable {
        /// The criterion.
        public let criterion: String
        /// Its weight.
        public let weight: Int
        /// The score 0…1000; nil when not known.
        public let score: Int?
        /// Points: 2·weight·score, or 1000·weight when not known.
        public let points: Int
    }

    /// A solution that is out of the question.
    public struct Excluded: Hashable, Sendable {
        /// Its row in the table.
        public let row: Int
        /// Its name.
        public let id: String
        /// The must-have it does not meet.
        public let failed: String
    }
}
