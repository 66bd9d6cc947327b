import Hummingbird
import Kernel
import Language
import Storage
import Web

/// The organisations that one is of: the list, the page of each, leaving it.
struct OrganisationPages: Sendable {
    let identity: IdentityDomain

    func add(to routes: Routes) {
        routes.page(IdentityPath.organisations, access: .needs(.ownAccount)) { _, context in
            try await list(context)
        }
        routes.page(IdentityPath.organisation, access: .needsInOrganisation(.seePeople)) { _, context in
            try await show(context)
        }
        routes.form(IdentityPath.leave, access: .needsInOrganisation(.leaveOrganisation)) { values, context in
            try await leave(values, context)
        }
    }

    /// What somebody does to the organisation of the path.
    static func act(_ identity: IdentityDomain, _ context: AppContext) throws -> OrganisationAct {
        OrganisationAct(
            identity: identity, actor: try context.signedIn(), organisation: try context.organisation(),
            now: context.now)
    }

    private func list(_ context: AppContext) async throws -> Response {
        let (person, now) = (try await AccountPages(identity: identity).person(context), context.now)
        let (places, invitations) = try await identity.database.read { tx in
            (try tx.places(of: person.key), try tx.openInvitations(to: person.email, at: now))
        }
        let page = OrganisationsPage(
            places: places, invitations: invitations,
            token: { context.formToken(for: context.path($0)) }, say: context.messages)
        return context.respond(with: page.page).unkept
    }

    private func show(_ context: AppContext, error: FieldError? = nil) async throws -> Response {
        let (id, actor) = (try context.organisation(), try context.signedIn())
        let (organisation, members) = try await identity.database.read { tx in
            let organisation = try tx.organisation(id, .seePeople, of: actor)
            return (organisation, try tx.members(of: organisation))
        }
        let page = OrganisationPage(
            organisation: organisation,
            people: PeopleList(members, page: context.query["page"], say: context.messages),
            own: actor.personKey, errors: [error].compactMap(\.self),
            token: { context.formToken(for: context.path($0)) }, say: context.messages)
        return context.respond(with: page.page, status: error == nil ? .ok : .badRequest).unkept
    }

    private func leave(_ values: FormValues, _ context: AppContext) async throws -> Response {
        guard values["confirm"] == "1" else {
            let error = FieldError("confirm", context.messages("identity.error.confirm"))
            return try await show(context, error: error)
        }
        try await LeaveOrganisation(act: try Self.act(identity, context))()
        return .seeOther(context.path(IdentityPath.organisations)).unkept
    }
}
