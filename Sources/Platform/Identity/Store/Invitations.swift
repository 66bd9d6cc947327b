import Kernel
import Storage

/// Invitations to organisations. The secret of an invitation's link is made when its letter leaves, and
/// stands in that letter alone.
extension Transaction {
    /// Keeps an invitation, in place of an earlier one of the same organisation to the same address; with its
    /// key.
    func invite(_ invitation: Invitation) throws -> Invitation {
        try execute(
            """
            delete from identity_invitation where organisation_key = \(invitation.organisation.key)
                and address = \(invitation.address.text)
            """)
        var kept = invitation
        kept.key = try insert(
            """
            insert into identity_invitation
                (id, organisation_key, address, invited_by, language, invited_at)
            values (\(invitation.id), \(invitation.organisation.key), \(invitation.address.text),
                \(invitation.invitedBy), \(invitation.language), \(invitation.invitedAt))
            returning invitation_key
            """)
        for role in invitation.roles.inOrder {
            try execute(
                """
                insert into identity_invited_role (invitation_key, role) values (\(kept.key), \(role))
                """)
        }
        return kept
    }

    /// The secret of an invitation's link, in place of an earlier try's.
    func makeInvitationLink(_ key: Int64) throws -> Secret {
        let secret = Secret.random()
        try execute(
            "update identity_invitation set token_hash = \(secret.hash) where invitation_key = \(key)")
        return secret
    }

    /// The invitation whose letter holds that secret. Throws `OrganisationRefusal.goneInvitation`.
    func invitation(with secret: Secret, at now: Instant) throws -> Invitation {
        let found = try invitations("i.token_hash = \(secret.hash)").first
        guard let found, found.isOpen(at: now) else { throw OrganisationRefusal.goneInvitation }
        return found
    }

    /// The invitation of an identifier, if it was sent to that address. Throws
    /// `OrganisationRefusal.goneInvitation`.
    func invitation(_ id: InvitationID, to address: EmailAddress, at now: Instant) throws -> Invitation {
        let found = try invitations("i.id = \(id) and i.address = \(address.folded.text)").first
        guard let found, found.isOpen(at: now) else { throw OrganisationRefusal.goneInvitation }
        return found
    }

    /// An organisation's invitations, those that became too old included; the newest first.
    func invitations(of organisation: Organisation) throws -> [Invitation] {
        try invitations("i.organisation_key = \(organisation.key)")
    }

    /// The invitations that somebody of that address can answer.
    func openInvitations(to address: EmailAddress, at now: Instant) throws -> [Invitation] {
        try invitations("i.address = \(address.folded.text)").filter { $0.isOpen(at: now) }
    }

    /// The invitation of a key, for its letter.
    func invitation(key: Int64) throws -> Invitation? {
        try invitations("i.invitation_key = \(key)").first
    }

    /// Ends an invitation: of two who try, one does.
    func end(_ invitation: Invitation) throws -> Bool {
        try execute("delete from identity_invitation where invitation_key = \(invitation.key)") == 1
    }

    /// Takes back what somebody sent who may not invite any more; how many.
    func endInvitations(by person: Int64, in organisation: Organisation) throws -> Int {
        try execute(
            """
            delete from identity_invitation
            where organisation_key = \(organisation.key) and invited_by = \(person)
            """)
    }

    /// Forgets invitations that were sent before `moment`.
    func forgetInvitations(sentBefore moment: Instant) throws {
        try execute("delete from identity_invitation where invited_at < \(moment)")
    }

    /// The invitations that a condition on `i` holds for, each with its roles.
    private func invitations(_ condition: SQL) throws -> [Invitation] {
        let rows = try rows(
            """
            select i.*, o.id as organisation_id, o.name, o.created_at
            from identity_invitation i
            join identity_organisation o on o.organisation_key = i.organisation_key
            where \(sql: condition) order by i.invited_at desc, i.invitation_key desc
            """)
        let keys = try rows.map { try $0.get("invitation_key", as: Int64.self) }
        let roles = Dictionary(
            grouping: try self.rows(
                "select * from identity_invited_role where invitation_key in \(values: keys)")
        ) { try? $0.get("invitation_key", as: Int64.self) }
        return try zip(rows, keys).map { row, key in
            try Invitation(row, roles: Set(try (roles[key] ?? []).map { try OrganisationRole($0) }))
        }
    }
}

extension Invitation {
    fileprivate init(_ row: Row, roles: Set<OrganisationRole>) throws {
        guard let address = EmailAddress(try row["address"]) else {
            throw RowError.wrongType(column: "address", found: "a text", wanted: "EmailAddress")
        }
        self.init(
            id: try row["id"], key: try row["invitation_key"],
            organisation: Organisation(
                id: try row["organisation_id"], key: try row["organisation_key"], name: try row["name"],
                createdAt: try row["created_at"]),
            address: address, roles: roles, invitedBy: try row["invited_by"], language: try row["language"],
            invitedAt: try row["invited_at"])
    }
}

extension Set<OrganisationRole> {
    /// The roles in the order in which they are told; `member` is told of nobody who has another.
    var inOrder: [OrganisationRole] {
        let others = OrganisationRole.allCases.filter { $0 != .member && contains($0) }
        return others.isEmpty ? [.member] : others
    }
}
