import Kernel
import Language
import Web

/// `/account/organisations/invitation`: what the letter leads to.
struct InvitationPage {
    let found: AnswerInvitation.Found
    let shown: AnswerInvitation.Shown
    /// The address of whoever is signed in; nil when nobody is.
    let own: EmailAddress?
    let errors: [FieldError]
    let sendsLetters: Bool
    let token: (String) -> (name: String, value: String)
    let say: Messages

    private var invitation: Invitation { found.invitation }
    private var title: String {
        say("identity.invitation.title", ["organisation": invitation.organisation.name])
    }

    var page: Page {
        Page(
            title: title, path: IdentityPath.invitation, query: query,
            breadcrumbs: [Link(say("identity.crumb.home"), "/\(say.language)")],
            section: IdentityPath.account, isIndexed: false
        ) {
            ErrorSummary(errors, say: say)
            H.h1(title)
            InvitationFacts(invitation: invitation, say: say)
            if let own {
                answer(own)
            } else {
                H.p(say("identity.invitation.sign-in", ["address": invitation.address.text]))
                if sendsLetters { signIn }
                decline
            }
        }
    }

    /// NB: the reader keeps the secret when she changes language; it stands in the address anyway.
    private var query: String {
        if case .secret(let secret) = shown { "t=\(secret.text)" } else { "" }
    }

    @HTMLBuilder private func answer(_ own: EmailAddress) -> [HTML] {
        if found.isHers {
            H.p(say("identity.invitation.seen"))
            InvitationForms(shown: shown, token: token, say: say) {}
        } else if invitation.roles.contains(.administrator) {
            Notice(.warning, say: say) {
                H.p(
                    say(
                        "identity.invitation.elsewhere",
                        ["address": invitation.address.text, "own": own.text]))
            }
            decline
        } else {
            Notice(.warning, say: say) {
                H.p(
                    say(
                        "identity.invitation.other-address",
                        ["address": invitation.address.text, "own": own.text]))
            }
            InvitationForms(shown: shown, token: token, say: say) {
                ChoiceField(
                    "confirm", label: say("identity.invitation.sure"), kind: .several,
                    choices: [
                        Choice("1", say("identity.invitation.confirm", ["own": own.text]))
                    ],
                    error: errors.first?.message, isOptional: false, say: say)
            }
        }
    }

    private var signIn: Form {
        Form(
            .post, action: "/\(say.language)\(IdentityPath.signIn)", button: say("identity.sign-in.button"),
            hidden: [
                token(IdentityPath.signIn), ("address", invitation.address.text),
                ("next", "/\(say.language)\(IdentityPath.organisations)"),
            ]
        ) {}
    }

    private var decline: HTML { InvitationForms(shown: shown, token: token, say: say) {}.decline }
}

/// What an invitation brings, and until when.
struct InvitationFacts: Component {
    let invitation: Invitation
    let say: Messages

    var html: HTML {
        H.div {
            H.ul {
                for role in invitation.roles.inOrder {
                    H.li(
                        say(
                            "identity.organisation.right",
                            ["role": say(role.title), "sentence": say(role.sentence)]))
                }
            }
            H.p(
                say(
                    "identity.invitation.until",
                    ["date": say.format.date(invitation.expiresAt.date)]),
                .class("meta"))
        }
    }
}

/// The two answers to an invitation.
struct InvitationForms: Component {
    private let shown: AnswerInvitation.Shown
    private let accepting: (name: String, value: String)
    private let declining: (name: String, value: String)
    private let say: Messages
    private let content: [HTML]

    /// - Parameter content: what must be ticked before one accepts.
    init(
        shown: AnswerInvitation.Shown, token: (String) -> (name: String, value: String), say: Messages,
        @HTMLBuilder content: () -> [HTML]
    ) {
        self.shown = shown
        accepting = token(IdentityPath.accept)
        declining = token(IdentityPath.decline)
        self.say = say
        self.content = content()
    }

    var html: HTML {
        .fragment([
            Form(
                .post, action: "/\(say.language)\(IdentityPath.accept)",
                button: say("identity.invitation.accept"), hidden: [accepting, field]
            ) { content }.html,
            decline,
        ])
    }

    /// The answer no.
    var decline: HTML {
        Form(
            .post, action: "/\(say.language)\(IdentityPath.decline)",
            button: say("identity.invitation.decline"), hidden: [declining, field]
        ) {}.html
    }

    private var field: (name: String, value: String) {
        switch shown {
        case .name(let id): ("invitation", id.description)
        case .secret(let secret): ("t", secret.text)
        }
    }
}

/// `/account/organisations/declined`
struct DeclinedPage {
    let isSignedIn: Bool
    let say: Messages

    var page: Page {
        Page(
            title: say("identity.declined.title"), path: IdentityPath.declined,
            breadcrumbs: [Link(say("identity.crumb.home"), "/\(say.language)")], isIndexed: false
        ) {
            H.h1(say("identity.declined.title"))
            Notice(.success, say: say) { H.p(say("identity.declined.text")) }
            if isSignedIn {
                H.p {
                    H.a(
                        say("identity.organisations.title"),
                        .href("/\(say.language)\(IdentityPath.organisations)"))
                }
            }
        }
    }
}
