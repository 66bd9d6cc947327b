import Kernel
import Language
import Web

/// `/account/organisations/{id}`
struct OrganisationPage {
    let organisation: Organisation
    let people: PeopleList
    /// Who looks at it.
    let own: Int64
    let errors: [FieldError]
    let token: (String) -> (name: String, value: String)
    let say: Messages

    var page: Page {
        Page(
            title: organisation.name, path: path(IdentityPath.organisation),
            breadcrumbs: IdentityCrumbs(say).organisations, section: IdentityPath.account, isIndexed: false
        ) {
            ErrorSummary(errors, say: say)
            H.h1(organisation.name)
            H.p { H.a(say("identity.organisation.entry"), .href(entry)) }
            if people.administrators == 0 { orphaned }
            H.section {
                H.h2(say("identity.organisation.rights"))
                H.ul { for role in roles.inOrder { H.li(right(role)) } }
                if roles.contains(.administrator) {
                    H.p {
                        H.a(
                            say("identity.people.manage"), .href(localised(IdentityPath.people)),
                            .class("button"))
                    }
                }
            }
            H.section {
                H.h2(say("identity.people.title"))
                people.table()
                people.pagination(localised(IdentityPath.organisation))
            }
            H.section {
                H.h2(say("identity.leave.title"))
                leaving
            }
        }
    }

    private var roles: Set<OrganisationRole> {
        people.all.first { $0.person.key == own }?.roles ?? [.member]
    }

    private func right(_ role: OrganisationRole) -> String {
        say("identity.organisation.right", ["role": say(role.title), "sentence": say(role.sentence)])
    }

    /// Its page in the Atlas, where what is said of it stands, and where it is claimed.
    private var entry: String { "/\(say.language)/atlas/\(organisation.id)" }

    private var orphaned: Notice {
        Notice(.warning, say: say) {
            H.p(say("identity.organisation.orphaned"))
            H.p { H.a(say("identity.organisation.claim-again"), .href(entry)) }
        }
    }

    @HTMLBuilder private var leaving: [HTML] {
        if roles.contains(.administrator), people.administrators == 1, people.all.count > 1 {
            Notice(.information, say: say) {
                H.p(say("identity.leave.last-administrator"))
                H.p { H.a(say("identity.people.manage"), .href(localised(IdentityPath.people))) }
            }
        } else {
            H.p(say(people.all.count == 1 ? "identity.leave.alone" : "identity.leave.text"))
            Form(
                .post, action: localised(IdentityPath.leave), button: say("identity.leave.button"),
                hidden: [token(path(IdentityPath.leave))]
            ) {
                ChoiceField(
                    "confirm", label: say("identity.leave.sure"), kind: .several,
                    choices: [Choice("1", say("identity.leave.confirm"))], error: errors.first?.message,
                    isOptional: false, say: say)
            }
        }
    }

    private func path(_ template: String) -> String { IdentityPath.path(template, of: organisation.id) }

    private func localised(_ template: String) -> String { "/\(say.language)\(path(template))" }
}
