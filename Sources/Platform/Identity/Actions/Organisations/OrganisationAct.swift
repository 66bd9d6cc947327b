import CanonicalJSON
import Kernel
import Ledger
import Storage

/// One thing that somebody does to an organisation she is of. Whether she may is looked at again in the
/// transaction that does it, and the act stands in the ledger: the organisation's identifier, her pseudonym,
/// roles; never a name or an address.
struct OrganisationAct: Sendable {
    let identity: IdentityDomain
    let actor: Actor
    let organisation: OrganisationID
    let now: Instant

    /// Does it. Throws `OrganisationRefusal.unknown` to whoever is not of the organisation.
    func callAsFunction<Result: Sendable>(
        _ permission: Permission,
        _ body: @escaping @Sendable (Transaction, Organisation) throws -> Result
    ) async throws -> Result {
        let (id, actor) = (organisation, actor)
        return try await identity.database.write { tx in
            try body(tx, try tx.organisation(id, permission, of: actor))
        }
    }

    /// Writes the act down.
    func record(_ what: String, _ facts: [String: JSONValue] = [:], in tx: Transaction) throws {
        try tx.record(
            LedgerEntry(
                id: ID<LedgerEntry>(identity.ids(at: now)), type: "identity.organisation-\(what)", at: now,
                actor: actor.pseudonym.text, subject: organisation.description, facts: facts))
    }
}

extension Set<OrganisationRole> {
    /// The roles as an entry of the ledger holds them.
    var fact: JSONValue { .array(inOrder.map { .string($0.rawValue) }) }
}

extension Member {
    /// Who it is, as an entry of the ledger holds it.
    var fact: JSONValue { .string(person.pseudonym.text) }
}
