import Kernel
import Storage

/// What somebody may be for the whole instance.
public enum Role: String, Hashable, Sendable, CaseIterable, SQLBindable {
    /// Looks after what others contribute, in a territory or everywhere.
    case moderator
    /// Runs the instance.
    case administrator
}

/// A role that was given, and where it holds.
public struct Grant: Hashable, Sendable {
    /// The role.
    public let role: Role
    /// Where it holds; nil: everywhere.
    public let territory: Territory?

    /// A role in a territory, or everywhere.
    public init(_ role: Role, in territory: Territory? = nil) {
        self.role = role
        self.territory = territory
    }
}

extension Grant: CustomStringConvertible {
    /// `moderator in FR-NAQ`.
    public var description: String { territory.map { "\(role.rawValue) in \($0)" } ?? role.rawValue }
}
