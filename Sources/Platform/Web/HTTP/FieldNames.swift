import HTTPTypes

extension HTTPField.Name {
    /// `X-Forwarded-For`: the addresses a request came through, nearest last.
    static let forwardedFor = known("X-Forwarded-For")
    /// `X-Request-Id`.
    static let requestID = known("X-Request-Id")
    /// `Sec-Fetch-Site` (W3C Fetch Metadata): how the page that asks relates to this site.
    static let secFetchSite = known("Sec-Fetch-Site")
    /// `Referrer-Policy` (W3C).
    static let referrerPolicy = known("Referrer-Policy")
    /// `Permissions-Policy` (W3C).
    static let permissionsPolicy = known("Permissions-Policy")
    /// `Cross-Origin-Opener-Policy` (HTML).
    static let crossOriginOpenerPolicy = known("Cross-Origin-Opener-Policy")

    /// `Refresh` (HTML): where a page goes on to by itself.
    package static let refresh = known("Refresh")

    private static func known(_ name: String) -> HTTPField.Name {
        guard let field = HTTPField.Name(name) else { preconditionFailure("\(name) is no field name.") }
        return field
    }
}
