/// Holds back what certain licences do not allow: entries are folded again from the records that may go.
struct AllowedLicences: Sendable {
    /// The licences whose records may go; nil when all may.
    let licences: Set<String>?

    /// The licences that a query asks for.
    init(of query: AtlasQuery) {
        licences = query.filters[.licence]
    }

    /// The entry as its allowed records make it, and how many records were left out. No entry when none is
    /// allowed.
    func narrowed(_ entry: Entry) -> (entry: Entry?, recordsLeftOut: Int) {
        guard let licences else { return (entry, 0) }
        let allowed = entry.records.filter { licences.contains($0.licence) }
        guard allowed.count < entry.records.count else { return (entry, 0) }
        return (Fold.entry(entry.id, allowed), entry.records.count - allowed.count)
    }
}

/// How much was left out for its licence.
public struct Withheld: Sendable, Hashable {
    /// Entries that the rest of the query finds and that rest on no record under the licences asked for.
    public let entries: Int
    /// Records under other licences, left out of the entries that are given.
    public let records: Int
}
