import HTTPTypes
import Hummingbird
import Kernel
import Language
import Storage
import Web

/// How somebody signs in: her password, her second factor, her address. All want a fresh proof of who is
/// there.
struct SecretsPages: Sendable {
    let identity: IdentityDomain

    private var account: AccountPages { AccountPages(identity: identity) }

    func add(to routes: Routes) {
        let own = Access.needs(.ownSecrets)
        routes.page(IdentityPath.ownPassword, access: own) { _, context in try await password(context) }
        routes.form(IdentityPath.ownPassword, access: own) { values, context in
            try await setPassword(values, context)
        }
        routes.form(IdentityPath.erasePassword, access: own) { _, context in
            try await changes(context).erasePassword()
            return done("identity.done.password-erased", context)
        }
        addSecondFactor(to: routes, own)
        routes.page(IdentityPath.address, access: own) { _, context in address(context) }
        routes.form(IdentityPath.address, access: own) { values, context in
            try await askForAddress(values, context)
        }
        let signedIn = Access.needs(.ownAccount)
        routes.page(IdentityPath.addressLink, access: signedIn) { _, context in
            try await confirmAddress(context)
        }
        routes.form(IdentityPath.addressLink, access: signedIn) { values, context in
            try await ChangeAddress(identity: identity).confirm(
                Secret(values["t"] ?? ""), actor: try context.signedIn(), now: context.now)
            return done("identity.done.address", context, isSignedOut: true)
        }
    }

    private func addSecondFactor(to routes: Routes, _ own: Access) {
        routes.page(IdentityPath.secondFactor, access: own) { _, context in try await secondFactor(context) }
        routes.form(IdentityPath.secondFactor, access: own) { values, context in
            try await setSecondFactor(values, context)
        }
        routes.page(IdentityPath.secondFactorNeeded, access: .needs(.ownAccount)) { _, context in
            let page = SecondFactorNeededPage(
                debt: try context.signedIn().debt, isOffered: identity.vault != nil, say: context.messages)
            return context.respond(with: page.page).unkept
        }
        routes.form(IdentityPath.eraseSecondFactor, access: own) { _, context in
            try await changes(context).eraseSecondFactor()
            return done("identity.done.second-factor-off", context)
        }
        routes.form(IdentityPath.recoveryCodes, access: own) { _, context in
            codes(try await changes(context).renewCodes(), context)
        }
    }

    private func changes(_ context: AppContext) throws -> ChangeSecrets {
        ChangeSecrets(identity: identity, actor: try context.signedIn(), now: context.now)
    }

    // MARK: The password

    private func password(_ context: AppContext, error: FieldError? = nil) async throws -> Response {
        let key = try context.signedIn().personKey
        let isKept = try await identity.database.read { tx in try tx.password(of: key) } != nil
        let page = PasswordPage(
            isKept: isKept, needsCurrent: try await changes(context).needsCurrentPassword(),
            errors: [error].compactMap(\.self), token: { context.formToken(for: context.path($0)) },
            say: context.messages)
        return context.respond(with: page.page, status: error == nil ? .ok : .badRequest).unkept
    }

    private func setPassword(_ values: FormValues, _ context: AppContext) async throws -> Response {
        let (rates, now) = (identity.rates, context.now)
        let person = try await account.person(context)
        let bucket = rates.bucket(.passwordsPerAddress, of: person.email.text)
        try await identity.database.write { tx in try tx.take(.passwordsPerAddress, from: bucket, now: now) }
        let fault = try await changes(context).setPassword(
            values["password"] ?? "", current: values["current"], of: person)
        switch fault {
        case nil: return done("identity.done.password", context)
        case .wrongCurrent:
            let message = context.messages("identity.error.current-password")
            return try await password(context, error: FieldError("current", message))
        case .rule(let fault):
            let message = context.messages("identity.error.password.\(fault.rawValue)")
            return try await password(context, error: FieldError("password", message))
        }
    }

    // MARK: The second factor

    private func secondFactor(_ context: AppContext) async throws -> Response {
        let key = try context.signedIn().personKey
        let kept = try await identity.database.read { tx in
            try tx.secondFactor(of: key).map { ($0.since, try tx.recoveryCodes(of: key)) }
        }
        if let kept {
            let page = SecondFactorPage(
                since: kept.0, codesLeft: kept.1, token: { context.formToken(for: context.path($0)) },
                say: context.messages)
            return context.respond(with: page.page).unkept
        }
        let proposal = try changes(context).proposeSecondFactor()
        return try await propose(proposal.secret, proposal.sealed, context)
    }

    private func propose(_ secret: [UInt8], _ sealed: String, _ context: AppContext, error: FieldError? = nil)
        async throws -> Response
    {
        let person = try await account.person(context)
        let page = SecondFactorSetupPage(
            secret: secret, sealed: sealed, account: person.email.text, site: identity.post.siteName,
            errors: [error].compactMap(\.self),
            token: context.formToken(for: context.path(IdentityPath.secondFactor)), say: context.messages)
        return context.respond(with: page.page, status: error == nil ? .ok : .badRequest).unkept
    }

    private func setSecondFactor(_ values: FormValues, _ context: AppContext) async throws -> Response {
        let (changes, sealed) = (try changes(context), values["proposal"] ?? "")
        guard let secret = changes.proposed(sealed) else { throw IdentityRefusal.badStep }
        if let made = try await changes.setSecondFactor(secret, showing: values["code"] ?? "") {
            return codes(made, context)
        }
        let error = FieldError("code", context.messages("identity.error.code"))
        return try await propose(secret, sealed, context, error: error)
    }

    private func codes(_ codes: [RecoveryCode], _ context: AppContext) -> Response {
        context.respond(with: RecoveryCodesPage(codes: codes, say: context.messages).page).unkept
    }

    // MARK: The address

    private func address(_ context: AppContext, error: FieldError? = nil, typed: String = "") -> Response {
        let page = AddressPage(
            typed: typed, errors: [error].compactMap(\.self), sendsLetters: identity.post.mailer != nil,
            token: context.formToken(for: context.path(IdentityPath.address)), say: context.messages)
        return context.respond(with: page.page, status: error == nil ? .ok : .badRequest).unkept
    }

    private func askForAddress(_ values: FormValues, _ context: AppContext) async throws -> Response {
        let typed = values["address"] ?? ""
        guard let new = EmailAddress(typed) else {
            let error = FieldError("address", context.messages("identity.error.address"))
            return address(context, error: error, typed: typed)
        }
        try await ChangeAddress(identity: identity).ask(new, actor: try context.signedIn(), context: context)
        return .seeOther(context.path(IdentityPath.sent)).unkept
    }

    private func confirmAddress(_ context: AppContext) async throws -> Response {
        let (secret, now) = (Secret(context.query["t"] ?? ""), context.now)
        let link = try await identity.database.read { tx in
            try tx.link(with: secret, for: .changeAddress, now: now)
        }
        let page = ConfirmAddressPage(
            token: context.formToken(for: context.path(IdentityPath.addressLink)), secret: secret,
            address: link.address, say: context.messages)
        return context.respond(with: page.page).unkept
    }

    /// What was done, in a sentence.
    private func done(_ key: String, _ context: AppContext, isSignedOut: Bool = false) -> Response {
        let page = DonePage(key: key, isSignedOut: isSignedOut, say: context.messages)
        return context.respond(with: page.page).unkept
    }
}
