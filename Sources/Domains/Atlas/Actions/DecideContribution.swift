import CanonicalJSON
import Identity
import Kernel
import Ledger
import Storage

/// Somebody has read a contribution: it becomes a record of the atlas, or is put aside with a reason. Either
/// is an act of the ledger, in the same transaction.
public struct DecideContribution: Sendable {
    let database: Database
    let ids: IDSource

    /// What somebody decides.
    public enum Verdict: Hashable, Sendable {
        /// It is so.
        case accept
        /// It is put aside.
        case reject(Contribution.Reason)
    }

    /// Decides contributions to an atlas.
    public init(in database: Database, ids: IDSource = .random) {
        self.database = database
        self.ids = ids
    }

    /// Decides one; gives it as it stands now.
    ///
    /// - Parameters:
    ///   - moderator: who decides, perhaps in some territories only; nil for the operator. What was proposed
    ///     as new may be the same thing as an entry of another territory; then she is refused.
    /// - Throws: `AtlasRefusal.unknownProposal`, `.decidedProposal`, or `.unknownEntry` when what it corrects
    ///   is there no more.
    public func callAsFunction(
        _ id: ID<Contribution>, _ verdict: Verdict, by moderator: Actor? = nil, now: Instant
    ) async throws -> Contribution {
        let new = NewIDs(ids, at: now)
        return try await database.write { tx in
            guard var contribution = try tx.contribution(id) else {
                throw AtlasRefusal.unknownProposal(id.description)
            }
            guard contribution.decision == nil else { throw AtlasRefusal.decidedProposal(id.description) }
            let outcome: Contribution.Outcome =
                switch verdict {
                case .accept:
                    .accepted(try accept(contribution, by: moderator, new, at: now, in: tx))
                case .reject(let reason): .rejected(reason)
                }
            let decision = Contribution.Decision(
                at: now, outcome: outcome, by: moderator?.pseudonym.text)
            guard try tx.decide(id, decision) else { throw AtlasRefusal.decidedProposal(id.description) }
            contribution.decision = decision
            try tx.record(contribution.act(new.act, at: now))
            return contribution
        }
    }

    /// Identifiers drawn once, so that a transaction that runs twice writes the same.
    private struct NewIDs: Sendable {
        let act: ID<LedgerEntry>
        let read: ID<Import>
        let readAct: ID<LedgerEntry>
        let entry: UUIDv7

        init(_ ids: IDSource, at now: Instant) {
            (act, read, readAct, entry) = (ID(ids(at: now)), ID(ids(at: now)), ID(ids(at: now)), ids(at: now))
        }
    }

    /// Makes it a record: of the entry it corrects, of one that is the same thing, or of a new one.
    private func accept(
        _ contribution: Contribution, by moderator: Actor?, _ new: NewIDs, at now: Instant,
        in tx: Transaction
    ) throws -> EntryID {
        let source = Source.contributions
        let kept = try KeptStatement(new.read, of: source, mapping: "contribution", at: now, in: tx) {
            staging in
            guard let subject = contribution.subject else {
                let id = contribution.id.description
                let row = StagedRow(id, contribution.content, licence: source.licence)
                return try staging.plan([row], newID: { EntryID(type: $0, uuid: new.entry) }, in: tx)
            }
            let (id, entryKey) = try DecideContribution.entry(subject, in: tx)
            let earlier = try tx.record(of: entryKey, by: staging.sourceKey)
            let content = earlier.map { contribution.content.over($0.content) } ?? contribution.content
            let row = StagedRow(earlier?.key ?? id.description, content, licence: source.licence)
            return try staging.plan(row, for: entryKey, in: tx)
        }
        try kept.record(as: new.readAct, in: tx)
        let id = try tx.entryID(touchedBy: kept.importKey, or: contribution.subject)
        if let moderator, id.uuid != new.entry {
            try Authority.check(moderator, .moderate, in: try tx.entry(id)?.territory)
        }
        return id
    }

    /// An entry and its key; when it was merged into another, that one.
    private static func entry(_ id: EntryID, in tx: Transaction) throws -> (EntryID, Int64) {
        var current = id
        for _ in 0..<8 {
            switch try tx.locate(current) {
            case .here(let key): return (current, key)
            case .merged(let target): current = target
            case nil: throw AtlasRefusal.unknownEntry(id.description)
            }
        }
        throw AtlasRefusal.unknownEntry(id.description)
    }
}

extension Contribution {
    /// The decision as the ledger keeps it: what was proposed as a digest, what became of it, and by whom.
    fileprivate func act(_ entryID: ID<LedgerEntry>, at now: Instant) -> LedgerEntry {
        var facts: [String: JSONValue] = [
            "decision": .string(state.rawValue), "payload_sha256": .string(content.json.digest),
        ]
        switch decision?.outcome {
        case .accepted(let entry): facts["entry"] = .string(entry.description)
        case .rejected(let reason): facts["reason"] = .string(reason.rawValue)
        case nil: break
        }
        return LedgerEntry(
            id: entryID, type: "atlas.contribution", at: now, actor: decision?.by, subject: id.description,
            facts: facts)
    }
}

extension RecordContent {
    /// What it says, and otherwise what `earlier` said.
    fileprivate func over(_ earlier: RecordContent) -> RecordContent {
        var content = earlier
        content.name = name.filling(from: earlier.name)
        content.summary = summary.filling(from: earlier.summary)
        content.website = website ?? earlier.website
        content.country = country ?? earlier.country
        content.address = address.isEmpty ? earlier.address : address
        content.legalForm = legalForm ?? earlier.legalForm
        content.changedOn = changedOn ?? earlier.changedOn
        return content
    }
}

extension Transaction {
    /// What a source says of an entry now, by its key there.
    fileprivate func record(of entryKey: Int64, by sourceKey: Int64) throws
        -> (key: String, content: RecordContent)?
    {
        let row = try first(
            """
            select key_in_source, payload from atlas_record
            where entry_key = \(entryKey) and source_key = \(sourceKey) and superseded_import_key is null
            order by record_key limit 1
            """)
        guard let row else { return nil }
        let payload: String = try row["payload"]
        guard let content = RecordContent(json: try JSONValue(parsing: payload)) else {
            throw DamagedRow(what: "a record's payload")
        }
        return (try row["key_in_source"], content)
    }

    /// The entry that an import of one record is about; `known` when the record was there before.
    fileprivate func entryID(touchedBy importKey: Int64, or known: EntryID?) throws -> EntryID {
        let row = try first(
            """
            select e.id from atlas_record r join atlas_entry e on e.entry_key = r.entry_key
            where r.import_key = \(importKey) limit 1
            """)
        let text: String? = try row?["id"]
        guard let id = text.flatMap({ EntryID($0) }) ?? known else {
            throw DamagedRow(what: "a contribution")
        }
        return id
    }
}
