import Kernel
import Storage

/// The operator's help for whoever lost both her app and her recovery codes, and was recognised otherwise:
/// the second factor is taken away, whatever was open is closed, and a letter says so. A role that asks for
/// a second factor rests until she has set up another.
public struct ResetSecondFactor: Sendable {
    let identity: IdentityDomain

    /// Help by way of a site's accounts.
    public init(_ identity: IdentityDomain) {
        self.identity = identity
    }

    /// Takes the second factor of whoever has that address; false when she had none.
    public func callAsFunction(of typed: String, now: Instant) async throws -> Bool {
        guard let address = EmailAddress(typed) else { throw IdentityRefusal.badAddress(typed) }
        return try await identity.database.write { [identity] tx in
            guard let person = try tx.person(at: address) else {
                throw IdentityRefusal.unknownPerson(address.text)
            }
            guard try tx.secondFactor(of: person.key) != nil else { return false }
            try tx.eraseSecondFactor(of: person.key)
            try tx.endSessions(of: person.key)
            try tx.revokeTokens(of: person.key)
            try tx.notify(person.key, .secondFactorReset, identity, at: now)
            return true
        }
    }
}
