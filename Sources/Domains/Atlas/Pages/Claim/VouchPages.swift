import Hummingbird
import Identity
import Kernel
import Language
import Storage
import Web

/// Vouching for somebody's claim, by whoever acts for another organisation.
struct VouchPages: Sendable {
    let atlas: AtlasDomain

    func add(to routes: Routes) {
        let path = "/atlas/claims/{claim}/vouch"
        routes.page(path, access: .needs(.vouch)) { _, context in try await show(context) }
        routes.form(path, access: .needs(.vouch, .thing)) { _, context in
            let id = try id(context)
            _ = try await VouchForClaim(atlas: atlas)(id, by: try context.signedIn(), now: context.now)
            return context.respond(with: VouchedPage(say: context.messages).page)
        }
    }

    private func id(_ context: AppContext) throws -> ID<Claim> {
        let text = context.parameter("claim") ?? ""
        guard let id = ID<Claim>(text) else { throw ClaimRefusal.unknown(text) }
        return id
    }

    private func show(_ context: AppContext) async throws -> Response {
        let (id, actor, now) = (try id(context), try context.signedIn(), context.now)
        let found = try await atlas.database.read { tx in
            let claim = try tx.openClaim(id, now: now)
            guard let entry = try tx.entry(claim.entry),
                let organisation = try tx.vouchingOrganisation(of: actor.personKey, for: claim)
            else { throw ClaimRefusal.cannotVouch }
            return (
                claim: claim, entry: entry, name: try tx.mailbox(of: claim.claimant.person)?.name,
                organisation: try tx.organisation(organisation)?.name ?? ""
            )
        }
        let page = VouchPage(
            entry: EntryWords(entry: found.entry, words: try await atlas.words(context)), claim: found.claim,
            claimant: found.name, organisation: found.organisation,
            token: context.formToken(for: context.path(ClaimPages.vouching(id))))
        return context.respond(with: page.page)
    }
}

/// `/atlas/claims/{claim}/vouch`
struct VouchPage {
    let entry: EntryWords
    let claim: Claim
    /// What the claimant calls herself.
    let claimant: String?
    /// The organisation of whoever reads.
    let organisation: String
    let token: (name: String, value: String)

    private var say: Messages { entry.words.say }

    var page: Page {
        let title = say("atlas.claim.vouch.title", ["name": entry.name.text])
        let path = ClaimPages.vouching(claim.id)
        return Page(title: title, path: path, section: "/atlas", isIndexed: false) {
            H.h1(title)
            H.p(say("atlas.claim.vouch.lede"), .class("lede"))
            Facts(facts)
            H.p(say("atlas.claim.vouch.promise", ["organisation": organisation]))
            Form(
                .post, action: "/\(say.language)\(path)", button: say("atlas.claim.vouch.button"),
                hidden: [token]
            ) {}
        }
    }

    private var facts: [Facts.Fact] {
        [
            .init(say("atlas.claim.vouch.entry"), H.a(entry.name.text, .href(entry.path))),
            claimant.map { .init(say("atlas.claim.vouch.claimant"), .text($0)) }
                ?? .init(say("atlas.claim.vouch.claimant"), unknown: say("atlas.claim.vouch.nameless")),
            .init(say("atlas.claim.vouch.words"), H.blockquote { H.p(claim.words ?? "") }),
        ]
    }
}

/// After vouching.
struct VouchedPage {
    let say: Messages

    var page: Page {
        Page(title: say("atlas.claim.vouched"), path: "/atlas", section: "/atlas", isIndexed: false) {
            H.h1(say("atlas.claim.vouched"))
            H.p(say("atlas.claim.vouched.done"), .class("lede"))
        }
    }
}
