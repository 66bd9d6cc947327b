/// What matters to somebody, and how much.
public struct Question: Hashable, Sendable {
    /// What solutions are compared on, in the order of an `OptionTable`'s columns.
    public let criteria: [Criterion]

    /// One thing that matters.
    public struct Criterion: Hashable, Sendable {
        /// Its name.
        public let id: String
        /// How much it matters: 0 (not at all) to 5 (most).
        public let weight: Int
        /// The least score, 1…1000, without which a solution is out of the question; nil when it is no
        /// must-have.
        public let required: Int?

        /// A criterion; a weight or a score out of range is a mistake in the program.
        public init(_ id: String, weight: Int, required: Int? = nil) {
            precondition((0...5).contains(weight), "A weight is 0 to 5.")
            precondition(required.map { (1...1000).contains($0) } ?? true, "A required score is 1 to 1000.")
            self.id = id
            self.weight = weight
            self.required = required
        }
    }

    /// A question; at most 32 criteria.
    public init(_ criteria: [Criterion]) {
        precondition((1...32).contains(criteria.count), "A question has 1 to 32 criteria.")
        self.criteria = criteria
    }

    /// The sum of all weights.
    public var totalWeight: Int { criteria.reduce(0) { $0 + $1.weight } }
}
