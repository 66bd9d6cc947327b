import Storage

/// The entries that rows of a batch may belong to, by the tokens they share.
///
/// A number in a register joins any two records. A site or a repository joins records of two sources, never
/// two of one: a source that lists two things under two keys holds them for two, though they share a page.
struct MatchedEntries {
    private var byToken: [String: StagedEntry] = [:]
    /// Entries that the source itself already speaks of.
    private var own: Set<StagedEntry> = []

    /// Looks up the tokens of rows of a source.
    init(of rows: [StagedRow], sourceKey: Int64, in tx: Transaction) throws {
        let tokens = Set(rows.flatMap(\.tokens))
        guard !tokens.isEmpty else { return }
        let leads = try tx.rows(
            """
            select token, entry_key from atlas_match where token in \(values: Array(tokens))
            order by token, entry_key desc
            """)
        for row in leads { byToken[try row["token"]] = .known(try row["entry_key"]) }
        let entries = Set(byToken.values).compactMap(\.key)
        guard !entries.isEmpty else { return }
        // NB: the plus keeps SQLite from going through all records of the source instead.
        let spokenOf = try tx.rows(
            """
            select distinct entry_key from atlas_record
            where entry_key in \(values: entries) and +source_key = \(sourceKey)
              and superseded_import_key is null
            """)
        for row in spokenOf { own.insert(.known(try row["entry_key"])) }
    }

    /// The entry that a row with a new key belongs to; nil for none.
    func match(_ row: StagedRow) -> StagedEntry? {
        row.tokens.lazy.compactMap { token in
            byToken[token].flatMap { MatchTokens.isNumber(token) || !own.contains($0) ? $0 : nil }
        }.first
    }

    /// Notes that the source now speaks of an entry.
    mutating func takeAsOwn(_ entry: StagedEntry) { own.insert(entry) }

    /// Notes tokens that lead to an entry, unless they lead to another.
    mutating func note(_ tokens: [String], of entry: StagedEntry) {
        for token in tokens where byToken[token] == nil { byToken[token] = entry }
    }
}
