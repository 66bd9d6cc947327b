import Kernel
import Storage

/// What a person may ask for of her data, whoever keeps it.
public struct PersonalData: Sendable {
    let database: Database
    let holders: [any PersonalDataHolder]

    /// Every holder's copy of a person's data.
    func export(_ key: Int64, now: Instant) async throws -> PersonalDataExport {
        try await database.read { [holders] tx in
            let person = try tx.dataSubject(key)
            return PersonalDataExport(
                parts: try holders.map { ($0.name, try $0.personalData(of: person, in: tx)) },
                person: person, madeAt: now)
        }
    }

    /// Erases a person everywhere, in one transaction, then from the files of the database. Throws
    /// `IdentityRefusal.lastAdministrator`.
    func erase(_ key: Int64) async throws {
        try await database.write { [holders] tx in
            let person = try tx.dataSubject(key)
            let isAdministrator = try tx.grants(of: key).contains { $0.role == .administrator }
            if isAdministrator, try tx.administrators() == 1 { throw IdentityRefusal.lastAdministrator }
            // NB: identity comes last, since the others may join to it.
            for holder in holders.reversed() { try holder.erasePersonalData(of: person, in: tx) }
        }
        try await database.settle()
    }

    /// The same for the operator, who is asked by a letter on paper: by address.
    public func export(of typed: String, now: Instant) async throws -> PersonalDataExport {
        try await export(try await key(of: typed), now: now)
    }

    /// The same for the operator: erases whoever has that address.
    public func erase(_ typed: String) async throws {
        try await erase(try await key(of: typed))
    }

    private func key(of typed: String) async throws -> Int64 {
        guard let address = EmailAddress(typed) else { throw IdentityRefusal.badAddress(typed) }
        guard let person = try await database.read({ tx in try tx.person(at: address) }) else {
            throw IdentityRefusal.unknownPerson(address.text)
        }
        return person.key
    }
}

extension Transaction {
    /// Whose data it is. Throws `IdentityRefusal.signInNeeded` when she was erased meanwhile.
    fileprivate func dataSubject(_ key: Int64) throws -> DataSubject {
        guard let person = try person(key) else { throw IdentityRefusal.signInNeeded }
        return DataSubject(
            key: person.key, id: person.id, email: person.email, pseudonym: person.pseudonym)
    }
}
