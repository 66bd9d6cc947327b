import Kernel
import Storage

/// The tokens of an instance as its operator sees them: by identifier and owner, never a secret.
public struct KeepTokens: Sendable {
    let database: Database

    /// Those of a site's database.
    public init(in database: Database) {
        self.database = database
    }

    /// Everybody's tokens, or one person's, the newest first.
    public func list(of typed: String? = nil, limit: Int = 1000) async throws
        -> [(email: String, token: APIToken)]
    {
        let address = try typed.map(KeepTokens.address)
        return try await database.read { tx in
            let only: SQL = address.map { "where p.email = \($0.folded.text)" } ?? ""
            let owners = try tx.rows(
                """
                select p.person_key, p.email, max(t.created_at) as newest from identity_token t
                join identity_person p on p.person_key = t.person_key \(sql: only)
                group by p.person_key, p.email order by newest desc limit \(limit)
                """)
            return try owners.flatMap { row in
                let (key, email): (Int64, String) = (try row["person_key"], try row["email"])
                return try tx.tokens(of: key).map { (email, $0) }
            }
        }
    }

    /// Revokes the token of an identifier. Throws `IdentityRefusal.unknownToken`.
    public func revoke(_ typed: String) async throws {
        let count = try await database.write { tx in
            try tx.execute("delete from identity_token where id = \(typed)")
        }
        guard count == 1 else { throw IdentityRefusal.unknownToken(typed.withEscapedControls) }
    }

    /// Revokes all tokens of whoever has that address; how many.
    public func revokeAll(of typed: String) async throws -> Int {
        let address = try KeepTokens.address(typed)
        return try await database.write { tx in
            guard let person = try tx.person(at: address) else {
                throw IdentityRefusal.unknownPerson(address.text)
            }
            return try tx.revokeTokens(of: person.key)
        }
    }

    private static func address(_ typed: String) throws -> EmailAddress {
        guard let address = EmailAddress(typed) else { throw IdentityRefusal.badAddress(typed) }
        return address
    }
}
