import CanonicalJSON

/// The rules by which an organisation decides, read from a statute file.
///
/// Keys: `form`, `vote`, `colleges`, `carryOver`, `nonCooperators`, `quorum`, `majority`, `proxies`,
/// `castingVote`. The README of this module shows one in full.
public struct Statute: Sendable {
    /// A group of members that votes apart and carries a share of the voices.
    public struct College: Sendable {
        /// Its short name in the file.
        public let id: String
        /// Its name for people.
        public let name: String
        /// Its share of the voices, 0.1 for ten in a hundred.
        public let weight: Rational
        /// What puts a member in it.
        public let criterion: String
        /// Whether its members are non-cooperators (associates who only bring capital).
        public let isNonCooperator: Bool
    }

    /// How a college's votes become voices of the whole.
    public enum CarryOver: String, Sendable, CaseIterable {
        /// In proportion to its votes.
        case proportional
        /// All to the side that has most of its votes.
        case winnerTakesAll = "winner-takes-all"
    }

    /// Whose voices a majority is counted among.
    public enum Base: String, Sendable, CaseIterable {
        /// Voices that say yes or no, and others as the statutes say.
        case expressed
        /// Voices of members present or represented.
        case present
        /// Voices of all members.
        case members
    }

    /// What counts for a majority.
    public struct Majority: Sendable {
        /// The base.
        public var base = Base.expressed
        /// The share that must be passed.
        public var share = Rational(1, 2)
        /// Whether reaching the share is enough; otherwise it must be exceeded.
        public var reachingIsEnough = false
        /// Whether abstentions are among the expressed votes.
        public var countsAbstentions = false
        /// Whether blank votes are.
        public var countsBlank = false
        /// Whether null votes are.
        public var countsNull = false
    }

    /// How many must be there.
    public struct Quorum: Sendable {
        /// The share of the members at the first call; 0 for none.
        public var first = Rational.zero
        /// The same when the assembly is called again.
        public var second = Rational.zero
        /// Whether represented members count.
        public var countsRepresented = true
    }

    /// What proxies may do.
    public struct Proxies: Sendable {
        /// Most proxies one member may hold; nil is without limit.
        public var most: Int?
        /// Whether giver and holder must be of the same college.
        public var withinCollege = false
        /// Whether the holder must be a member.
        public var holderIsMember = true
    }

    /// The legal form, such as `scic`, `scop`, `association`.
    public var form = ""
    /// `one-member-one-vote` or `capital`.
    public var vote = "one-member-one-vote"
    /// The colleges, none when members vote together.
    public var colleges: [College] = []
    /// How college votes are carried over.
    public var carryOver = CarryOver.proportional
    /// The most voices of non-cooperators; nil when the file says nothing.
    public var nonCooperatorCap: Rational?
    /// Quorum.
    public var quorum = Quorum()
    /// Majority.
    public var majority = Majority()
    /// Proxies.
    public var proxies = Proxies()
    /// Whether the chair's voice decides when voices are equal.
    public var hasCastingVote = false

    /// Statutes with nothing special: one member, one vote; simple majority of the voices expressed.
    public init() {}
}
