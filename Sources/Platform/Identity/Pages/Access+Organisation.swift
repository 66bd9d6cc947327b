import Hummingbird
import Kernel
import Web

extension Access {
    /// A route about the organisation that `{id}` in its path names, for whoever holds a permission for it.
    /// To everybody who is not of it there is no such page: nobody can find out what acts here, or who is of
    /// it.
    static func needsInOrganisation(_ permission: Permission) -> Access {
        Access(permission.name, reach: .thing) { request, context in
            guard let actor = context.actor else {
                return try lead(request, context, to: IdentityPath.signIn, or: .signInNeeded)
            }
            let id = try context.organisation()
            guard Authority.allows(actor.unbound, .seePeople, for: id) else {
                throw OrganisationRefusal.unknown
            }
            do {
                try Authority.check(actor, permission, for: id)
            } catch IdentityRefusal.secondFactorNeeded {
                return try lead(
                    request, context, to: IdentityPath.secondFactorNeeded, or: .secondFactorNeeded)
            }
            guard !Authority.isFresh(actor, for: permission, now: context.now) else { return nil }
            return try lead(request, context, to: IdentityPath.prove, or: .freshProofNeeded)
        }
    }
}

extension AppContext {
    /// The organisation that `{id}` in the path names. Throws `OrganisationRefusal.unknown`.
    func organisation() throws -> OrganisationID {
        guard let id = parameter("id").flatMap({ OrganisationID($0) }) else {
            throw OrganisationRefusal.unknown
        }
        return id
    }
}
