import Kernel

/// What somebody proposes for the atlas: a new entry, or a correction of one. It counts nowhere before
/// somebody has read it.
public struct Contribution: Hashable, Sendable {
    /// Its public identifier, by which whoever sent it follows it.
    public let id: ID<Contribution>
    /// The entry to correct; nil for a new one.
    public let subject: EntryID?
    /// What is proposed: of a correction, only what it changes, and the name.
    public let content: RecordContent
    /// Where what is proposed can be checked.
    public let evidence: String?
    /// Words for whoever reads it; erased with the decision.
    public let words: String?
    /// When it came.
    public let receivedAt: Instant
    /// What became of it.
    public var decision: Decision?

    /// What somebody decided of it.
    public struct Decision: Hashable, Sendable {
        /// When.
        public let at: Instant
        /// What.
        public let outcome: Outcome
        /// The ledger's pseudonym of who decided; nil for the operator, from the command line.
        public let by: String?
    }

    /// How a contribution ended.
    public enum Outcome: Hashable, Sendable {
        /// It is a record of the atlas now, of this entry.
        case accepted(EntryID)
        /// It was put aside.
        case rejected(Reason)
    }

    /// Why a contribution was put aside.
    public enum Reason: String, Sendable, CaseIterable {
        /// The atlas has it already.
        case known
        /// Nothing shows that it is so.
        case unverified
        /// It is not of the social economy, nor responsible technology.
        case foreign
        /// It praises or sells.
        case advertising
        /// It holds details of a person.
        case personal
        /// It cannot be understood.
        case unclear
    }

    /// Whether it waits, was accepted or was put aside.
    public enum State: String, Sendable, CaseIterable {
        case pending, accepted, rejected
    }

    /// Where it stands.
    public var state: State {
        switch decision?.outcome {
        case nil: .pending
        case .accepted: .accepted
        case .rejected: .rejected
        }
    }

    /// The most characters of the words for whoever reads it.
    public static let longestWords = 1000
}

extension Contribution: Identified {
    /// The prefix of its identifiers.
    public static let idPrefix = "ctb"
}
