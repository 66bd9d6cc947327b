import HTTPTypes
import Hummingbird
import Web

extension Access {
    /// A route for whoever holds a permission, somewhere at least; where, the handler asks `Authority`. Who
    /// is not signed in is led to where one signs in, and from there back.
    public static func needs(_ permission: Permission) -> Access {
        Access(permission.name) { request, context in
            guard Authority.allowsSomewhere(context.actor, permission) else {
                guard context.actor == nil else {
                    throw IdentityRefusal.notAllowed(permission: permission.name)
                }
                return try lead(request, context, to: IdentityPath.signIn, or: .signInNeeded)
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
