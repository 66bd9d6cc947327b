import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Storage
import Web

/// Answers `/atlas/{id}`: the entry, or where it went.
struct EntryHandler: Sendable {
    let atlas: AtlasDomain

    private enum Answer: Sendable {
        case entry(Entry, history: [PastRecord], relations: [RelationView], Standing?)
        case merged(EntryID)
        case missing
    }

    func respond(_ context: AppContext) async throws -> Response {
        let words = try await atlas.words(context)
        let id = context.parameter("id").flatMap { EntryID($0) }
        switch try await answer(id) {
        case .entry(let entry, let history, let relations, let standing):
            let mayEdit = standing.map { Authority.allows(context.actor, .editEntry, for: $0.organisation) }
            let page = EntryPage(
                entry: entry, history: history, relations: relations, words: words, map: MapContext(context),
                site: atlas.address,
                part: StandingPart(
                    entry: entry, standing: standing, mayEdit: mayEdit ?? false, words: words))
            return context.respond(with: page.page)
        case .merged(let kept):
            return Response(
                status: .permanentRedirect, headers: [.location: context.path("/atlas/\(kept)")])
        case .missing:
            return context.respond(with: MissingEntryPage(words: words).page, status: .notFound)
        }
    }

    private func answer(_ id: EntryID?) async throws -> Answer {
        guard let id else { return .missing }
        return try await atlas.database.read { tx in
            switch try tx.locate(id) {
            case .merged(let kept): return .merged(kept)
            case .here(let key):
                guard let entry = try tx.keyedEntries([key]).first?.entry else { return .missing }
                return .entry(
                    entry, history: try tx.history(of: key), relations: try tx.relations(of: key),
                    try tx.standing(of: entry.id))
            case nil: return .missing
            }
        }
    }
}
