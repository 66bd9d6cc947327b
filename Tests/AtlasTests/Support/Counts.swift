import Storage

@testable import Atlas

/// The counts of a report, for comparing.
struct Counts: Hashable {
    var read = 0
    var created = 0
    var updated = 0
    var unchanged = 0
    var refused = 0
    var gone = 0
}

extension ImportReport {
    var counts: Counts {
        Counts(
            read: read, created: created, updated: updated, unchanged: unchanged, refused: refused, gone: gone
        )
    }
}

extension TestAtlas {
    /// What every source said of an entry.
    func history(of id: EntryID) async throws -> [PastRecord] {
        try await database.read { tx in
            guard case .here(let key)? = try tx.locate(id) else { return [] }
            return try tx.history(of: key)
        }
    }
}
