import Hummingbird

/// Who may ask a route. The router asks it before the handler runs, so that no handler can forget to.
public struct Access: Sendable {
    /// How far the router's question reaches.
    public enum Reach: String, Sendable {
        /// Whoever holds the permission anywhere is let in.
        case anywhere
        /// The handler asks again, for the thing that the request is about: its territory, its organisation.
        case thing
    }

    /// What the table of routes calls it: `open`, or the name of a permission.
    public let name: String
    /// Whether the handler asks again.
    public let reach: Reach
    let admit: @Sendable (Request, AppContext) throws -> Response?

    /// A rule. `admit` gives nil to let the request in, an answer to give instead, or throws a refusal.
    public init(
        _ name: String, reach: Reach = .anywhere,
        admit: @escaping @Sendable (Request, AppContext) throws -> Response?
    ) {
        self.name = name
        self.reach = reach
        self.admit = admit
    }

    /// Everybody.
    public static let open = Access("open") { _, _ in nil }

    /// Whether everybody is let in.
    public var isOpen: Bool { name == Access.open.name }
}
