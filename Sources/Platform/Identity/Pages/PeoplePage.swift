import Kernel
import Language
import Web

/// `/account/organisations/{id}/people`: for administrators.
struct PeoplePage {
    let organisation: Organisation
    let people: PeopleList
    let invitations: [Invitation]
    /// What stands for a member in an address.
    let handle: (Member) -> String
    let sendsLetters: Bool
    let now: Instant
    let refused: PeoplePages.Refused?
    let token: (String) -> (name: String, value: String)
    let say: Messages

    var page: Page {
        Page(
            title: say("identity.people.of", ["organisation": organisation.name]),
            path: path(IdentityPath.people), breadcrumbs: IdentityCrumbs(say).organisation(organisation),
            section: IdentityPath.account, isIndexed: false
        ) {
            ErrorSummary([refused?.error].compactMap(\.self), say: say)
            H.h1(say("identity.people.of", ["organisation": organisation.name]))
            H.p(say("identity.people.lede"), .class("lede"))
            people.table([
                ("identity.address", { .text($0.person.email.text) }), ("identity.people.change", change),
            ])
            people.pagination(localised(IdentityPath.people))
            if !invitations.isEmpty { invited }
            H.section {
                H.h2(say("identity.invite.title"))
                if !sendsLetters {
                    Notice(.information, say: say) { H.p(say("identity.invite.no-letters")) }
                }
                invite
            }
        }
    }

    private func change(_ member: Member) -> HTML {
        let name = member.person.name ?? member.person.email.text
        let path = IdentityPath.path(IdentityPath.member, of: organisation.id, member: handle(member))
        return H.a(
            say("identity.people.change"), .href("/\(say.language)\(path)"),
            .aria("label", say("identity.people.change-one", ["name": name])))
    }

    private var invited: DataTable {
        DataTable(
            say("identity.invitations.title"),
            columns: ["identity.address", "identity.people.roles", "identity.invitations.until"].map {
                DataTable.Column(say($0))
            } + [DataTable.Column(say("identity.invitations.withdraw"))],
            rows: invitations.map { invitation in
                [
                    .text(invitation.address.text), .text(people.roles(invitation.roles)),
                    until(invitation), withdraw(invitation),
                ]
            })
    }

    private func until(_ invitation: Invitation) -> HTML {
        invitation.isOpen(at: now)
            ? people.date(invitation.expiresAt) : .text(say("identity.invitations.too-old"))
    }

    private func withdraw(_ invitation: Invitation) -> HTML {
        let field = token(path(IdentityPath.withdraw))
        return H.form(.method("post"), .action(localised(IdentityPath.withdraw))) {
            H.input(.type("hidden"), .name(field.name), .value(field.value))
            H.input(.type("hidden"), .name("invitation"), .value(invitation.id.description))
            H.button(
                say("identity.invitations.withdraw"),
                .aria(
                    "label", say("identity.invitations.withdraw-one", ["address": invitation.address.text])))
        }
    }

    private var invite: Form {
        let roles = (refused?.values.all("role") ?? []).compactMap(OrganisationRole.init(rawValue:))
        return Form(
            .post, action: localised(IdentityPath.invite), button: say("identity.invite.button"),
            hidden: [token(path(IdentityPath.invite))]
        ) {
            TextField(
                "address", label: say("identity.invite.address"), kind: .email,
                value: refused?.values["address"] ?? "", hint: say("identity.invite.hint"),
                error: refused?.error.message, maximumLength: 254, say: say)
            RoleField(chosen: Set(roles), error: nil, say: say)
        }
    }

    private func path(_ template: String) -> String { IdentityPath.path(template, of: organisation.id) }

    private func localised(_ template: String) -> String { "/\(say.language)\(path(template))" }
}
