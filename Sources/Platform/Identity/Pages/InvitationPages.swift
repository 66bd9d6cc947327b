import Hummingbird
import Kernel
import Language
import Storage
import Web

/// What the letter of an invitation leads to, and the answers to it.
struct InvitationPages: Sendable {
    let identity: IdentityDomain

    func add(to routes: Routes) {
        routes.page(IdentityPath.invitation) { _, context in
            try await show(try shown(context.query), context)
        }
        routes.form(IdentityPath.accept, access: .needs(.ownAccount)) { values, context in
            try await accept(values, context)
        }
        routes.form(IdentityPath.decline) { values, context in
            try await answer(context).decline(try shown(values), context.actor)
            return Response.seeOther(context.path(IdentityPath.declined)).unkept
        }
        routes.page(IdentityPath.declined) { _, context in
            context.respond(with: DeclinedPage(isSignedIn: context.actor != nil, say: context.messages).page)
                .unkept
        }
    }

    private func answer(_ context: AppContext) -> AnswerInvitation {
        AnswerInvitation(identity: identity, now: context.now)
    }

    /// The secret of a letter, or the name of one's own invitation.
    private func shown(_ values: FormValues) throws -> AnswerInvitation.Shown {
        if let secret = values["t"].flatMap({ Secret($0) }) { return .secret(secret) }
        guard let id = values["invitation"].flatMap({ InvitationID($0) }) else {
            throw OrganisationRefusal.goneInvitation
        }
        return .name(id)
    }

    /// The invitation, with a button. NB: looking at it, as mail programs do, answers nothing.
    private func show(_ shown: AnswerInvitation.Shown, _ context: AppContext, error: FieldError? = nil)
        async throws -> Response
    {
        let found = try await answer(context).find(shown, context.actor)
        var own: EmailAddress?
        if context.actor != nil { own = try await AccountPages(identity: identity).person(context).email }
        let page = InvitationPage(
            found: found, shown: shown, own: own, errors: [error].compactMap(\.self),
            sendsLetters: identity.post.mailer != nil,
            token: { context.formToken(for: context.path($0)) }, say: context.messages)
        return context.respond(with: page.page, status: error == nil ? .ok : .badRequest).unkept
    }

    private func accept(_ values: FormValues, _ context: AppContext) async throws -> Response {
        let shown = try shown(values)
        let joined = try await answer(context).accept(
            shown, try context.signedIn(), isMeant: values["confirm"] == "1")
        guard let joined else {
            let error = FieldError("confirm", context.messages("identity.error.confirm"))
            return try await show(shown, context, error: error)
        }
        let path = IdentityPath.path(IdentityPath.organisation, of: joined)
        return .seeOther(context.path(path)).unkept
    }
}
