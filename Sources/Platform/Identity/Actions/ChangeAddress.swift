import Kernel
import Storage
import Web

/// Moves an account to another address: a link goes to the new one, and a word to the old one when it is
/// done.
struct ChangeAddress: Sendable {
    let identity: IdentityDomain

    /// Asks for the link.
    func ask(_ address: EmailAddress, actor: Actor, context: AppContext) async throws {
        try await AskForLink(identity: identity)(
            .changeAddress, to: address, next: nil, person: actor.personKey, context: context)
    }

    /// Uses the link up, for the account that asked and no other: whoever reads the new address may be
    /// somebody else, who would get an account of which another knows the password. Throws
    /// `IdentityRefusal`: the link, or the address has an account of its own.
    func confirm(_ shown: Secret?, actor: Actor, now: Instant) async throws {
        try await identity.database.write { [identity] tx in
            let link = try tx.useLink(with: shown, for: .changeAddress, now: now)
            guard let key = link.person, key == actor.personKey, let person = try tx.person(key) else {
                throw IdentityRefusal.badLink
            }
            guard try tx.person(at: link.address) == nil else { throw IdentityRefusal.addressTaken }
            // NB: the word goes to the address that was; it is put down before that is overwritten.
            try tx.notify(key, .addressChanged, identity, at: now)
            try tx.moveAccount(of: person.key, to: link.address)
            try tx.endSessions(of: person.key)
        }
    }
}
