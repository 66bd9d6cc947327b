import Kernel
import SearchIndex
import Storage

/// Helps somebody who is typing.
struct SuggestEntries: Sendable {
    let search: SearchEntries

    /// The most entries suggested.
    static let entries = 6
    /// The most words suggested.
    static let words = 4

    /// What may be meant.
    struct Outcome: Sendable {
        /// Entries whose texts have the words.
        let entries: [Entry]
        /// What was typed, its last word completed.
        let words: [String]
    }

    /// Runs it; nothing typed, nothing suggested. Throws `AtlasRefusal.badQuery` for too many words.
    func callAsFunction(_ typed: String) async throws -> Outcome {
        guard typed.contains(where: { !$0.isWhitespace }) else { return Outcome(entries: [], words: []) }
        let found = try suggestions(typed)
        let keys = found.hits.prefix(SuggestEntries.entries).map(\.key)
        let keyed = try await search.database.read { tx in try tx.keyedEntries(keys) }
        return Outcome(entries: keyed.map(\.entry), words: completed(typed, found.completions))
    }

    private func suggestions(_ typed: String) throws -> SearchIndex.Suggestions {
        do {
            return try search.index.index.suggest(typed, limit: SuggestEntries.entries)
        } catch {
            throw AtlasRefusal.badQuery(error.fault)
        }
    }

    private func completed(_ typed: String, _ completions: [String]) -> [String] {
        let start = typed.lastIndex { !$0.isLetter && !$0.isNumber }.map(typed.index(after:))
        let last = typed[(start ?? typed.startIndex)...]
        let whole = SearchIndex.foldedWords(in: String(last))
        return completions.filter { [$0] != whole }.prefix(SuggestEntries.words)
            .map { typed[..<(start ?? typed.startIndex)] + $0 }
    }
}
