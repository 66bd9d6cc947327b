import Kernel
import Language
import Web

/// `/sign-in`
struct SignInPage {
    let token: (String) -> (name: String, value: String)
    let address: String
    /// The address typed beside the password.
    let login: String
    let next: String?
    let sendsLetters: Bool
    let providers: [IdentityProvider]
    let errors: [FieldError]
    let say: Messages

    var page: Page {
        Page(
            title: say("identity.sign-in.title"), path: IdentityPath.signIn,
            breadcrumbs: [Link(say("identity.crumb.home"), "/\(say.language)")],
            section: IdentityPath.signIn, isIndexed: false
        ) {
            ErrorSummary(errors, say: say)
            H.h1(say("identity.sign-in.title"))
            if sendsLetters {
                H.p(say("identity.sign-in.lede"), .class("lede"))
                byLetter
            } else {
                Notice(.information, say: say) { H.p(say("identity.sign-in.no-letters")) }
            }
            H.section {
                H.h2(say("identity.sign-in.by-password"))
                byPassword
                if sendsLetters { forgotten }
            }
            if !providers.isEmpty {
                H.section {
                    H.h2(say("identity.sign-in.by-provider"))
                    ProviderButtons(
                        providers: providers, next: next, token: token(IdentityPath.provider),
                        words: "identity.provider.button", say: say)
                }
            }
            H.p(say("identity.sign-in.privacy"), .class("meta"))
        }
    }

    private var forgotten: HTML {
        H.p {
            H.a(say("identity.forgotten.title"), .href("/\(say.language)\(IdentityPath.forgotten)"))
        }
    }

    private var byLetter: HTML {
        Form(
            .post, action: "/\(say.language)\(IdentityPath.signIn)", button: say("identity.sign-in.button"),
            hidden: hidden(IdentityPath.signIn)
        ) {
            TextField(
                "address", label: say("identity.address"), kind: .email, value: address,
                hint: say("identity.sign-in.hint"), error: message("address"),
                maximumLength: 254, say: say)
        }.html
    }

    private var byPassword: HTML {
        Form(
            .post, action: "/\(say.language)\(IdentityPath.password)", button: say("identity.link.button"),
            hidden: hidden(IdentityPath.password)
        ) {
            TextField(
                "login", label: say("identity.address"), kind: .line(autocomplete: "username"), value: login,
                error: message("login"), maximumLength: 254, say: say)
            TextField(
                "password", label: say("identity.password.field"),
                kind: .password(autocomplete: "current-password"), error: message("password"),
                maximumLength: PasswordRules.longestBytes, say: say)
        }.html
    }

    private func message(_ field: String) -> String? { errors.first { $0.field == field }?.message }

    private func hidden(_ path: String) -> [(name: String, value: String)] {
        [token(path)] + (next.map { [("next", $0)] } ?? [])
    }
}

/// `/sign-in/sent`: the same for every address.
struct LetterSentPage {
    let say: Messages

    var page: Page {
        Page(
            title: say("identity.sent.title"), path: IdentityPath.sent,
            breadcrumbs: IdentityCrumbs(say).signIn, section: IdentityPath.signIn, isIndexed: false
        ) {
            H.h1(say("identity.sent.title"))
            H.p(say("identity.sent.text"), .class("lede"))
            H.p(say("identity.sent.nothing"))
        }
    }
}

/// `/sign-in/link`: the button that uses the link up.
struct ConfirmSignInPage {
    let token: (name: String, value: String)
    let secret: Secret?
    let address: EmailAddress
    let say: Messages

    var page: Page {
        Page(
            title: say("identity.link.title"), path: IdentityPath.link,
            breadcrumbs: IdentityCrumbs(say).signIn, section: IdentityPath.signIn, isIndexed: false
        ) {
            H.h1(say("identity.link.title"))
            H.p(say("identity.link.text", ["address": address.text]))
            Form(
                .post, action: "/\(say.language)\(IdentityPath.link)", button: say("identity.link.button"),
                hidden: [token, ("t", secret?.text ?? "")]
            ) {}
        }
    }
}

/// The ways from the home page to identity's pages.
struct IdentityCrumbs {
    let say: Messages

    init(_ say: Messages) {
        self.say = say
    }

    private var home: Link { Link(say("identity.crumb.home"), "/\(say.language)") }

    var signIn: [Link] {
        [home, Link(say("identity.sign-in.place"), "/\(say.language)\(IdentityPath.signIn)")]
    }

    var account: [Link] {
        [home, Link(say("identity.account.place"), "/\(say.language)\(IdentityPath.account)")]
    }

    var organisations: [Link] {
        account + [
            Link(say("identity.organisations.title"), "/\(say.language)\(IdentityPath.organisations)")
        ]
    }

    func organisation(_ organisation: Organisation) -> [Link] {
        let path = IdentityPath.path(IdentityPath.organisation, of: organisation.id)
        return organisations + [Link(organisation.name, "/\(say.language)\(path)")]
    }

    func people(_ organisation: Organisation) -> [Link] {
        let path = IdentityPath.path(IdentityPath.people, of: organisation.id)
        return self.organisation(organisation) + [
            Link(say("identity.people.manage"), "/\(say.language)\(path)")
        ]
    }
}
