import HTTPTypes
import Hummingbird

/// A cookie that holds a secret, for this host alone, out of reach of scripts, and is not sent
/// when another site posts here (RFC 6265bis: the `__Host-` prefix, `HttpOnly`, `SameSite=Lax`).
struct SessionCookie: Sendable {
    private let name: String
    private let isHTTPS: Bool

    init(_ name: String, isHTTPS: Bool) {
        self.isHTTPS = isHTTPS
        // NB: browsers refuse the prefix without `Secure`, and `Secure` without HTTPS.
        self.name = isHTTPS ? "__Host-\(name)" : name
    }

    /// What the browser shows; nil when it shows nothing.
    func shown(by request: Request) -> String? {
        for line in request.headers[values: .cookie] {
            for pair in line.split(separator: ";") {
                let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                if halves.count == 2, halves[0].drop(while: { $0 == " " }) == name {
                    return String(halves[1])
                }
            }
        }
        return nil
    }

    /// The secret the browser shows, if it has the form of one.
    func secret(of request: Request) -> Secret? { shown(by: request).flatMap { Secret($0) } }

    /// Gives the browser a session.
    func set(_ secret: Secret, lifetimeSeconds: Int64, on response: inout Response) {
        response.headers.append(field("\(secret.text); Max-Age=\(lifetimeSeconds)"))
    }

    /// Takes the session from the browser.
    func clear(on response: inout Response) {
        response.headers.append(field("; Max-Age=0"))
    }

    private func field(_ value: String) -> HTTPField {
        let secure = isHTTPS ? "; Secure" : ""
        return HTTPField(
            name: .setCookie, value: "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax\(secure)")
    }
}
