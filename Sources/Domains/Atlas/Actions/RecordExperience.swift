import CanonicalJSON
import Kernel
import Ledger
import Storage

/// Keeps what organisations say of a solution as records of a source of its own, with the same provenance as
/// any other: the answer's identifier is the key, and what it says is evidence on the criterion `experience`.
public struct RecordExperience: ExperienceRecorder {
    let database: Database
    let now: @Sendable () -> Instant
    let ids: IDSource

    /// Experiences kept in an atlas.
    public init(in database: Database, now: @escaping @Sendable () -> Instant, ids: IDSource = .random) {
        self.database = database
        self.now = now
        self.ids = ids
    }

    /// Keeps one and records it in the ledger. Throws `AtlasRefusal.unknownEntry`.
    public func record(_ experience: Experience) async throws {
        let instant = now()
        let (id, act) = (ID<Import>(ids(at: instant)), ID<LedgerEntry>(ids(at: instant)))
        try await database.write { tx in
            let entryKey = try RecordExperience.entryKey(of: experience.solution, in: tx)
            guard try !tx.hasRecord(experience.id, of: try tx.sourceKey(of: .experiences)) else { return }
            let content = try experience.content(in: tx, entryKey)
            let row = StagedRow(experience.id, content, licence: Source.experiences.licence)
            let kept = try KeptStatement(id, of: .experiences, mapping: "experience", at: instant, in: tx) {
                try $0.plan(row, for: entryKey, in: tx)
            }
            try kept.record(as: act, in: tx)
        }
    }

    /// The solution's entry; when it was merged into another, that one.
    private static func entryKey(of text: String, in tx: Transaction) throws -> Int64 {
        var id = EntryID(text)
        for _ in 0..<8 {
            guard let current = id, current.type == .solution else { break }
            switch try tx.locate(current) {
            case .here(let key): return key
            case .merged(let target): id = target
            case nil: id = nil
            }
        }
        throw AtlasRefusal.unknownEntry(text)
    }
}

extension Experience {
    /// The record: the name is the entry's own, since a record has one; it says nothing of the thing itself.
    fileprivate func content(in tx: Transaction, _ entryKey: Int64) throws -> RecordContent {
        guard let entry = try tx.keyedEntries([entryKey]).first?.entry else {
            throw AtlasRefusal.unknownEntry(solution)
        }
        var content = RecordContent(type: .solution, name: entry.content.name)
        content.criteria = [
            CriterionStatement(criterion: "experience", value: outcome, date: date, author: author)
        ]
        return content
    }
}

extension Transaction {
    fileprivate func hasRecord(_ key: String, of sourceKey: Int64) throws -> Bool {
        try first(
            "select record_key from atlas_record where source_key = \(sourceKey) and key_in_source = \(key)")
            != nil
    }
}
