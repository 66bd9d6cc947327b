import CanonicalJSON
import Kernel
import TransparencyLog

/// An act as the ledger keeps it, for good: what was done, when, and to what.
///
/// Its text is canonical JSON (RFC 8785), so that one act has one spelling everywhere. It holds public
/// identifiers, counts and digests; never a name, an address or anything else that a person may want erased.
public struct LedgerEntry: Hashable, Sendable, Identified {
    /// The prefix of its identifiers.
    public static let idPrefix = "ent"
    /// The most bytes of the text: what an entry bundle can carry (C2SP tlog-tiles).
    public static let longestBytes = EntryBundle.longestEntry

    /// Its own identifier, by which a receipt is asked for.
    public let id: ID<LedgerEntry>
    /// What sort of act: `<domain>.<act>`, such as `atlas.import`.
    public let type: String
    /// When it was done.
    public let at: Instant
    /// Who did it, by pseudonym; nil for the operator at the command line.
    public let actor: String?
    /// The public identifier of what it was done to.
    public let subject: String?
    /// What is to be known of it: whole numbers within ±(2⁵³−1), texts, lists and objects of them.
    public let facts: [String: JSONValue]
    /// The text that is logged. Made here, and not while the database waits for it.
    public let bytes: [UInt8]

    /// An act.
    public init(
        id: ID<LedgerEntry>, type: String, at: Instant, actor: String? = nil, subject: String? = nil,
        facts: [String: JSONValue]
    ) {
        self.id = id
        self.type = type
        self.at = at
        self.actor = actor
        self.subject = subject
        self.facts = facts
        var members: [String: JSONValue] = [
            "id": .string(id.description), "type": .string(type), "at": .string(at.rfc3339),
            "facts": .object(facts),
        ]
        if let actor { members["actor"] = .string(actor) }
        if let subject { members["subject"] = .string(subject) }
        bytes = JSONValue.object(members).canonicalBytes
    }
}

/// An entry in its place.
public struct LoggedEntry: Hashable, Sendable {
    /// Its place in the log, from 0.
    public let index: Int
    /// Its own identifier.
    public let id: ID<LedgerEntry>
    /// What sort of act it is.
    public let type: String
    /// When the act was done.
    public let at: Instant
    /// Who did it, by pseudonym; nil for the operator at the command line.
    public let actor: String?
    /// The public identifier of what it was done to.
    public let subject: String?
    /// The text that is logged, canonical JSON.
    public let bytes: [UInt8]
}
