import HTTPTypes
import Hummingbird
import Kernel
import Language
import Storage
import Web

/// Signing in and out. One page serves who has an account and who has none: a letter goes to the address
/// either way, and its link signs in or begins the account.
struct SignInPages: Sendable {
    let identity: IdentityDomain

    func add(to routes: Routes) {
        routes.page(IdentityPath.signIn) { _, context in show(context) }
        routes.form(IdentityPath.signIn) { values, context in try await ask(values, context) }
        routes.page(IdentityPath.sent) { _, context in
            context.respond(with: LetterSentPage(say: context.messages).page)
        }
        routes.page(IdentityPath.link) { _, context in try await confirm(context) }
        routes.post(IdentityPath.link) { request, values, context in
            try await follow(request, values, context)
        }
        routes.post(IdentityPath.signOut) { request, _, context in try await signOut(request, context) }
    }

    /// The page; with an error, as it was filled in.
    func show(_ context: AppContext, error: FieldError? = nil, values: FormValues? = nil) -> Response {
        let values = values ?? context.query
        let page = SignInPage(
            token: { context.formToken(for: context.path($0)) },
            address: values["address"] ?? "", login: values["login"] ?? "",
            next: IdentityPath.next(values["next"]),
            sendsLetters: identity.post.mailer != nil, providers: identity.providers.map(\.provider),
            errors: [error].compactMap(\.self),
            say: context.messages)
        guard error == nil else { return context.respond(with: page.page, status: .badRequest).unkept }
        return context.respond(with: page.page)
    }

    private func ask(_ values: FormValues, _ context: AppContext) async throws -> Response {
        guard let address = EmailAddress(values["address"] ?? "") else {
            let error = FieldError("address", context.messages("identity.error.address"))
            return show(context, error: error, values: values)
        }
        try await AskForLink(identity: identity)(
            .signIn, to: address, next: IdentityPath.next(values["next"]), context: context)
        return .seeOther(context.path(IdentityPath.sent)).unkept
    }

    /// What the link leads to: a button. NB: mail programs open links to look at them; only the button, a
    /// post, uses the link up.
    private func confirm(_ context: AppContext) async throws -> Response {
        let (secret, now) = (Secret(context.query["t"] ?? ""), context.now)
        let link = try await identity.database.read { tx in
            try tx.link(with: secret, for: .signIn, now: now)
        }
        let page = ConfirmSignInPage(
            token: context.formToken(for: context.path(IdentityPath.link)), secret: secret,
            address: link.address, say: context.messages)
        return context.respond(with: page.page).unkept
    }

    private func follow(_ request: Request, _ values: FormValues, _ context: AppContext) async throws
        -> Response
    {
        let bucket = identity.rates.bucket(.linksPerClient, of: context.client.key)
        let now = context.now
        try await identity.database.write { tx in try tx.take(.linksPerClient, from: bucket, now: now) }
        let arrival = try await SignIn(identity: identity).byLink(
            Secret(values["t"] ?? ""), browser(request, context))
        return arrive(arrival, context)
    }

    /// The browser that asks.
    func browser(_ request: Request, _ context: AppContext) -> SignIn.Browser {
        SignIn.Browser(
            device: Device.name(of: request.headers[.userAgent]), former: identity.cookie.secret(of: request),
            now: context.now)
    }

    /// Gives the browser its session, and leads to the page that was wanted.
    func arrive(_ arrival: SignIn.Arrival, _ context: AppContext) -> Response {
        guard case .begun(let begun) = arrival else { return askForCode(arrival.step, context) }
        let next = IdentityPath.next(begun.next) ?? context.path(IdentityPath.account)
        var response = Response.seeOther(next).unkept
        identity.cookie.set(begun.secret, lifetimeSeconds: begun.lifetimeSeconds, on: &response)
        return response
    }

    /// Asks for the second factor.
    func askForCode(_ step: Secret?, _ context: AppContext, error: FieldError? = nil) -> Response {
        let page = CodePage(
            token: context.formToken(for: context.path(IdentityPath.code)), step: step,
            errors: [error].compactMap(\.self), say: context.messages)
        return context.respond(with: page.page, status: error == nil ? .ok : .badRequest).unkept
    }

    private func signOut(_ request: Request, _ context: AppContext) async throws -> Response {
        if let secret = identity.cookie.secret(of: request) {
            try await identity.database.write { tx in try tx.endSession(with: secret) }
        }
        var response = Response.seeOther(context.path("/")).unkept
        identity.cookie.clear(on: &response)
        return response
    }
}
