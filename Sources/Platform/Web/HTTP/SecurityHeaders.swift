import HTTPTypes
import Hummingbird
import Kernel

/// Puts the security headers on every answer, error pages included.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = AppContext

    private let policy: ContentSecurityPolicy
    private let choice: LanguageChoice
    private let common: HTTPFields

    init(_ settings: Settings) {
        policy = ContentSecurityPolicy(
            tileOrigins: settings.tileOrigins, frameAncestors: settings.embedFrameAncestors)
        choice = LanguageChoice(offered: settings.languages)
        common = Self.common(isHTTPS: settings.publicURL?.isHTTPS == true)
    }

    func handle(
        _ request: Request, context: AppContext,
        next: (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for field in common { response.headers[field.name] = field.value }
        let path = request.uri.path
        response.headers[.contentSecurityPolicy] = isEmbed(path) ? policy.embed : policy.page
        response.headers[.crossOriginResourcePolicy] = path.isUnderAPI ? "cross-origin" : "same-origin"
        if path.isUnderAPI { response.headers[.accessControlAllowOrigin] = "*" }
        return response
    }

    private func isEmbed(_ path: String) -> Bool {
        let segments = path.split(separator: "/")
        return (choice.prefix(of: path) == nil ? segments.first : segments.dropFirst().first) == "embed"
    }

    /// NB: `same-origin` and not `no-referrer`, which would make browsers send `Origin: null` with our own
    /// forms.
    private static func common(isHTTPS: Bool) -> HTTPFields {
        var fields: HTTPFields = [
            .xContentTypeOptions: "nosniff",
            .referrerPolicy: "same-origin",
            .permissionsPolicy: "camera=(), geolocation=(self), microphone=(), payment=(), usb=()",
            .crossOriginOpenerPolicy: "same-origin",
        ]
        if isHTTPS { fields[.strictTransportSecurity] = "max-age=31536000" }
        return fields
    }
}
