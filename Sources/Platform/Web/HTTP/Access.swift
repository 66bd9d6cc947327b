import Hummingbird

/// Who may ask a route. The router asks it before the handler runs, so that no handler can forget to.
public struct Access: Sendable {
    /// What the table of routes calls it: `open`, or the name of a permission.
    public let name: String
    let admit: @Sendable (Request, AppContext) throws -> Response?

    /// A rule. `admit` gives nil to let the request in, an answer to give instead, or throws a refusal.
    public init(_ name: String, admit: @escaping @Sendable (Request, AppContext) throws -> Response?) {
        self.name = name
        self.admit = admit
    }

    /// Everybody.
    public static let open = Access("open") { _, _ in nil }
}
