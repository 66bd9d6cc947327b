import TransparencyLog

/// Something about the log in a database that is not as it must be.
public enum LedgerFault: Hashable, Sendable, CustomStringConvertible {
    /// The key on record is not a key, or there are acts and no key.
    case noIdentity
    /// The newest checkpoint is not signed by the log's key, or is not a checkpoint.
    case badCheckpoint(size: Int)
    /// Entries and tiles do not have the root that was signed; the engine's words.
    case notWhole(String)
    /// There are not as many entries as the checkpoint says.
    case otherSize(signed: Int, found: Int)
    /// What stands beside an entry differs from the entry's own text.
    case mislabelled(index: Int)
    /// A tile that no log of this size has.
    case strayTile(level: Int, index: Int)
    /// An act that waits although it has its place: it would be there twice.
    case placedAndWaiting(id: String)
    /// The text of a waiting act is not that act.
    case mislabelledWaiting(id: String)

    /// One sentence.
    public var description: String {
        switch self {
        case .noIdentity: "The log has acts and no key."
        case .badCheckpoint(let size):
            "The checkpoint of \(size) entries is not one that the log’s key signed."
        case .notWhole(let words): "The log is not what was signed: \(words)."
        case .otherSize(let signed, let found):
            "The log has \(found) entries, and its newest signature is over \(signed)."
        case .mislabelled(let index): "What stands beside entry \(index) is not what the entry says."
        case .strayTile(let level, let index): "The tile \(index) of level \(level) belongs to no entry."
        case .placedAndWaiting(let id): "The act \(id) waits although it has its place."
        case .mislabelledWaiting(let id): "The waiting act \(id) is not what its text says."
        }
    }
}

/// What a check of the log found.
public struct LedgerState: Hashable, Sendable {
    /// How many entries are signed.
    public let size: Int
    /// The root that was recomputed, in base64; nil when it is not the signed one.
    public let root: String?
    /// Acts that wait for their place.
    public let waiting: Int
    /// All that is wrong.
    public let faults: [LedgerFault]
}
