import CanonicalJSON
import Kernel
import Storage

/// What people propose for the atlas.
extension Transaction {
    /// Contributions that wait to be read at most.
    static let mostPendingContributions: Int64 = 10_000

    /// Keeps a contribution until somebody has read it.
    func add(_ contribution: Contribution) throws {
        let pending = Contribution.State.pending.rawValue
        let waiting: Int64? = try first(
            "select count(*) as n from atlas_contribution where state = \(pending)")?["n"]
        guard waiting ?? 0 < Transaction.mostPendingContributions else { throw AtlasRefusal.tooManyProposals }
        _ = try execute(
            """
            insert into atlas_contribution (id, subject, payload, evidence, words, received_at, state)
            values (\(contribution.id), \(contribution.subject?.description),
                \(contribution.content.json.canonicalString), \(contribution.evidence), \(contribution.words),
                \(contribution.receivedAt), \(pending))
            """)
    }

    /// The contribution of that identifier.
    func contribution(_ id: ID<Contribution>) throws -> Contribution? {
        try first("select * from atlas_contribution where id = \(id)").map(Contribution.init(row:))
    }

    /// The contributions in a state, the oldest first, without the first ones of them.
    func contributions(_ state: Contribution.State, limit: Int, skipping skipped: Int = 0) throws
        -> [Contribution]
    {
        try rows(
            """
            select * from atlas_contribution where state = \(state.rawValue)
            order by received_at, contribution_key limit \(limit) offset \(skipped)
            """
        ).map(Contribution.init(row:))
    }

    /// Erases contributions that nobody decided since `moment`.
    func forgetContributions(receivedBefore moment: Instant) throws {
        let pending = Contribution.State.pending.rawValue
        _ = try execute("delete from atlas_contribution where state = \(pending) and received_at < \(moment)")
    }

    /// Notes what was decided; the words for whoever reads it are erased, since nothing needs them any more.
    /// False when it was decided before.
    func decide(_ id: ID<Contribution>, _ decision: Contribution.Decision) throws -> Bool {
        let (state, reason, result): (Contribution.State, String?, String?) =
            switch decision.outcome {
            case .accepted(let entry): (.accepted, nil, entry.description)
            case .rejected(let reason): (.rejected, reason.rawValue, nil)
            }
        return try execute(
            """
            update atlas_contribution set state = \(state.rawValue), decided_at = \(decision.at),
                decided_by = \(decision.by), reason = \(reason), result = \(result), words = \(String?.none)
            where id = \(id) and state = \(Contribution.State.pending.rawValue)
            """) == 1
    }
}

extension Contribution {
    init(row: Row) throws {
        let (payload, subject): (String, String?) = (try row["payload"], try row["subject"])
        guard let id = ID<Contribution>(try row["id"] as String),
            let content = RecordContent(json: try JSONValue(parsing: payload))
        else { throw DamagedRow(what: "a contribution") }
        self.init(
            id: id, subject: subject.flatMap { EntryID($0) }, content: content,
            evidence: try row["evidence"], words: try row["words"], receivedAt: try row["received_at"],
            decision: try Decision(row: row))
    }
}

extension Contribution.Decision {
    fileprivate init?(row: Row) throws {
        let at: Instant? = try row["decided_at"]
        guard let at else { return nil }
        let (result, reason): (String?, String?) = (try row["result"], try row["reason"])
        let outcome: Contribution.Outcome? =
            if let entry = result.flatMap({ EntryID($0) }) {
                .accepted(entry)
            } else {
                reason.flatMap(Contribution.Reason.init(rawValue:)).map { .rejected($0) }
            }
        guard let outcome else { throw DamagedRow(what: "a decision on a contribution") }
        self.init(at: at, outcome: outcome, by: try row["decided_by"])
    }
}
