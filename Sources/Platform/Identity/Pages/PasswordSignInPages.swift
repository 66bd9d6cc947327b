import HTTPTypes
import Hummingbird
import Kernel
import Language
import Storage
import Web

/// Signing in by a password, and the second factor after any of the ways in.
struct PasswordSignInPages: Sendable {
    let identity: IdentityDomain

    private var signIn: SignInPages { SignInPages(identity: identity) }

    func add(to routes: Routes) {
        routes.post(IdentityPath.password) { request, values, context in
            try await check(request, values, context)
        }
        routes.post(IdentityPath.code) { request, values, context in
            try await code(request, values, context)
        }
        routes.page(IdentityPath.forgotten) { _, context in forgotten(context) }
        routes.form(IdentityPath.forgotten) { values, context in try await ask(values, context) }
    }

    private func check(_ request: Request, _ values: FormValues, _ context: AppContext) async throws
        -> Response
    {
        guard let address = EmailAddress(values["login"] ?? "") else {
            let error = FieldError("login", context.messages("identity.error.address"))
            return signIn.show(context, error: error, values: values)
        }
        let (rates, now) = (identity.rates, context.now)
        let byAddress = rates.bucket(.passwordsPerAddress, of: address.folded.text)
        let byClient = rates.bucket(.passwordsPerClient, of: context.client.key)
        try await identity.database.write { tx in
            try tx.take(.passwordsPerClient, from: byClient, now: now)
            try tx.take(.passwordsPerAddress, from: byAddress, now: now)
        }
        let arrival = try await SignIn(identity: identity).byPassword(
            values["password"] ?? "", of: address, next: IdentityPath.next(values["next"]),
            signIn.browser(request, context))
        if let arrival { return signIn.arrive(arrival, context) }
        let error = FieldError("password", context.messages("identity.error.password"))
        return signIn.show(context, error: error, values: values)
    }

    private func code(_ request: Request, _ values: FormValues, _ context: AppContext) async throws
        -> Response
    {
        let secret = Secret(values["s"] ?? "")
        let begun = try await SignIn(identity: identity).byCode(
            values["code"] ?? "", step: secret, signIn.browser(request, context))
        if let begun { return signIn.arrive(.begun(begun), context) }
        let error = FieldError("code", context.messages("identity.error.code"))
        return signIn.askForCode(secret, context, error: error)
    }

    /// A forgotten password is replaced by way of a letter: its link signs in, the second factor included,
    /// and leads to the page where a new one is set.
    private func forgotten(_ context: AppContext, error: FieldError? = nil, address: String = "") -> Response
    {
        let page = ForgottenPage(
            token: context.formToken(for: context.path(IdentityPath.forgotten)), address: address,
            errors: [error].compactMap(\.self), sendsLetters: identity.post.mailer != nil,
            say: context.messages)
        guard error == nil else { return context.respond(with: page.page, status: .badRequest).unkept }
        return context.respond(with: page.page)
    }

    private func ask(_ values: FormValues, _ context: AppContext) async throws -> Response {
        let typed = values["address"] ?? ""
        guard let address = EmailAddress(typed) else {
            let error = FieldError("address", context.messages("identity.error.address"))
            return forgotten(context, error: error, address: typed)
        }
        try await AskForLink(identity: identity)(
            .signIn, to: address, next: context.path(IdentityPath.ownPassword), context: context)
        return .seeOther(context.path(IdentityPath.sent)).unkept
    }
}
