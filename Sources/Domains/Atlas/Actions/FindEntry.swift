import Kernel
import Storage

/// Finds the entry that an identifier names.
struct FindEntry: Sendable {
    let database: Database

    /// What an identifier leads to.
    enum Outcome: Sendable {
        /// The entry.
        case found(Entry)
        /// Another entry, into which this one was merged.
        case merged(into: EntryID)
    }

    /// Runs it. Throws `AtlasRefusal.unknownEntry` for what is no identifier and for what names nothing.
    func callAsFunction(_ text: String) async throws -> Outcome {
        guard let id = EntryID(text) else { throw AtlasRefusal.unknownEntry(text) }
        let outcome: Outcome? = try await database.read { tx in
            switch try tx.locate(id) {
            case .merged(let target)?: .merged(into: target)
            case .here(let key)?: try tx.keyedEntries([key]).first.map { .found($0.entry) }
            case nil: nil
            }
        }
        guard let outcome else { throw AtlasRefusal.unknownEntry(text) }
        return outcome
    }
}
