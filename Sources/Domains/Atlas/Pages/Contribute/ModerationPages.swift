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
        routes.form(Self.path, access: .needs(.moderate)) { values, context in
            try await decide(values, context)
        }
    }

    private func queue(_ context: AppContext) async throws -> Response {
        let actor = try context.signedIn()
        let waiting = try await ListContributions(in: atlas.database)(.pending)
        var shown: [ModerationPage.Item] = []
        for contribution in waiting where shown.count < Self.most {
            let subject = try await atlas.entry(contribution.subject)
            guard Authority.allows(actor, .moderate, in: contribution.territory(of: subject)) else {
                continue
            }
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
        let text = values["id"] ?? ""
        guard let id = ID<Contribution>(text),
            let contribution = try await atlas.database.read({ tx in try tx.contribution(id) })
        else { throw AtlasRefusal.unknownProposal(text) }
        let territory = contribution.territory(of: try await atlas.entry(contribution.subject))
        try Authority.check(actor, .moderate, in: territory)
        let chosen = values["verdict"] ?? ""
        let reason = Contribution.Reason(rawValue: chosen)
        guard chosen == ModerationPage.accept || reason != nil else {
            return Response.seeOther(context.path(Self.path))
        }
        let verdict = reason.map { DecideContribution.Verdict.reject($0) } ?? .accept
        _ = try await DecideContribution(in: atlas.database, ids: atlas.ids)(
            id, verdict, by: actor.pseudonym.text, now: context.now)
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

extension Contribution {
    /// The country it is about; nil when nothing says.
    fileprivate func territory(of subject: Entry?) -> Territory? {
        (subject?.content.country ?? content.country).flatMap { Territory($0.text) }
    }
}

extension AtlasDomain {
    /// The entry of an identifier as it stands now; nil when there is none any more.
    fileprivate func entry(_ id: EntryID?) async throws -> Entry? {
        guard let id else { return nil }
        return try await database.read { tx in
            guard case .here(let key)? = try tx.locate(id) else { return nil }
            return try tx.keyedEntries([key]).first?.entry
        }
    }
}
