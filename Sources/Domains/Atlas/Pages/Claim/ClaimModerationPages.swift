import Hummingbird
import Identity
import Kernel
import Language
import Storage
import Web

/// The part of moderation that is about claims: deciding on those that wait, and ending a standing.
struct ClaimModerationPages: Sendable {
    let atlas: AtlasDomain

    static let claims = "/atlas/moderation/claims"
    static let end = "/atlas/moderation/standing"
    /// Claims on one page.
    static let most = 20

    func add(to routes: Routes) {
        routes.form(Self.claims, access: .needs(.moderate, .thing)) { values, context in
            try await decide(values, context)
        }
        routes.form(Self.end, access: .needs(.moderate, .thing)) { values, context in
            try await end(values, context)
        }
    }

    /// The claims that wait for somebody, each with its entry.
    func waiting(for actor: Actor, _ context: AppContext) async throws -> [ClaimModerationPart.Item] {
        let now = context.now
        return try await atlas.database.read { tx in
            var items: [ClaimModerationPart.Item] = []
            for claim in try tx.claimsForModerators(limit: 500, now: now) where items.count < Self.most {
                guard claim.claimant.person != actor.personKey, let entry = try tx.entry(claim.entry),
                    Authority.allows(actor, .moderate, in: entry.territory)
                else { continue }
                items.append(
                    .init(
                        claim: claim, entry: entry, claimant: try tx.mailbox(of: claim.claimant.person),
                        vouchers: try tx.vouchers(of: claim.id).count,
                        standing: try tx.standing(of: claim.entry)))
            }
            return items
        }
    }

    private func decide(_ values: FormValues, _ context: AppContext) async throws -> any ResponseGenerator {
        let text = values["id"] ?? ""
        guard let id = ID<Claim>(text) else { throw ClaimRefusal.unknown(text) }
        let territory = try await atlas.database.read { tx in
            guard let claim = try tx.claim(id) else { throw ClaimRefusal.unknown(text) }
            return try tx.entry(claim.entry)?.territory
        }
        let actor = try context.signedIn()
        try Authority.check(actor, .moderate, in: territory)
        let chosen = values["verdict"] ?? ""
        let verdict: DecideClaim.Verdict? =
            chosen == ModerationPage.accept
            ? .grant : Claim.Reason(rawValue: chosen).map { .reject($0) }
        if let verdict {
            try await DecideClaim(atlas: atlas)(id, verdict, by: actor, now: context.now)
        }
        return Response.seeOther(context.path(ModerationPages.path))
    }

    private func end(_ values: FormValues, _ context: AppContext) async throws -> any ResponseGenerator {
        let text = values["entry"] ?? ""
        guard let id = EntryID(text), let entry = try await atlas.database.read({ tx in try tx.entry(id) })
        else { throw AtlasRefusal.unknownEntry(text) }
        let actor = try context.signedIn()
        try Authority.check(actor, .moderate, in: entry.territory)
        if let reason = Claim.Reason(rawValue: values["reason"] ?? "") {
            try await DecideClaim(atlas: atlas).end(entry.id, because: reason, by: actor, now: context.now)
        }
        return Response.seeOther(context.path(ClaimPages.path(of: entry.id)))
    }
}

/// The claims on `/atlas/moderation`.
struct ClaimModerationPart: Component {
    /// One claim and what stands beside it.
    struct Item: Sendable {
        let claim: Claim
        let entry: Entry
        /// Who claims, for whoever decides.
        let claimant: Mailbox?
        let vouchers: Int
        /// Who acts already.
        let standing: Standing?
    }

    let items: [Item]
    let token: (name: String, value: String)
    let words: AtlasWords

    private var say: Messages { words.say }

    var html: HTML {
        guard !items.isEmpty else { return .empty }
        return H.section(.id("claims")) {
            H.h2(say("atlas.claim.moderation.title"))
            H.p(say("atlas.claim.moderation.lede"))
            for item in items { claim(item) }
        }
    }

    private func claim(_ item: Item) -> HTML {
        let shown = EntryWords(entry: item.entry, words: words)
        return H.section(.id(item.claim.id.description)) {
            H.h3 { H.a(shown.name.text, .href(shown.path)) }
            H.p(about(item, shown), .class("meta"))
            if item.standing != nil {
                Notice(.warning, say: say) { H.p(say("atlas.claim.moderation.dispute")) }
            }
            Facts(facts(item))
            decision(item)
        }
    }

    private func about(_ item: Item, _ shown: EntryWords) -> String {
        let parts = shown.nature + [shown.place].compactMap(\.self)
        return (parts + [say.format.date(item.claim.createdAt.date)]).joined(separator: " · ")
    }

    private func facts(_ item: Item) -> [Facts.Fact] {
        let who = item.claimant.map { box in (box.name.map { "\($0) · " } ?? "") + box.address.text } ?? "–"
        var facts: [Facts.Fact] = [
            .init(say("atlas.claim.moderation.who"), .text(who)),
            .init(say("atlas.claim.moderation.words"), H.blockquote { H.p(item.claim.words ?? "–") }),
        ]
        if item.claim.way == .vouched {
            facts.append(
                .init(say("atlas.claim.moderation.vouchers"), .text(say.format.number(item.vouchers))))
        }
        if let website = item.entry.content.website {
            facts.append(.init(ContentFacts.title("website", words), WebLink.html(website)))
        }
        return facts
    }

    private func decision(_ item: Item) -> Form {
        let id = item.claim.id.description
        let reasons = Claim.Reason.allCases.map {
            Choice($0.rawValue, say("atlas.claim.reason.\($0.rawValue)"))
        }
        return Form(
            .post, action: "/\(say.language)\(ClaimModerationPages.claims)",
            button: say("atlas.moderation.decide"), hidden: [("id", id), token]
        ) {
            H.div(.class("entry")) {
                H.label(say("atlas.moderation.decision"), .for("verdict-\(id)"))
                H.select(.id("verdict-\(id)"), .name("verdict")) {
                    for choice in [
                        Choice("", say("atlas.moderation.later")),
                        Choice(ModerationPage.accept, say("atlas.claim.moderation.grant")),
                    ] + reasons {
                        H.option(choice.label, .value(choice.value))
                    }
                }
            }
        }
    }
}
