import Kernel

/// Expected refusals of the ledger.
public enum LedgerRefusal: Refusal, Hashable {
    /// There is no such entry, or it has no place yet.
    case unknownEntry(String)
    /// The log was begun under another name or with another key.
    case otherIdentity(origin: String, verifier: String)
    /// The log has another name, which is fixed.
    case otherName(origin: String, asked: String)
    /// The file that should hold the signing key cannot be used.
    case badKey(file: String, reason: String)
    /// On PostgreSQL the operator must say where the key is, since there is no place beside the database.
    case keyNeeded
    /// The log has not begun: no node of the site has run yet.
    case notBegun

    /// `ledger.…`
    public var code: String {
        switch self {
        case .unknownEntry: "ledger.unknown-entry"
        case .otherIdentity: "ledger.other-identity"
        case .otherName: "ledger.other-name"
        case .badKey: "ledger.bad-key"
        case .keyNeeded: "ledger.key-needed"
        case .notBegun: "ledger.not-begun"
        }
    }

    /// Values for the sentence.
    public var arguments: [String: String] {
        switch self {
        case .unknownEntry(let name): ["name": name]
        case .otherIdentity(let origin, let verifier): ["origin": origin, "verifier": verifier]
        case .otherName(let origin, let asked): ["origin": origin, "asked": asked]
        case .badKey(let file, let reason): ["file": file, "reason": reason]
        case .keyNeeded, .notBegun: [:]
        }
    }

    /// What sort of "no".
    public var kind: RefusalKind {
        switch self {
        case .unknownEntry, .notBegun: .missing
        case .otherIdentity, .otherName: .conflict
        case .badKey, .keyNeeded: .invalid
        }
    }
}
