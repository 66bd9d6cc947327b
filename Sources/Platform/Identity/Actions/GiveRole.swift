import CanonicalJSON
import Kernel
import Ledger
import Storage

/// Gives and takes roles; each is an act in the ledger, by pseudonym. Used by the operator at the command
/// line, who can make the first administrator.
public struct GiveRole: Sendable {
    let database: Database
    let ids: IDSource

    /// For a site's database.
    public init(in database: Database, ids: IDSource = .random) {
        self.database = database
        self.ids = ids
    }

    /// Gives a role to whoever has that address; makes the account when there is none, to be signed in to by
    /// a letter. False when the role was given before.
    public func give(
        _ grant: Grant, to typed: String, language: LanguageTag, by actor: Actor? = nil, now: Instant
    ) async throws -> Bool {
        let address = try GiveRole.address(typed)
        guard grant.role == .moderator || grant.territory == nil else {
            throw IdentityRefusal.needsNoTerritory
        }
        let (personID, entryID) = (PersonID(ids(at: now)), ID<LedgerEntry>(ids(at: now)))
        return try await database.write { tx in
            let person =
                try tx.person(at: address)
                ?? tx.addPerson(address, language: language, id: personID, at: now)
            guard try tx.give(grant, to: person.key, at: now) else { return false }
            try tx.shortenSessions(of: person.key, at: now)
            try tx.record(
                GiveRole.entry("identity.role-given", grant, person, by: actor, id: entryID, at: now))
            return true
        }
    }

    /// Takes a role. Throws `IdentityRefusal`: no such person, no such role, the last administrator.
    public func take(_ grant: Grant, from typed: String, by actor: Actor? = nil, now: Instant) async throws {
        let address = try GiveRole.address(typed)
        let entryID = ID<LedgerEntry>(ids(at: now))
        try await database.write { tx in
            guard let person = try tx.person(at: address) else {
                throw IdentityRefusal.unknownPerson(address.text)
            }
            guard try tx.take(grant, from: person.key) else { throw IdentityRefusal.noSuchGrant }
            if grant.role == .administrator, try tx.administrators() == 0 {
                throw IdentityRefusal.lastAdministrator
            }
            try tx.record(
                GiveRole.entry("identity.role-taken", grant, person, by: actor, id: entryID, at: now))
        }
    }

    /// Everybody with a role, by address.
    public func list() async throws -> [(email: String, grant: Grant)] {
        try await database.read { tx in try tx.roleHolders() }
    }

    /// Ends all sessions of whoever has that address and revokes her tokens; of everybody, also what waits
    /// for an answer: links in letters and steps of signing in. How many sessions.
    public func signOut(_ typed: String?) async throws -> Int {
        let address = try typed.map(GiveRole.address)
        return try await database.write { tx in
            guard let address else {
                for table in ["token", "link", "step", "provider_request"] as [SQL] {
                    try tx.execute("delete from identity_\(sql: table)")
                }
                return try tx.execute("delete from identity_session")
            }
            guard let person = try tx.person(at: address) else {
                throw IdentityRefusal.unknownPerson(address.text)
            }
            try tx.revokeTokens(of: person.key)
            return try tx.endSessions(of: person.key)
        }
    }

    private static func address(_ typed: String) throws -> EmailAddress {
        guard let address = EmailAddress(typed) else { throw IdentityRefusal.badAddress(typed) }
        return address
    }

    private static func entry(
        _ type: String, _ grant: Grant, _ person: Person, by actor: Actor?, id: ID<LedgerEntry>,
        at now: Instant
    ) -> LedgerEntry {
        var facts: [String: JSONValue] = ["role": .string(grant.role.rawValue)]
        facts["territory"] = grant.territory.map { .string($0.description) }
        return LedgerEntry(
            id: id, type: type, at: now, actor: actor?.pseudonym.text, subject: person.pseudonym.text,
            facts: facts)
    }
}
