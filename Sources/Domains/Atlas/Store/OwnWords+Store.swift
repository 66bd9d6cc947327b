import CanonicalJSON
import Identity
import Kernel
import Ledger
import Storage

extension Transaction {
    /// What an organisation says itself of an entry now.
    func ownWords(of entryKey: Int64) throws -> OwnWords {
        try ownRecord(of: entryKey)?.words ?? OwnWords(content: nil, version: OwnWords.none)
    }

    /// The same with the record's key in its source.
    private func ownRecord(of entryKey: Int64) throws -> (words: OwnWords, key: String)? {
        let row = try first(
            """
            select r.key_in_source, r.hash, r.payload from atlas_record r
            join atlas_source s on s.source_key = r.source_key
            where r.entry_key = \(entryKey) and s.name = \(Source.organisations.name)
                and r.superseded_import_key is null and r.gone_import_key is null
            order by r.record_key desc limit 1
            """)
        guard let row else { return nil }
        let (payload, hash): (String, [UInt8]) = (try row["payload"], try row["hash"])
        guard let content = RecordContent(json: try JSONValue(parsing: payload)) else {
            throw DamagedRow(what: "a record's payload")
        }
        let version = hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return (OwnWords(content: content, version: version), try row["key_in_source"])
    }

    /// Replaces what an organisation says, by an import of one record, visible at once. Gives the new
    /// version; nothing is written when nothing changes. Throws `ClaimRefusal.changedMeanwhile` unless
    /// `version` is that of the statement which stands.
    func say(_ content: RecordContent, insteadOf version: String, _ edit: OwnWordsEdit) throws -> OwnWords {
        guard case .here(let entryKey)? = try locate(edit.entry) else {
            throw AtlasRefusal.unknownEntry(edit.entry.description)
        }
        let current = try ownRecord(of: entryKey)
        let standing = current?.words ?? OwnWords(content: nil, version: OwnWords.none)
        guard standing.version == version else {
            throw ClaimRefusal.changedMeanwhile(version: standing.version)
        }
        let before = standing.content?.undated ?? OwnWords.empty(content.type)
        guard content.undated != before else { return standing }
        let source = Source.organisations
        if content.undated == OwnWords.empty(content.type) {
            try markGone([entryKey], edit.read, at: edit.at)
        } else {
            let key = current?.key ?? edit.entry.description
            let row = StagedRow(key, content, licence: source.licence)
            _ = try KeptStatement(edit.read, of: source, mapping: "own-words", at: edit.at, in: self) {
                try $0.plan(row, for: entryKey, in: self)
            }
        }
        try record(edit.act(content, before: before))
        return try ownWords(of: entryKey)
    }

    /// Takes back what was said in the name of organisations that act no more.
    func takeBackOwnWords(of entries: [EntryID], _ read: ID<Import>, at now: Instant) throws {
        let keys = try entries.compactMap { id -> Int64? in
            guard case .here(let key)? = try locate(id), try ownRecord(of: key) != nil else { return nil }
            return key
        }
        if !keys.isEmpty { try markGone(keys, read, at: now) }
    }

    /// Publishes an import in which organisations no longer say anything of some entries.
    private func markGone(_ keys: [Int64], _ read: ID<Import>, at now: Instant) throws {
        let source = Source.organisations
        let sourceKey = try sourceKey(of: source)
        let importKey = try beginImport(read, of: sourceKey, mapping: "own-words", at: now)
        var report = ImportReport()
        report.gone = try execute(
            """
            update atlas_record set gone_import_key = \(importKey)
            where source_key = \(sourceKey) and entry_key in \(values: keys)
                and superseded_import_key is null and gone_import_key is null
            """)
        try publishImport(importKey, of: source, report: report.json.canonicalString, at: now)
    }
}

/// One edit of what an organisation says: of what, when, by whom, under which identifiers.
struct OwnWordsEdit: Sendable {
    let entry: EntryID
    let organisation: ClaimedOrganisation
    let actor: String
    let at: Instant
    let read: ID<Import>
    let actID: ID<LedgerEntry>

    /// The edit as the ledger keeps it: which fields changed, and the digest of what is said now.
    func act(_ content: RecordContent, before: RecordContent) -> LedgerEntry {
        LedgerEntry(
            id: actID, type: "atlas.own-words", at: at, actor: actor, subject: entry.description,
            facts: [
                "organisation": .string(organisation.description), "import": .string(read.description),
                "fields": .array(content.undated.changes(from: before).map { .string($0) }),
                "payload_sha256": .string(content.json.digest),
            ])
    }
}

extension RecordContent {
    /// The public fields in which this differs from another, by their names in payloads.
    func changes(from other: RecordContent) -> [String] {
        let (left, right) = (publicJSON.object ?? [:], other.publicJSON.object ?? [:])
        return Set(left.keys).union(right.keys).filter { left[$0] != right[$0] }.sorted()
    }
}
