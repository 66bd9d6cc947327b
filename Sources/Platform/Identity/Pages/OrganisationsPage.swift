import Kernel
import Language
import Web

/// `/account/organisations`
struct OrganisationsPage {
    let places: [OrganisationPlace]
    let invitations: [Invitation]
    let token: (String) -> (name: String, value: String)
    let say: Messages

    var page: Page {
        Page(
            title: say("identity.organisations.title"), path: IdentityPath.organisations,
            breadcrumbs: IdentityCrumbs(say).account, section: IdentityPath.account, isIndexed: false
        ) {
            H.h1(say("identity.organisations.title"))
            H.p(say("identity.organisations.lede"), .class("lede"))
            if !invitations.isEmpty {
                H.section {
                    H.h2(say("identity.organisations.invited"))
                    for invitation in invitations { invited(invitation) }
                }
            }
            if places.isEmpty {
                EmptyState(
                    say("identity.organisations.none"), reason: say("identity.organisations.none.reason")
                ) {
                    H.a(say("identity.organisations.find"), .href("/\(say.language)/atlas"))
                }
            } else {
                own
            }
        }
    }

    private var own: HTML {
        H.section {
            H.h2(say("identity.organisations.own"))
            H.ul {
                for place in places {
                    H.li {
                        H.a(place.organisation.name, .href(path(of: place.organisation.id)))
                        H.div(
                            say(
                                "identity.organisations.place",
                                [
                                    "roles": say.format.list(place.roles.inOrder.map { say($0.title) }),
                                    "people": say("identity.organisations.people", count: place.people),
                                ]),
                            .class("meta"))
                        if place.administrators == 0 {
                            H.div(say("identity.organisations.orphaned"), .class("meta"))
                        }
                    }
                }
            }
        }
    }

    private func invited(_ invitation: Invitation) -> HTML {
        H.section {
            H.h3(invitation.organisation.name)
            InvitationFacts(invitation: invitation, say: say)
            InvitationForms(shown: .name(invitation.id), token: token, say: say) {}
        }
    }

    private func path(of id: OrganisationID) -> String {
        "/\(say.language)\(IdentityPath.path(IdentityPath.organisation, of: id))"
    }
}
