import HTTPTypes
import Hummingbird
import Web

extension Access {
    /// A route for whoever holds a permission, somewhere at least. A reader who is not signed in is led to
    /// where one signs in, and from there back; a program is asked for a token.
    /// - Parameter reach: `.thing` where the handler asks `Authority` again for what the request is about.
    public static func needs(_ permission: Permission, _ reach: Reach = .anywhere) -> Access {
        Access(permission.name, reach: reach) { request, context in
            do {
                try Authority.check(context.actor, permission) { Authority.allowsSomewhere($0, permission) }
            } catch IdentityRefusal.signInNeeded {
                guard !request.uri.path.isUnderAPI else { throw TokenRefusal.missing }
                return try lead(request, context, to: IdentityPath.signIn, or: .signInNeeded)
            } catch IdentityRefusal.secondFactorNeeded {
                guard !request.uri.path.isUnderAPI else { throw IdentityRefusal.secondFactorNeeded }
                return try lead(
                    request, context, to: IdentityPath.secondFactorNeeded, or: .secondFactorNeeded)
            }
            guard let actor = context.actor,
                !Authority.isFresh(actor, for: permission, now: context.now)
            else { return nil }
            return try lead(request, context, to: IdentityPath.prove, or: .freshProofNeeded)
        }
    }

    /// Leads a reader to another page first; what was sent by a form is refused, since it would be lost.
    static func lead(
        _ request: Request, _ context: AppContext, to path: String, or refusal: IdentityRefusal
    ) throws -> Response {
        guard request.method == .get || request.method == .head else { throw refusal }
        let next = FormValues([.init("next", request.uri.string)]).encoded
        return Response.seeOther("\(context.path(path))?\(next)").unkept
    }
}
