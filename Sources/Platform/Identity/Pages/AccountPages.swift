import Hummingbird
import Kernel
import Language
import Storage
import Web

/// One's own account: what is known of her, where she is signed in.
struct AccountPages: Sendable {
    let identity: IdentityDomain

    func add(to routes: Routes) {
        let (own, secrets) = (Access.needs(.ownAccount), Access.needs(.ownSecrets))
        routes.page(IdentityPath.account, access: own) { _, context in try await show(context) }
        routes.form(IdentityPath.account, access: own) { values, context in
            try await describe(values, context)
        }
        routes.page(IdentityPath.sessions, access: secrets) { _, context in try await sessions(context) }
        routes.form(IdentityPath.endSession, access: secrets) { values, context in
            try await endSession(values, context)
        }
        routes.form(IdentityPath.endOtherSessions, access: secrets) { _, context in
            try await endOthers(context)
        }
    }

    /// The person behind the request. Throws when she was erased meanwhile.
    func person(_ context: AppContext) async throws -> Person {
        let key = try context.signedIn().personKey
        guard let person = try await identity.database.read({ tx in try tx.person(key) }) else {
            throw IdentityRefusal.signInNeeded
        }
        return person
    }

    private func show(_ context: AppContext, errors: [FieldError] = [], values: FormValues? = nil)
        async throws -> Response
    {
        let actor = try context.signedIn()
        let ties = try await identity.database.read { tx in try tx.ties(of: actor.personKey) }
        let page = AccountPage(
            person: try await person(context), grants: actor.grants, debt: actor.debt, ties: ties,
            providers: identity.providers.map(\.provider),
            languages: context.instance.frame.languages, values: values, errors: errors,
            token: { context.formToken(for: context.path($0)) }, say: context.messages)
        return context.respond(with: page.page, status: errors.isEmpty ? .ok : .badRequest).unkept
    }

    private func describe(_ values: FormValues, _ context: AppContext) async throws -> Response {
        let name = (values["name"] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard name.count <= Person.longestName, name == name.withEscapedControls else {
            let error = FieldError("name", context.messages("identity.error.name"))
            return try await show(context, errors: [error], values: values)
        }
        let known = context.instance.settings.languages
        let language = values["language"].flatMap { LanguageTag($0) }.flatMap {
            known.contains($0) ? $0 : nil
        }
        let key = try context.signedIn().personKey
        try await identity.database.write { tx in
            try tx.describePerson(
                key, name: name.isEmpty ? nil : name, language: language ?? context.language)
        }
        return .seeOther(context.path(IdentityPath.account)).unkept
    }

    private func sessions(_ context: AppContext) async throws -> Response {
        let (actor, now) = (try context.signedIn(), context.now)
        let sessions = try await identity.database.read { tx in
            try tx.sessions(of: actor.personKey, now: now)
        }
        let page = SessionsPage(
            sessions: sessions, current: actor.session,
            token: { context.formToken(for: context.path($0)) }, say: context.messages)
        return context.respond(with: page.page).unkept
    }

    private func endSession(_ values: FormValues, _ context: AppContext) async throws -> Response {
        let actor = try context.signedIn()
        if let id = SessionID(values["session"] ?? "") {
            _ = try await identity.database.write { tx in try tx.endSession(id, of: actor.personKey) }
        }
        return .seeOther(context.path(IdentityPath.sessions)).unkept
    }

    private func endOthers(_ context: AppContext) async throws -> Response {
        let actor = try context.signedIn()
        try await identity.database.write { tx in
            try tx.endSessions(of: actor.personKey, except: actor.session)
            try tx.revokeTokens(of: actor.personKey)
        }
        return .seeOther(context.path(IdentityPath.sessions)).unkept
    }
}
