import Hummingbird
import Kernel
import Language
import Storage
import Web

/// An administrator's pages: who is of the organisation and in what role, who is invited.
struct PeoplePages: Sendable {
    let identity: IdentityDomain

    /// What is shown again, with what was typed, when it is refused.
    struct Refused {
        let error: FieldError
        let values: FormValues
    }

    func add(to routes: Routes) {
        let manage = Access.needsInOrganisation(.managePeople)
        routes.page(IdentityPath.people, access: manage) { _, context in try await people(context) }
        routes.form(IdentityPath.invite, access: manage) { values, context in
            try await invite(values, context)
        }
        routes.form(IdentityPath.withdraw, access: manage) { values, context in
            guard let id = InvitationID(values["invitation"] ?? "") else {
                throw OrganisationRefusal.goneInvitation
            }
            try await manager(context).withdraw(id)
            return try back(IdentityPath.people, context)
        }
        routes.page(IdentityPath.member, access: manage) { _, context in try await member(context) }
        routes.form(IdentityPath.memberRoles, access: manage) { values, context in
            try await setRoles(values, context)
        }
        routes.form(IdentityPath.removeMember, access: manage) { values, context in
            try await remove(values, context)
        }
        routes.form(IdentityPath.transfer, access: manage) { values, context in
            try await transfer(values, context)
        }
    }

    private func manager(_ context: AppContext) throws -> ManagePeople {
        ManagePeople(act: try OrganisationPages.act(identity, context))
    }

    /// Leads to a page of the same organisation.
    private func back(_ template: String, _ context: AppContext) throws -> Response {
        let path = IdentityPath.path(
            template, of: try context.organisation(), member: context.parameter("member") ?? "")
        return .seeOther(context.path(path)).unkept
    }

    // MARK: Everybody, and who is invited

    private func people(_ context: AppContext, _ refused: Refused? = nil) async throws -> Response {
        let (id, actor) = (try context.organisation(), try context.signedIn())
        let (organisation, members, invitations) = try await identity.database.read { tx in
            let organisation = try tx.organisation(id, .managePeople, of: actor)
            return (organisation, try tx.members(of: organisation), try tx.invitations(of: organisation))
        }
        let page = PeoplePage(
            organisation: organisation,
            people: PeopleList(members, page: context.query["page"], say: context.messages),
            invitations: invitations, handle: { identity.handles.handle(of: $0.person.id, in: id) },
            sendsLetters: identity.post.mailer != nil, now: context.now, refused: refused,
            token: { context.formToken(for: context.path($0)) }, say: context.messages)
        return context.respond(with: page.page, status: refused == nil ? .ok : .badRequest).unkept
    }

    private func invite(_ values: FormValues, _ context: AppContext) async throws -> Response {
        guard let address = EmailAddress(values["address"] ?? "") else {
            let error = FieldError("address", context.messages("identity.error.address"))
            return try await people(context, Refused(error: error, values: values))
        }
        do {
            try await manager(context).invite(address, as: roles(values), language: context.language)
        } catch let refusal as OrganisationRefusal where refusal.kind == .conflict {
            let error = FieldError("address", context.messages.sentence(for: refusal))
            return try await people(context, Refused(error: error, values: values))
        }
        return try back(IdentityPath.people, context)
    }

    // MARK: One of them

    private func member(_ context: AppContext, _ refused: Refused? = nil) async throws -> Response {
        let (id, actor) = (try context.organisation(), try context.signedIn())
        let (organisation, members) = try await identity.database.read { tx in
            let organisation = try tx.organisation(id, .managePeople, of: actor)
            return (organisation, try tx.members(of: organisation))
        }
        let handle = context.parameter("member") ?? ""
        let page = MemberPage(
            organisation: organisation,
            member: try identity.handles.member(handle, among: members, of: id), handle: handle,
            own: actor.personKey, refused: refused,
            token: { context.formToken(for: context.path($0)) }, say: context.messages)
        return context.respond(with: page.page, status: refused == nil ? .ok : .badRequest).unkept
    }

    private func setRoles(_ values: FormValues, _ context: AppContext) async throws -> Response {
        try await orShow("role", values, context) {
            try await manager(context).setRoles(roles(values), of: context.parameter("member") ?? "")
            // NB: whoever took the administration from herself may not see the page of the people any more.
            return try back(IdentityPath.organisation, context)
        }
    }

    private func remove(_ values: FormValues, _ context: AppContext) async throws -> Response {
        guard values["confirm"] == "1" else {
            let error = FieldError("confirm", context.messages("identity.error.confirm"))
            return try await member(context, Refused(error: error, values: values))
        }
        return try await orShow("confirm", values, context) {
            try await manager(context).remove(context.parameter("member") ?? "")
            return try back(IdentityPath.organisation, context)
        }
    }

    private func transfer(_ values: FormValues, _ context: AppContext) async throws -> Response {
        try await manager(context).transfer(
            to: context.parameter("member") ?? "", steppingDown: values["step-down"] == "1")
        return try back(IdentityPath.organisation, context)
    }

    /// Does something; when it would leave nobody to administer, says so beside the field.
    private func orShow(
        _ field: String, _ values: FormValues, _ context: AppContext, _ body: () async throws -> Response
    ) async throws -> Response {
        do {
            return try await body()
        } catch OrganisationRefusal.lastAdministrator {
            let sentence = context.messages.sentence(for: OrganisationRefusal.lastAdministrator)
            return try await member(context, Refused(error: FieldError(field, sentence), values: values))
        }
    }

    /// The roles that a form ticks; what is no role is not looked at.
    private func roles(_ values: FormValues) -> Set<OrganisationRole> {
        Set(values.all("role").compactMap(OrganisationRole.init(rawValue:))).union([.member])
    }
}
