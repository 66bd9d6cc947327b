import CanonicalJSON
import Kernel
import Storage

/// The contributions that wait for a reader, or were read.
public struct ListContributions: Sendable {
    let database: Database

    /// Contributions at most.
    public static let limit = 1000

    /// Those of an atlas.
    public init(in database: Database) {
        self.database = database
    }

    /// The contributions in a state, the oldest first.
    public func callAsFunction(_ state: Contribution.State, limit: Int = ListContributions.limit) async throws
        -> [Contribution]
    {
        try await database.read { tx in
            try tx.contributions(state, limit: min(max(limit, 0), ListContributions.limit))
        }
    }
}

extension Contribution {
    /// The contribution for programs.
    public var json: JSONValue {
        func text(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
        var (entry, reason): (String?, String?)
        switch decision?.outcome {
        case .accepted(let id): entry = id.description
        case .rejected(let why): reason = why.rawValue
        case nil: break
        }
        return [
            "id": .string(id.description), "received_at": .string(receivedAt.rfc3339),
            "state": .string(state.rawValue), "subject": text(subject?.description), "payload": content.json,
            "evidence": text(evidence), "words": text(words), "entry": text(entry), "reason": text(reason),
            "decided_at": text(decision?.at.rfc3339), "decided_by": text(decision?.by),
        ]
    }
}
