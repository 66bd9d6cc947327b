import HTTPTypes
import Hummingbird
import Identity
import Kernel
import Language
import Storage
import Web

/// What the link of a letter leads to: a button. NB: mail programs open links to look at them; only the
/// button, a post by whoever made the claim, uses the link up.
struct ClaimLinkPages: Sendable {
    let atlas: AtlasDomain

    func add(to routes: Routes) {
        routes.page(ClaimPages.link, access: .needs(.claim)) { _, context in try await show(context) }
        routes.form(ClaimPages.link, access: .needs(.claim)) { values, context in
            let claim = try await ProveClaim(atlas: atlas).byLink(
                ClaimSecret(link: values["t"] ?? ""), actor: try context.signedIn(), now: context.now)
            return Response.seeOther(context.path(ClaimPages.path(of: claim.entry)))
        }
    }

    private func show(_ context: AppContext) async throws -> Response {
        guard let key = atlas.desk?.key else { throw ClaimRefusal.badLink }
        let (actor, now) = (try context.signedIn(), context.now)
        let secret = ClaimSecret(link: context.query["t"] ?? "")
        let entry = try await atlas.database.read { tx -> Entry? in
            let claim = try tx.claim(with: secret, under: key, now: now)
            guard claim.claimant.person == actor.personKey else { throw ClaimRefusal.otherAccount }
            return try tx.entry(claim.entry)
        }
        guard let entry, let secret else { throw ClaimRefusal.badLink }
        let page = ClaimLinkPage(
            entry: EntryWords(entry: entry, words: try await atlas.words(context)), secret: secret.text,
            token: context.formToken(for: context.path(ClaimPages.link)))
        var response = context.respond(with: page.page)
        response.headers[.cacheControl] = "no-store"
        return response
    }
}

/// `/atlas/claim-link?t=…`
struct ClaimLinkPage {
    let entry: EntryWords
    let secret: String
    let token: (name: String, value: String)

    private var say: Messages { entry.words.say }

    var page: Page {
        let title = say("atlas.claim.title", ["name": entry.name.text])
        return Page(title: title, path: "/atlas/\(entry.entry.id)", section: "/atlas", isIndexed: false) {
            H.h1(title)
            H.p(say("atlas.claim.link.text"), .class("lede"))
            Form(
                .post, action: "/\(say.language)\(ClaimPages.link)", button: say("atlas.claim.link.button"),
                hidden: [token, ("t", secret)]
            ) {}
        }
    }
}

/// After asking to join.
struct JoinAskedPage {
    let entry: EntryWords

    var page: Page {
        let say = entry.words.say
        return Page(
            title: say("atlas.claim.join.done"), path: "/atlas/\(entry.entry.id)", section: "/atlas",
            isIndexed: false
        ) {
            H.h1(say("atlas.claim.join.done"))
            H.p(say("atlas.claim.join.done.text"), .class("lede"))
            H.p { H.a(say("atlas.claim.entry"), .href(entry.path)) }
        }
    }
}
