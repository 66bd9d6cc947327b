import Hummingbird
import Identity
import Kernel
import Language
import SearchIndex
import Storage
import Web

/// The queue of proposals, for moderators: each of their territory, with what stands in the atlas now.
struct ModerationPages: Sendable {
    let atlas: AtlasDomain

    static let path = "/atlas/moderation"
    /// Proposals on one page.
    private static let most = 20
    /// Entries of a like name that are shown beside a new one.
    private static let mostAlike = 3

    func add(to routes: Routes) {
        routes.page(Self.path, access: .needs(.moderate)) { _, context in try await queue(context) }
        routes.form(Self.path, access: .needs(.moderate, .thing)) { values, context in
            try await decide(values, context)
        }
    }

    private func queue(_ context: AppContext) async throws -> Response {
        let actor = try context.signedIn()
        var shown: [ModerationPage.Item] = []
        for (contribution, subject) in try await atlas.waiting(for: actor, limit: Self.most) {
            shown.append(
                .init(
                    contribution: contribution, subject: subject, alike: try await alike(contribution),
                    token: context.formToken(for: context.path(Self.path))))
        }
        let words = try await atlas.words(context)
        let claims = ClaimModerationPart(
            items: try await ClaimModerationPages(atlas: atlas).waiting(for: actor, context),
            token: context.formToken(for: context.path(ClaimModerationPages.claims)), words: words)
        let page = ModerationPage(items: shown, claims: claims, words: words).page
        return context.respond(with: page)
    }

    private func decide(_ values: FormValues, _ context: AppContext) async throws -> any ResponseGenerator {
        let actor = try context.signedIn()
        let chosen = values["verdict"] ?? ""
        let reason = Contribution.Reason(rawValue: chosen)
        let id = try await atlas.contribution(values["id"] ?? "", decidedBy: actor)
        guard chosen == ModerationPage.accept || reason != nil else {
            return Response.seeOther(context.path(Self.path))
        }
        let verdict = reason.map { DecideContribution.Verdict.reject($0) } ?? .accept
        _ = try await DecideContribution(in: atlas.database, ids: atlas.ids)(
            id, verdict, by: actor, now: context.now)
        return Response.seeOther(context.path(Self.path))
    }

    /// Entries of the same type whose names have the words of a new one's: it may be there already.
    private func alike(_ contribution: Contribution) async throws -> [Entry] {
        guard contribution.subject == nil, let name = contribution.content.name.best(for: [])?.text else {
            return []
        }
        var query = SearchIndex.Query(words: name, limit: Self.mostAlike)
        query.filters = [AtlasFacet.type.rawValue: [contribution.content.type.rawValue]]
        guard let hits = try? atlas.index.index.search(query).hits else { return [] }
        let keys = hits.map(\.key)
        return try await atlas.database.read { tx in try tx.keyedEntries(keys).map(\.entry) }
    }
}
