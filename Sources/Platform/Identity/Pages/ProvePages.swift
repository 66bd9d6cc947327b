import HTTPTypes
import Hummingbird
import Kernel
import Language
import Storage
import Web

/// Shows again who is there, before something that matters: by the password with a code, or by a letter that
/// signs in anew. Either way a new session takes the place of the old one.
struct ProvePages: Sendable {
    let identity: IdentityDomain

    private var signIn: SignInPages { SignInPages(identity: identity) }

    func add(to routes: Routes) {
        let own = Access.needs(.ownAccount)
        routes.page(IdentityPath.prove, access: own) { _, context in try await show(context) }
        routes.post(IdentityPath.prove, access: own) { request, values, context in
            try await check(request, values, context)
        }
        routes.form(IdentityPath.proveByLetter, access: own) { values, context in
            let person = try await AccountPages(identity: identity).person(context)
            try await AskForLink(identity: identity)(
                .signIn, to: person.email, next: IdentityPath.next(values["next"]), context: context)
            return Response.seeOther(context.path(IdentityPath.sent)).unkept
        }
    }

    private func show(_ context: AppContext, error: FieldError? = nil, values: FormValues? = nil)
        async throws -> Response
    {
        let key = try context.signedIn().personKey
        let kept = try await identity.database.read { tx in
            (try tx.password(of: key) != nil, try tx.secondFactor(of: key) != nil)
        }
        let page = ProvePage(
            next: IdentityPath.next((values ?? context.query)["next"]), hasPassword: kept.0,
            hasSecondFactor: kept.1, sendsLetters: identity.post.mailer != nil,
            errors: [error].compactMap(\.self), token: { context.formToken(for: context.path($0)) },
            say: context.messages)
        return context.respond(with: page.page, status: error == nil ? .ok : .badRequest).unkept
    }

    private func check(_ request: Request, _ values: FormValues, _ context: AppContext) async throws
        -> Response
    {
        let person = try await AccountPages(identity: identity).person(context)
        let (bucket, now) = (identity.rates.bucket(.passwordsPerAddress, of: person.email.text), context.now)
        try await identity.database.write { tx in try tx.take(.passwordsPerAddress, from: bucket, now: now) }
        let arrival = try await SignIn(identity: identity).byPassword(
            values["password"] ?? "", of: person.email, next: IdentityPath.next(values["next"]),
            signIn.browser(request, context))
        guard let arrival else {
            let error = FieldError("password", context.messages("identity.error.current-password"))
            return try await show(context, error: error, values: values)
        }
        return signIn.arrive(arrival, context)
    }
}

/// `/account/prove`
struct ProvePage {
    let next: String?
    let hasPassword: Bool
    let hasSecondFactor: Bool
    let sendsLetters: Bool
    let errors: [FieldError]
    let token: (String) -> (name: String, value: String)
    let say: Messages

    var page: Page {
        Page(
            title: say("identity.prove.title"), path: IdentityPath.prove,
            breadcrumbs: IdentityCrumbs(say).account, section: IdentityPath.account, isIndexed: false
        ) {
            ErrorSummary(errors, say: say)
            H.h1(say("identity.prove.title"))
            H.p(say("identity.prove.text"), .class("lede"))
            if hasPassword { byPassword }
            if sendsLetters {
                H.section {
                    if hasPassword { H.h2(say("identity.prove.or-letter")) }
                    Form(
                        .post, action: path(IdentityPath.proveByLetter),
                        button: say("identity.sign-in.button"), hidden: hidden(IdentityPath.proveByLetter)
                    ) {}
                }
            }
            if !hasPassword, !sendsLetters {
                Notice(.information, say: say) { H.p(say("identity.sign-in.no-letters")) }
            }
        }
    }

    private var byPassword: HTML {
        Form(
            .post, action: path(IdentityPath.prove), button: say("identity.prove.button"),
            hidden: hidden(IdentityPath.prove)
        ) {
            TextField(
                "password", label: say("identity.password.current"),
                kind: .password(autocomplete: "current-password"),
                hint: hasSecondFactor ? say("identity.prove.then-code") : nil,
                error: errors.first?.message, maximumLength: PasswordRules.longestBytes, say: say)
        }.html
    }

    private func hidden(_ target: String) -> [(name: String, value: String)] {
        [token(target)] + (next.map { [("next", $0)] } ?? [])
    }

    private func path(_ path: String) -> String { "/\(say.language)\(path)" }
}
