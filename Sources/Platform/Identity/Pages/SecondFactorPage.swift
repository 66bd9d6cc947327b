import Kernel
import Language
import Web

/// `/account/second-factor`, when it is set up.
struct SecondFactorPage {
    let since: Instant
    let codesLeft: Int
    let token: (String) -> (name: String, value: String)
    let say: Messages

    var page: Page {
        Page(
            title: say("identity.second-factor.title"), path: IdentityPath.secondFactor,
            breadcrumbs: IdentityCrumbs(say).account, section: IdentityPath.account, isIndexed: false
        ) {
            H.h1(say("identity.second-factor.title"))
            H.p(
                say("identity.second-factor.on", ["date": say.format.date(since.date)]), .class("lede"))
            H.p(say("identity.second-factor.codes-left", count: codesLeft))
            button(IdentityPath.recoveryCodes, "identity.second-factor.renew")
            H.section {
                H.h2(say("identity.second-factor.off.title"))
                H.p(say("identity.second-factor.off.text"))
                button(IdentityPath.eraseSecondFactor, "identity.second-factor.off.button")
            }
        }
    }

    private func button(_ path: String, _ words: MessageKey) -> HTML {
        Form(.post, action: "/\(say.language)\(path)", button: say(words), hidden: [token(path)]) {}.html
    }
}

/// `/account/second-factor`, when it is not set up: a code to photograph, and the first code of the app.
struct SecondFactorSetupPage {
    let secret: [UInt8]
    /// The same, sealed, for the form to bring back.
    let sealed: String
    let account: String
    let site: String
    let errors: [FieldError]
    let token: (name: String, value: String)
    let say: Messages

    var page: Page {
        Page(
            title: say("identity.second-factor.title"), path: IdentityPath.secondFactor,
            breadcrumbs: IdentityCrumbs(say).account, section: IdentityPath.account, isIndexed: false
        ) {
            ErrorSummary(errors, say: say)
            H.h1(say("identity.second-factor.title"))
            H.p(say("identity.second-factor.why"), .class("lede"))
            H.ol {
                H.li(say("identity.second-factor.step-1"))
                H.li(say("identity.second-factor.step-2"))
                H.li(say("identity.second-factor.step-3"))
            }
            if let code = QRCode(OneTimeCode.address(secret, account: account, site: site)) {
                H.figure(.class("qr")) {
                    code.svg(label: say("identity.second-factor.qr"))
                    H.figcaption {
                        say("identity.second-factor.by-hand") + " "
                        H.code(groups)
                    }
                }
            }
            form
        }
    }

    /// The secret in groups of four, for whoever types it.
    private var groups: String {
        let all = Array(Base32.text(secret))
        return stride(from: 0, to: all.count, by: 4).map { String(all[$0..<min($0 + 4, all.count)]) }
            .joined(separator: " ")
    }

    private var form: HTML {
        Form(
            .post, action: "/\(say.language)\(IdentityPath.secondFactor)",
            button: say("identity.second-factor.button"), hidden: [token, ("proposal", sealed)]
        ) {
            TextField(
                "code", label: say("identity.second-factor.code"), kind: .code,
                error: errors.first?.message, maximumLength: 12, say: say)
        }.html
    }
}

/// The recovery codes, shown once.
struct RecoveryCodesPage {
    let codes: [RecoveryCode]
    let say: Messages

    var page: Page {
        Page(
            title: say("identity.codes.title"), path: IdentityPath.secondFactor,
            breadcrumbs: IdentityCrumbs(say).account, section: IdentityPath.account, isIndexed: false,
            isSheet: true
        ) {
            H.h1(say("identity.codes.title"))
            H.p(say("identity.codes.text"), .class("lede"))
            H.ul { for code in codes { H.li { H.code(code.text) } } }
            H.p {
                H.a(
                    say("identity.codes.kept"), .href("/\(say.language)\(IdentityPath.account)"),
                    .class("button"))
            }
        }
    }
}
