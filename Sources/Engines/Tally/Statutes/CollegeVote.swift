/// A vote by colleges, carried over to the whole.
public struct CollegeVote: Sendable {
    /// Votes of one college, or of everybody when there are none.
    public struct Votes: Sendable {
        /// Those for, against, and those that say neither.
        public var yes = 0, no = 0, abstentions = 0, blank = 0, null = 0
        /// Members of the college, for a majority of all members.
        public var members = 0

        /// No votes.
        public init() {}

        var present: Int { yes + no + abstentions + blank + null }
    }

    /// What came out.
    public struct Result: Sendable {
        /// Each college's share of the voices after the cap, by id.
        public let weights: [String: Rational]
        /// The voices for and against, in shares of the base.
        public let yes, no: Rational
        /// Whether the text is adopted.
        public let isAdopted: Bool
        /// Whether voices were equal and the casting vote decided.
        public let isByCastingVote: Bool
    }

    /// The statutes.
    public let statute: Statute

    /// A vote under these statutes.
    public init(_ statute: Statute) {
        self.statute = statute
    }

    /// Counts. `chair` is how the chair voted, for a casting vote. Throws for a college that is not in the
    /// statutes.
    public func count(_ votes: [String: Votes], chair: Bool? = nil) throws -> Result {
        let weights = try self.weights(votes)
        var (yes, no) = (Rational.zero, Rational.zero)
        for (college, weight) in weights {
            let share = shares(votes[college] ?? Votes())
            yes += share.yes * weight
            no += share.no * weight
        }
        let total = weights.values.sum()
        if total.sign > 0 { (yes, no) = (yes / total, no / total) }
        let passes =
            statute.majority.reachingIsEnough
            ? yes >= statute.majority.share && yes.sign > 0 : yes > statute.majority.share
        // NB: it decides where one voice more would have passed; it makes no two-thirds of a half.
        let half = Rational(1, 2)
        let isEven = !passes && yes == half && no == half && statute.majority.share == half
        let isCast = isEven && statute.hasCastingVote && chair != nil
        return Result(
            weights: weights, yes: yes, no: no, isAdopted: passes || (isCast && chair == true),
            isByCastingVote: isCast)
    }

    /// The colleges' shares, with non-cooperators brought down to their cap and the others raised in
    /// proportion. A college in which nobody voted keeps its share of the base only when all members count.
    private func weights(_ votes: [String: Votes]) throws -> [String: Rational] {
        guard !statute.colleges.isEmpty else { return ["": .one] }
        for id in votes.keys.sorted() where !statute.colleges.contains(where: { $0.id == id }) {
            throw TallyRefusal.badRequest("The statutes have no college “\(id)”.")
        }
        let counting = statute.colleges.filter { college in
            statute.majority.base == .members || base(votes[college.id] ?? Votes()) > 0
        }
        var weights = Dictionary(uniqueKeysWithValues: counting.map { ($0.id, $0.weight) })
        let total = weights.values.sum()
        guard total.sign > 0 else { return [:] }
        weights = weights.mapValues { $0 / total }
        return capped(weights)
    }

    private func capped(_ weights: [String: Rational]) -> [String: Rational] {
        let outsiders = Set(statute.colleges.filter(\.isNonCooperator).map(\.id))
        let held = weights.filter { outsiders.contains($0.key) }.values.sum()
        guard let cap = statute.nonCooperatorCap, held > cap, held < .one else { return weights }
        return Dictionary(
            uniqueKeysWithValues: weights.map { id, weight in
                let factor = outsiders.contains(id) ? cap / held : (.one - cap) / (.one - held)
                return (id, weight * factor)
            })
    }

    /// How many voices the shares of a college are counted among.
    private func base(_ votes: Votes) -> Int {
        switch statute.majority.base {
        case .members: return max(votes.members, votes.present)
        case .present: return votes.present
        case .expressed:
            let rules = statute.majority
            return votes.yes + votes.no + (rules.countsAbstentions ? votes.abstentions : 0)
                + (rules.countsBlank ? votes.blank : 0) + (rules.countsNull ? votes.null : 0)
        }
    }

    private func shares(_ votes: Votes) -> (yes: Rational, no: Rational) {
        let base = base(votes)
        guard base > 0 else { return (.zero, .zero) }
        if statute.colleges.isEmpty || statute.carryOver == .proportional {
            return (Rational(votes.yes, base), Rational(votes.no, base))
        }
        // NB: an even college gives half its voices to each side.
        if votes.yes == votes.no { return votes.yes == 0 ? (.zero, .zero) : (Rational(1, 2), Rational(1, 2)) }
        return votes.yes > votes.no ? (.one, .zero) : (.zero, .one)
    }
}
