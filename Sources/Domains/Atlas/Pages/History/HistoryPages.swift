import Hummingbird
import Kernel
import Language
import Storage
import Web

/// The whole history of an entry.
struct HistoryPages: Sendable {
    let atlas: AtlasDomain

    /// Changes on one page.
    static let most = 20
    /// The last page that can be asked for.
    private static let lastPage = 10_000

    /// Where an entry's history stands.
    static func path(of id: EntryID) -> String { "/atlas/\(id)/history" }

    func add(to routes: Routes) {
        routes.page("/atlas/{id}/history") { _, context in try await show(context) }
    }

    private struct Found: Sendable {
        let entry: Entry
        let changes: [EntryChange]
        let total: Int
        let acts: EntryActs
    }

    private func show(_ context: AppContext) async throws -> Response {
        let text = context.parameter("id") ?? ""
        guard let id = EntryID(text) else { throw AtlasRefusal.unknownEntry(text) }
        let number = context.query["page"].flatMap { Int($0) } ?? 1
        let page = min(max(number, 1), Self.lastPage)
        let found = try await atlas.database.read { tx in
            guard let entry = try tx.entry(id), case .here(let key)? = try tx.locate(entry.id) else {
                throw AtlasRefusal.unknownEntry(text)
            }
            let all = EntryChange.changes(in: try tx.history(of: key))
            let some = Array(all.dropFirst((page - 1) * Self.most).prefix(Self.most))
            return Found(
                entry: entry, changes: some, total: all.count,
                acts: try tx.acts(of: entry.id, imports: some.map(\.read)))
        }
        let words = try await atlas.words(context)
        let view = HistoryPage(
            entry: EntryWords(entry: found.entry, words: words), changes: found.changes,
            total: found.total, acts: found.acts, number: page)
        return context.respond(with: view.page)
    }
}
