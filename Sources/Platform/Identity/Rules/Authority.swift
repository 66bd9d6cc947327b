import Kernel

/// The one place that decides who may do what.
public enum Authority {
    /// Whether a permission is held for something in `territory`. Nil stands for what belongs to no
    /// territory, which only a role that holds everywhere reaches.
    public static func allows(_ actor: Actor?, _ permission: Permission, in territory: Territory?) -> Bool {
        holds(actor, permission) { holder, actor in
            guard case .role(let role) = holder else { return false }
            return actor.actingGrants.contains { $0.role == role && covers($0.territory, territory) }
        }
    }

    /// Whether a permission is held anywhere at all: what opens the page on which some things can be done.
    public static func allowsSomewhere(_ actor: Actor?, _ permission: Permission) -> Bool {
        holds(actor, permission) { holder, actor in
            switch holder {
            case .role(let role): actor.actingGrants.contains { $0.role == role }
            case .organisationRole(let role): actor.actingMemberships.contains { $0.holds(role) }
            case .everybody, .signedIn: true
            }
        }
    }

    /// Whether a permission is held for an organisation. A role of the whole instance reaches organisations
    /// only where it holds everywhere.
    public static func allows(
        _ actor: Actor?, _ permission: Permission, for organisation: OrganisationID
    ) -> Bool {
        holds(actor, permission) { holder, actor in
            guard case .organisationRole(let role) = holder else { return false }
            return actor.actingMemberships.contains { $0.organisation == organisation && $0.holds(role) }
        } || allows(actor, permission, in: nil)
    }

    /// Throws `IdentityRefusal` or `TokenRefusal` unless the permission is held in `territory`.
    public static func check(_ actor: Actor?, _ permission: Permission, in territory: Territory?) throws {
        try check(actor, permission) { allows($0, permission, in: territory) }
    }

    /// Throws `IdentityRefusal` or `TokenRefusal` unless the permission is held for an organisation.
    public static func check(_ actor: Actor?, _ permission: Permission, for organisation: OrganisationID)
        throws
    {
        try check(actor, permission) { allows($0, permission, for: organisation) }
    }

    /// Throws unless `isHeld`; what it throws says what stands in the way: nobody is there, the scope of a
    /// token, a role that rests, or that it is not held at all.
    static func check(_ actor: Actor?, _ permission: Permission, _ isHeld: (Actor?) -> Bool) throws {
        if isHeld(actor) { return }
        guard let actor else { throw IdentityRefusal.signInNeeded }
        guard isHeld(actor.unbound) else { throw IdentityRefusal.notAllowed(permission: permission.name) }
        if let token = actor.token, !token.passesOn(permission) || !actor.debt.isOverdue {
            throw TokenRefusal.insufficientScope(permission: permission.name)
        }
        throw IdentityRefusal.secondFactorNeeded
    }

    private static func holds(
        _ actor: Actor?, _ permission: Permission, by isHeld: (Permission.Holder, Actor) -> Bool
    ) -> Bool {
        if permission.holders.contains(.everybody) { return true }
        guard let actor, actor.reaches(permission) else { return false }
        return permission.holders.contains { $0 == .signedIn || isHeld($0, actor) }
    }

    /// Whether a proof of who is there is fresh enough for a permission.
    static func isFresh(_ actor: Actor, for permission: Permission, now: Instant) -> Bool {
        !permission.needsFreshProof
            || actor.token == nil
                && now < actor.provedAt.adding(seconds: SessionLimits.freshProofSeconds)
    }

    private static func covers(_ held: Territory?, _ asked: Territory?) -> Bool {
        guard let held else { return true }
        return asked.map(held.contains) ?? false
    }
}

extension APIToken {
    /// Whether a permission is in its scope.
    func passesOn(_ permission: Permission) -> Bool {
        !permission.needsFreshProof && permissions.contains(permission.name)
    }
}

extension Actor {
    /// Whether nothing stands before a permission, were it held: the scope of a token, a second factor owed.
    fileprivate func reaches(_ permission: Permission) -> Bool {
        (token?.passesOn(permission) ?? true) && (debt != .accountRests || permission.isForOneself)
    }

    /// The roles in the instance that count now: none while they rest, none by a token for one organisation.
    fileprivate var actingGrants: [Grant] {
        debt.isOverdue || token?.organisation != nil ? [] : grants
    }

    /// The places in organisations that count now.
    fileprivate var actingMemberships: [Membership] {
        guard let only = token?.organisation else { return memberships }
        return memberships.filter { $0.organisation == only }
    }
}
