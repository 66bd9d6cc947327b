import Kernel
import Language
import Web

/// `/account/second-factor/needed`: why a role rests, and the way out.
struct SecondFactorNeededPage {
    let debt: SecondFactorDebt
    /// Whether a second factor can be set up here at all.
    let isOffered: Bool
    let say: Messages

    var page: Page {
        Page(
            title: say("identity.needed.title"), path: IdentityPath.secondFactorNeeded,
            breadcrumbs: IdentityCrumbs(say).account, section: IdentityPath.account, isIndexed: false
        ) {
            H.h1(say("identity.needed.title"))
            H.p(words, .class("lede"))
            if debt != .none {
                if isOffered {
                    H.p(say("identity.needed.how"))
                    H.p {
                        H.a(
                            say("identity.needed.button"),
                            .href("/\(say.language)\(IdentityPath.secondFactor)"), .class("button"))
                    }
                } else {
                    Notice(.warning, say: say) { H.p(say("identity.needed.no-vault")) }
                }
            }
        }
    }

    private var words: String {
        switch debt {
        case .none: say("identity.needed.none")
        case .due(let end): say("identity.needed.due", ["date": say.format.date(end.date)])
        case .rolesRest: say("identity.needed.roles-rest")
        case .accountRests: say("identity.needed.account-rests")
        }
    }
}

/// The same in a sentence, on top of the account.
struct SecondFactorDebtNotice: Component {
    let debt: SecondFactorDebt
    let say: Messages

    var html: HTML {
        switch debt {
        case .none: .fragment([])
        case .due(let end): notice(say("identity.needed.due", ["date": say.format.date(end.date)]))
        case .rolesRest: notice(say("identity.needed.roles-rest"))
        case .accountRests: notice(say("identity.needed.account-rests"))
        }
    }

    private func notice(_ words: String) -> HTML {
        Notice(.warning, say: say) {
            H.p {
                words + " "
                H.a(
                    say("identity.needed.link"),
                    .href("/\(say.language)\(IdentityPath.secondFactorNeeded)"))
            }
        }.html
    }
}
