import Kernel
import Language
import Web

/// `/account/address`
struct AddressPage {
    let typed: String
    let errors: [FieldError]
    let sendsLetters: Bool
    let token: (name: String, value: String)
    let say: Messages

    var page: Page {
        Page(
            title: say("identity.new-address.title"), path: IdentityPath.address,
            breadcrumbs: IdentityCrumbs(say).account, section: IdentityPath.account, isIndexed: false
        ) {
            ErrorSummary(errors, say: say)
            H.h1(say("identity.new-address.title"))
            H.p(say("identity.new-address.text"), .class("lede"))
            if sendsLetters {
                form
            } else {
                Notice(.information, say: say) { H.p(say("refusal.identity.no-letters")) }
            }
        }
    }

    private var form: HTML {
        Form(
            .post, action: "/\(say.language)\(IdentityPath.address)", button: say("identity.sign-in.button"),
            hidden: [token]
        ) {
            TextField(
                "address", label: say("identity.new-address.field"), kind: .email, value: typed,
                hint: say("identity.sign-in.hint"), error: errors.first?.message, maximumLength: 254,
                say: say)
        }.html
    }
}

/// `/account/address/link`: the button that moves the account.
struct ConfirmAddressPage {
    let token: (name: String, value: String)
    let secret: Secret?
    let address: EmailAddress
    let say: Messages

    var page: Page {
        Page(
            title: say("identity.new-address.title"), path: IdentityPath.addressLink,
            breadcrumbs: IdentityCrumbs(say).account, section: IdentityPath.account, isIndexed: false
        ) {
            H.h1(say("identity.new-address.title"))
            H.p(say("identity.new-address.confirm", ["address": address.text]))
            Form(
                .post, action: "/\(say.language)\(IdentityPath.addressLink)",
                button: say("identity.new-address.button"), hidden: [token, ("t", secret?.text ?? "")]
            ) {}
        }
    }
}
