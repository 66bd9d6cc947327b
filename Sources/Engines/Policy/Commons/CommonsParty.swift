import CanonicalJSON

/// What is known of a party. Times are seconds UTC since 1970.
public struct CommonsParty: Hashable, Sendable {
    /// Its kind, a term of the tree of kinds if it is known.
    public var kind: String
    /// How well the kind is attested: 0 by its own word, 1 a document, 2 a registry, 3 a label or two
    /// members.
    public var evidence: Int64
    /// Until when the evidence holds; that second still counts.
    public var evidenceUntil: Int64
    /// When the party joined the commons.
    public var joined: Int64

    /// A party.
    public init(kind: String, evidence: Int64, evidenceUntil: Int64, joined: Int64) {
        self.kind = kind
        self.evidence = evidence
        self.evidenceUntil = evidenceUntil
        self.joined = joined
    }

    /// The evidence that still counts at a time.
    func evidence(at time: Int64) -> Int64 { evidenceUntil < time ? 0 : evidence }
}

extension CommonsParty {
    /// Reads `{"kind", "evidence", "evidence_until", "joined"}`.
    init(_ json: JSONValue) throws(PolicyError) {
        try self.init(
            kind: json.requiredText("kind"), evidence: json.requiredInteger("evidence"),
            evidenceUntil: json.requiredInteger("evidence_until"), joined: json.requiredInteger("joined"))
    }

    var json: JSONValue {
        [
            "kind": .string(kind), "evidence": .integer(evidence), "evidence_until": .integer(evidenceUntil),
            "joined": .integer(joined),
        ]
    }
}
