import Kernel
import Language
import Web

/// A claim that is open: what to do next.
struct OpenClaimPart: Component {
    let page: ClaimPage
    let claim: Claim

    private var say: Messages { page.say }

    var html: HTML {
        HTML {
            H.p(say("atlas.claim.open.\(claim.way.rawValue)", values), .class("lede"))
            switch claim.way {
            case .letter: button("again", "atlas.claim.again.letter")
            case .code:
                codeForm
                button("again", "atlas.claim.again.code")
            case .vouched: vouching
            case .moderator: H.p(say("atlas.claim.open.promise"))
            }
            button("withdraw", "atlas.claim.withdraw")
            H.p(
                say("atlas.claim.open.until", ["date": say.format.date(claim.expiresAt.date)]), .class("meta")
            )
        }
    }

    private var values: [String: String] {
        let address = claim.address.map { claim.way == .code ? $0.masked : $0.text } ?? ""
        return [
            "address": address, "count": say.format.number(page.situation.vouchers),
            "needed": say.format.number(ClaimLimits.vouchers),
        ]
    }

    private var codeForm: HTML {
        Form(
            .post, action: "/\(say.language)\(page.path)/code", button: say("atlas.claim.code.send"),
            hidden: [page.token("\(page.path)/code")]
        ) {
            TextField(
                "code", label: say("atlas.claim.code.field"), kind: .code, value: page.form.code,
                hint: say("atlas.claim.code.hint"), error: page.error("code"), maximumLength: 20, say: say)
        }.html
    }

    /// The address to hand on, and how many vouched.
    private var vouching: HTML {
        let address = "\(page.site)\(ClaimPages.vouching(claim.id))"
        return HTML {
            H.p(say("atlas.claim.vouch.hand-on"))
            H.p { H.a(address, .href(address)) }
            H.p(say("atlas.claim.vouch.who"), .class("meta"))
        }
    }

    private func button(_ step: String, _ label: MessageKey) -> HTML {
        Form(
            .post, action: "/\(say.language)\(page.path)/\(step)", button: say(label),
            hidden: [page.token("\(page.path)/\(step)")]
        ) {}.html
    }
}

/// For moderators: ending that somebody acts.
struct StandingEndPart: Component {
    let page: ClaimPage

    private var say: Messages { page.say }

    var html: HTML {
        let path = ClaimModerationPages.end
        let reasons = Claim.Reason.allCases.map {
            Choice($0.rawValue, say("atlas.claim.reason.\($0.rawValue)"))
        }
        return H.section {
            H.h2(say("atlas.claim.end.title"))
            H.p(say("atlas.claim.end.text"))
            Form(
                .post, action: "/\(say.language)\(path)", button: say("atlas.claim.end.button"),
                hidden: [page.token(path), ("entry", page.situation.entry.id.description)]
            ) {
                SelectField(
                    "reason", label: say("atlas.claim.end.reason"),
                    options: [Choice("", say("atlas.claim.end.choose"))] + reasons, chosen: "",
                    say: say)
            }
        }
    }
}
