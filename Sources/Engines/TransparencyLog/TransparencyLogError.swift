/// Why something about a log was refused.
public enum TransparencyLogError: Error, Hashable, Sendable {
    /// A kind of text or bytes with a format of its own.
    public enum Form: String, Hashable, Sendable {
        /// A signed note, and each of its lines.
        case note, signature
        /// The text of a public or a private key.
        case verifierKey, signerKey
        /// The text of a checkpoint.
        case checkpoint
        /// Bytes of the tree and of the entries.
        case tile, entryBundle
        /// A proof of inclusion with its checkpoint.
        case receipt
        /// What a witness is sent and what it answers.
        case witnessRequest, witnessResponse
    }

    /// The text is not of this form.
    case malformed(Form)
    /// The text is longer than anything that is read.
    case tooLong(Form, limitBytes: Int)
    /// No signature is by a known key.
    case noKnownSignature
    /// A signature claims a known key and is not by it.
    case badSignature(keyName: String)
    /// Two different known keys have one name and one id.
    case ambiguousKey(keyName: String)
    /// The checkpoint is of another log.
    case wrongOrigin(String)
    /// Fewer of the known witnesses cosigned than were asked for.
    case tooFewWitnesses(found: Int, needed: Int)
    /// The proof does not lead to the root.
    case notIncluded
    /// The newer tree does not begin with the older one, whose size this is.
    case notConsistent(oldSize: Int)
    /// The entries do not have the root that the checkpoint states.
    case wrongRoot
    /// A tile differs from what the entries give, or has not its length.
    case wrongTile(TileAddress)
}
