import Kernel

/// The one place that decides who may do what.
public enum Authority {
    /// Whether a permission is held for something in `territory`. Nil stands for what belongs to no
    /// territory, which only a role that holds everywhere reaches.
    public static func allows(_ actor: Actor?, _ permission: Permission, in territory: Territory?) -> Bool {
        permission.holders.contains { holder in
            switch holder {
            case .everybody: true
            case .signedIn: actor != nil
            case .role(let role):
                actor?.grants.contains { $0.role == role && covers($0.territory, territory) } ?? false
            case .organisationRole: false
            }
        }
    }

    /// Whether a permission is held anywhere at all: what opens the page on which some things can be done.
    public static func allowsSomewhere(_ actor: Actor?, _ permission: Permission) -> Bool {
        permission.holders.contains { holder in
            switch holder {
            case .everybody: true
            case .signedIn: actor != nil
            case .role(let role): actor?.grants.contains { $0.role == role } ?? false
            case .organisationRole(let role): actor?.memberships.contains { $0.holds(role) } ?? false
            }
        }
    }

    /// Whether a permission is held for an organisation. A role of the whole instance reaches organisations
    /// only where it holds everywhere.
    public static func allows(
        _ actor: Actor?, _ permission: Permission, for organisation: OrganisationID
    ) -> Bool {
        permission.holders.contains { holder in
            guard case .organisationRole(let role) = holder else { return false }
            return actor?.memberships.contains { $0.organisation == organisation && $0.holds(role) } ?? false
        } || allows(actor, permission, in: nil)
    }

    /// Throws `IdentityRefusal` unless the permission is held in `territory`.
    public static func check(_ actor: Actor?, _ permission: Permission, in territory: Territory?) throws {
        if allows(actor, permission, in: territory) { return }
        throw actor == nil ? IdentityRefusal.signInNeeded : .notAllowed(permission: permission.name)
    }

    /// Throws `IdentityRefusal` unless the permission is held for an organisation.
    public static func check(_ actor: Actor?, _ permission: Permission, for organisation: OrganisationID)
        throws
    {
        if allows(actor, permission, for: organisation) { return }
        throw actor == nil ? IdentityRefusal.signInNeeded : .notAllowed(permission: permission.name)
    }

    /// Whether a proof of who is there is fresh enough for a permission.
    static func isFresh(_ actor: Actor, for permission: Permission, now: Instant) -> Bool {
        !permission.needsFreshProof
            || now < actor.provedAt.adding(seconds: SessionLimits.freshProofSeconds)
    }

    private static func covers(_ held: Territory?, _ asked: Territory?) -> Bool {
        guard let held else { return true }
        return asked.map(held.contains) ?? false
    }
}
