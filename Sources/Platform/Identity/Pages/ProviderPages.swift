import HTTPTypes
import Hummingbird
import Kernel
import Language
import Storage
import Web

/// Signing in by way of another site, and tying one's account to it.
struct ProviderPages: Sendable {
    let identity: IdentityDomain

    func add(to routes: Routes) {
        routes.form(IdentityPath.provider) { values, context in try await depart(values, context) }
        routes.get(IdentityPath.callback) { request, context in try await arrive(request, context) }
        routes.form(IdentityPath.untie, access: .needs(.ownSecrets)) { values, context in
            let key = try context.signedIn().personKey
            let id = values["provider"] ?? ""
            guard let issuer = identity.providers.first(where: { $0.provider.id == id })?.provider.issuer
            else { throw ProviderRefusal.unknown(id) }
            try await identity.database.write { tx in try tx.untie(key, from: issuer) }
            return Response.seeOther(context.path(IdentityPath.account)).unkept
        }
    }

    /// Sends somebody on. NB: not by a redirect: the policy of forms (`form-action 'self'`) holds for where a
    /// form leads in the end, too. The page goes on by itself, and has a link.
    private func depart(_ values: FormValues, _ context: AppContext) async throws -> Response {
        let bucket = identity.rates.bucket(.linksPerClient, of: context.client.key)
        let now = context.now
        try await identity.database.write { tx in try tx.take(.linksPerClient, from: bucket, now: now) }
        let departure = try await SignInByProvider(identity: identity).depart(
            to: values["provider"] ?? "", person: context.actor?.personKey, language: context.language,
            next: IdentityPath.next(values["next"]), now: context.now)
        let page = DeparturePage(departure: departure, say: context.messages)
        var response = context.respond(with: page.page).unkept
        response.headers[.refresh] = "0; url=\(departure.address)"
        identity.providerCookie.set(
            departure.state, lifetimeSeconds: ProviderRequest.lifetimeSeconds, on: &response)
        return response
    }

    private func arrive(_ request: Request, _ context: AppContext) async throws -> Response {
        let query = context.query
        let answer = SignInByProvider.Answer(
            state: Secret(query["state"] ?? ""), cookie: identity.providerCookie.secret(of: request),
            code: query["code"], issuer: query["iss"], isError: query["error"] != nil)
        let pages = SignInPages(identity: identity)
        let arrival = try await SignInByProvider(identity: identity).arrive(
            answer, pages.browser(request, context))
        var response = pages.arrive(arrival, context)
        identity.providerCookie.clear(on: &response)
        return response
    }
}

/// The page between this site and the other.
struct DeparturePage {
    let departure: SignInByProvider.Departure
    let say: Messages

    var page: Page {
        Page(
            title: say("identity.departure.title", ["name": departure.provider]), path: IdentityPath.signIn,
            breadcrumbs: IdentityCrumbs(say).signIn, section: IdentityPath.signIn, isIndexed: false
        ) {
            H.h1(say("identity.departure.title", ["name": departure.provider]))
            H.p(say("identity.departure.text"))
            H.p {
                H.a(
                    say("identity.departure.link", ["name": departure.provider]),
                    .href(departure.address), .class("button"))
            }
        }
    }
}

/// One button a provider.
struct ProviderButtons: Component {
    let providers: [IdentityProvider]
    let next: String?
    let token: (name: String, value: String)
    let words: MessageKey
    let say: Messages

    var html: HTML {
        .fragment(
            providers.map { provider in
                Form(
                    .post, action: "/\(say.language)\(IdentityPath.provider)",
                    button: say(words, ["name": provider.name]),
                    hidden: [token, ("provider", provider.id)] + (next.map { [("next", $0)] } ?? [])
                ) {}.html
            })
    }
}
