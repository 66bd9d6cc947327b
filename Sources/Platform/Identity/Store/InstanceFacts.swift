import Kernel
import Storage

/// What an instance is, as `terreau init` wrote it down for all its nodes. Settings of the same meaning win.
public struct InstanceFacts: Hashable, Sendable {
    /// What the site calls itself.
    public let name: String
    /// Where the public reaches it.
    public let publicURL: String?

    /// The facts.
    public init(name: String, publicURL: String?) {
        self.name = name
        self.publicURL = publicURL
    }
}

extension Transaction {
    /// What `terreau init` wrote down, or nil.
    public func instanceFacts() throws -> InstanceFacts? {
        try first("select name, public_url from identity_instance").map {
            InstanceFacts(name: try $0["name"], publicURL: try $0["public_url"])
        }
    }

    /// Writes the facts down, once. Throws `IdentityRefusal.initialised` when others stand there.
    public func beginInstance(_ facts: InstanceFacts, at now: Instant) throws {
        if let known = try instanceFacts() {
            guard known == facts else { throw IdentityRefusal.initialised(name: known.name) }
            return
        }
        try execute(
            """
            insert into identity_instance (one, name, public_url, begun_at)
            values (1, \(facts.name), \(facts.publicURL), \(now))
            """)
    }
}
