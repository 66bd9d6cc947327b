import Language
import Web

/// The second factor is asked for, after any of the ways in.
struct CodePage {
    let token: (name: String, value: String)
    let step: Secret?
    let errors: [FieldError]
    let say: Messages

    var page: Page {
        Page(
            title: say("identity.code.title"), path: IdentityPath.signIn,
            breadcrumbs: IdentityCrumbs(say).signIn, section: IdentityPath.signIn, isIndexed: false
        ) {
            ErrorSummary(errors, say: say)
            H.h1(say("identity.code.title"))
            Form(
                .post, action: "/\(say.language)\(IdentityPath.code)", button: say("identity.link.button"),
                hidden: [token, ("s", step?.text ?? "")]
            ) {
                TextField(
                    "code", label: say("identity.code.field"), kind: .code,
                    hint: say("identity.code.hint"), error: errors.first?.message, maximumLength: 40,
                    say: say)
            }
        }
    }
}

/// `/sign-in/forgotten`
struct ForgottenPage {
    let token: (name: String, value: String)
    let address: String
    let errors: [FieldError]
    let sendsLetters: Bool
    let say: Messages

    var page: Page {
        Page(
            title: say("identity.forgotten.title"), path: IdentityPath.forgotten,
            breadcrumbs: IdentityCrumbs(say).signIn, section: IdentityPath.signIn, isIndexed: false
        ) {
            ErrorSummary(errors, say: say)
            H.h1(say("identity.forgotten.title"))
            H.p(say("identity.forgotten.text"), .class("lede"))
            if sendsLetters {
                form
            } else {
                Notice(.information, say: say) { H.p(say("identity.sign-in.no-letters")) }
            }
        }
    }

    private var form: HTML {
        Form(
            .post, action: "/\(say.language)\(IdentityPath.forgotten)",
            button: say("identity.sign-in.button"), hidden: [token]
        ) {
            TextField(
                "address", label: say("identity.address"), kind: .email, value: address,
                hint: say("identity.sign-in.hint"), error: errors.first?.message, maximumLength: 254,
                say: say)
        }.html
    }
}
