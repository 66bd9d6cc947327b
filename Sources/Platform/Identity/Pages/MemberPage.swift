import Kernel
import Language
import Web

/// `/account/organisations/{id}/people/{member}`: for administrators.
struct MemberPage {
    let organisation: Organisation
    let member: Member
    let handle: String
    /// Who looks at it.
    let own: Int64
    let refused: PeoplePages.Refused?
    let token: (String) -> (name: String, value: String)
    let say: Messages

    private var name: String { member.person.name ?? member.person.email.text }
    private var isSelf: Bool { member.person.key == own }

    var page: Page {
        Page(
            title: name, path: path(IdentityPath.member),
            breadcrumbs: IdentityCrumbs(say).people(organisation), section: IdentityPath.account,
            isIndexed: false
        ) {
            ErrorSummary([refused?.error].compactMap(\.self), say: say)
            H.h1(name)
            Facts([
                .init(say("identity.address"), .text(member.person.email.text)),
                .init(say("identity.people.since"), .text(say.format.date(member.since.date))),
            ])
            H.section {
                H.h2(say("identity.people.roles"))
                roles
            }
            if isSelf {
                H.p {
                    H.a(say("identity.leave.title"), .href(localised(IdentityPath.organisation)))
                }
            } else {
                H.section {
                    H.h2(say("identity.transfer.title"))
                    H.p(say("identity.transfer.text"))
                    transfer
                }
                H.section {
                    H.h2(say("identity.remove.title"))
                    H.p(say("identity.remove.text"))
                    remove
                }
            }
        }
    }

    private var roles: Form {
        let typed = refused.map { $0.values.all("role").compactMap(OrganisationRole.init(rawValue:)) }
        let isTyped = refused?.error.field == "role"
        return Form(
            .post, action: localised(IdentityPath.memberRoles), button: say("identity.people.save"),
            hidden: [token(path(IdentityPath.memberRoles))]
        ) {
            RoleField(
                chosen: isTyped ? Set(typed ?? []) : member.roles, error: message("role"), say: say)
        }
    }

    private var transfer: Form {
        Form(
            .post, action: localised(IdentityPath.transfer), button: say("identity.transfer.button"),
            hidden: [token(path(IdentityPath.transfer))]
        ) {
            ChoiceField(
                "step-down", label: say("identity.transfer.question"), kind: .several,
                choices: [Choice("1", say("identity.transfer.step-down"))], say: say)
        }
    }

    private var remove: Form {
        Form(
            .post, action: localised(IdentityPath.removeMember), button: say("identity.remove.button"),
            hidden: [token(path(IdentityPath.removeMember))]
        ) {
            ChoiceField(
                "confirm", label: say("identity.remove.sure"), kind: .several,
                choices: [Choice("1", say("identity.remove.confirm"))], error: message("confirm"),
                isOptional: false, say: say)
        }
    }

    private func message(_ field: String) -> String? {
        refused.flatMap { $0.error.field == field ? $0.error.message : nil }
    }

    private func path(_ template: String) -> String {
        IdentityPath.path(template, of: organisation.id, member: handle)
    }

    private func localised(_ template: String) -> String { "/\(say.language)\(path(template))" }
}
