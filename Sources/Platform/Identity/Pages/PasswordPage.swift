import Language
import Web

/// `/account/password`
struct PasswordPage {
    let isKept: Bool
    let needsCurrent: Bool
    let errors: [FieldError]
    let token: (String) -> (name: String, value: String)
    let say: Messages

    var page: Page {
        Page(
            title: say("identity.password.title"), path: IdentityPath.ownPassword,
            breadcrumbs: IdentityCrumbs(say).account, section: IdentityPath.account, isIndexed: false
        ) {
            ErrorSummary(errors, say: say)
            H.h1(say("identity.password.title"))
            H.p(say(isKept ? "identity.password.kept" : "identity.password.none"), .class("lede"))
            form
            if isKept {
                H.section {
                    H.h2(say("identity.password.erase.title"))
                    H.p(say("identity.password.erase.text"))
                    Form(
                        .post, action: path(IdentityPath.erasePassword),
                        button: say("identity.password.erase.button"),
                        hidden: [token(IdentityPath.erasePassword)]
                    ) {}
                }
            }
        }
    }

    private var form: HTML {
        Form(
            .post, action: path(IdentityPath.ownPassword), button: say("identity.password.button"),
            hidden: [token(IdentityPath.ownPassword)]
        ) {
            if needsCurrent {
                TextField(
                    "current", label: say("identity.password.current"),
                    kind: .password(autocomplete: "current-password"), error: message("current"),
                    maximumLength: PasswordRules.longestBytes, say: say)
            }
            TextField(
                "password", label: say("identity.password.new"),
                kind: .password(autocomplete: "new-password"), hint: say("identity.password.hint"),
                error: message("password"), maximumLength: PasswordRules.longestBytes, say: say)
        }.html
    }

    private func message(_ field: String) -> String? { errors.first { $0.field == field }?.message }

    private func path(_ path: String) -> String { "/\(say.language)\(path)" }
}

/// What was done, in a sentence, with the way back to the account.
struct DonePage {
    let key: String
    let isSignedOut: Bool
    let say: Messages

    private var title: String { say("\(key)" as MessageKey) }

    var page: Page {
        Page(
            title: title, path: IdentityPath.account, breadcrumbs: IdentityCrumbs(say).account,
            section: IdentityPath.account, isIndexed: false
        ) {
            H.h1(title)
            Notice(.success, say: say) { H.p(say("\(key).text" as MessageKey)) }
            H.p {
                isSignedOut
                    ? H.a(
                        say("identity.sign-in.place"), .href("/\(say.language)\(IdentityPath.signIn)"),
                        .class("button"))
                    : H.a(
                        say("identity.done.back"), .href("/\(say.language)\(IdentityPath.account)"),
                        .class("button"))
            }
        }
    }
}
