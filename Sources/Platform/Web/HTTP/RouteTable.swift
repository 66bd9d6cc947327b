import HTTPTypes
import Hummingbird

/// Hands the collected routes to Hummingbird's router, and answers what it would leave open: `OPTIONS`, and
/// 405 with `Allow` (RFC 9110 §15.5.6) for a method that an address does not take.
struct RouteTable {
    /// The methods this server knows (RFC 9110 §9, RFC 5789, and QUERY); any other is answered with 501.
    static let knownMethods: [HTTPRequest.Method] = [
        .get, .head, .post, .put, .patch, .delete, .options, .trace, .query,
    ]

    private var handlers: [String: [HTTPRequest.Method: Routes.Entry]] = [:]

    /// Sorts the entries by path. Two handlers for one method and path are a programmer's error.
    init(_ entries: [Routes.Entry]) {
        for entry in entries {
            precondition(
                handlers[entry.path]?[entry.method] == nil,
                "\(entry.method.rawValue) \(entry.path) has two handlers.")
            handlers[entry.path, default: [:]][entry.method] = entry
        }
    }

    /// Adds every path to `router`.
    func register(in router: Router<AppContext>) {
        for (path, byMethod) in handlers {
            let allowed = Self.allowed(byMethod.keys)
            for method in Self.knownMethods {
                router.on(RouterPath(path), method: method) { request, context in
                    if let entry = byMethod[method] {
                        context.coreContext.endpointPath.value = entry.template
                        if let instead = try entry.access.admit(request, context) { return instead }
                        return try await entry.handler(request, context).response(
                            from: request, context: context)
                    }
                    context.coreContext.endpointPath.value = byMethod.values.first?.template ?? path
                    return try Self.undeclared(method, allowed: allowed)
                }
            }
        }
    }

    /// The value of `Allow`: the declared methods, `HEAD` beside `GET`, and `OPTIONS`.
    private static func allowed(_ methods: some Collection<HTTPRequest.Method>) -> String {
        knownMethods.filter { method in
            methods.contains(method) || method == .options || method == .head && methods.contains(.get)
        }.map(\.rawValue).joined(separator: ", ")
    }

    private static func undeclared(_ method: HTTPRequest.Method, allowed: String) throws -> Response {
        guard method == .options else { throw HTTPError(.methodNotAllowed, headers: [.allow: allowed]) }
        return Response(status: .noContent, headers: [.allow: allowed])
    }
}
