import Identity
import Kernel
import Ledger
import Storage

/// An organisation says what it is, or what it keeps, in its own words: visible at once, before what others
/// say, and an act of the ledger.
struct EditOwnWords: Sendable {
    let database: Database
    let ids: IDSource

    /// Replaces the statement whose version is `version` by `content`; an empty one says nothing any more.
    /// Throws `ClaimRefusal`, and `IdentityRefusal` unless the actor may edit for the organisation that acts.
    func callAsFunction(
        _ id: EntryID, _ content: RecordContent, insteadOf version: String, by actor: Actor?, now: Instant
    ) async throws -> OwnWords {
        let (read, actID) = (ID<Import>(ids(at: now)), ID<LedgerEntry>(ids(at: now)))
        return try await database.write { tx in
            guard let entry = try tx.entry(id) else { throw AtlasRefusal.unknownEntry(id.description) }
            guard let standing = try tx.standing(of: entry.id) else { throw ClaimRefusal.nobodyActs }
            try Authority.check(actor, .editEntry, for: standing.organisation)
            var dated = content
            dated.changedOn = now.date
            let edit = OwnWordsEdit(
                entry: entry.id, organisation: standing.organisation, actor: actor?.pseudonym.text ?? "",
                at: now, read: read, actID: actID)
            return try tx.say(dated, insteadOf: version, edit)
        }
    }
}
