import CanonicalJSON
import Kernel
import Ledger
import Storage

/// What identity itself keeps of a person.
struct IdentityPersonalData: PersonalDataHolder {
    let rates: RateKeys
    let name = "identity"

    func personalData(of person: DataSubject, in tx: Transaction) throws -> [PersonalRecords] {
        try [
            PersonalRecords("identity_person", account(person, tx)),
            PersonalRecords("identity_role", roles(person, tx)),
            PersonalRecords("identity_session", sessions(person, tx)),
            PersonalRecords("identity_token", tokens(person, tx)),
            PersonalRecords("identity_password", password(person, tx)),
            PersonalRecords("identity_totp", secondFactor(person, tx)),
            PersonalRecords("identity_provider_tie", ties(person, tx)),
            PersonalRecords("identity_letter", letters(person, tx)),
            PersonalRecords("ledger_entry", acts(person, tx)),
        ] + OrganisationPersonalData().records(of: person, in: tx)
    }

    func erasePersonalData(of person: DataSubject, in tx: Transaction) throws {
        for table in ["identity_letter", "identity_link"] as [SQL] {
            try tx.execute(
                "delete from \(sql: table) where person_key = \(person.key) or address = \(person.email.text)"
            )
        }
        try tx.execute("delete from identity_provider_request where person_key = \(person.key)")
        try OrganisationPersonalData().erase(person, in: tx)
        let buckets = [TryRate.lettersPerAddress, .passwordsPerAddress, .invitationsPerAddress].map {
            rates.bucket($0, of: person.email.text)
        }
        try tx.execute(
            """
            delete from identity_rate
            where bucket in \(values: buckets + [rates.bucket(.codesPerPerson, of: "\(person.key)")])
            """)
        // NB: roles, memberships, sessions, tokens, secrets, steps and ties go with the person (on delete
        // cascade), and so do the rows of domains that join to her; her salt goes here, and with it the way
        // from her to her pseudonym.
        try tx.execute("delete from identity_person where person_key = \(person.key)")
    }

    private func account(_ person: DataSubject, _ tx: Transaction) throws -> [JSONValue] {
        try tx.rows("select * from identity_person where person_key = \(person.key)").map { row in
            let salt: [UInt8] = try row["ledger_salt"]
            return .object([
                "id": .string(try row["id"]), "email": .string(try row["email"]),
                "name": (try row["name"] as String?).map(JSONValue.string) ?? .null,
                "language": .string(try row["language"]), "pseudonym": .string(try row["pseudonym"]),
                "ledgerSalt": .string(salt.hexadecimal),
                "createdAt": .string((try row["created_at"] as Instant).rfc3339),
            ])
        }
    }

    private func roles(_ person: DataSubject, _ tx: Transaction) throws -> [JSONValue] {
        try tx.rows("select * from identity_role where person_key = \(person.key) order by role").map { row in
            .object([
                "role": .string(try row["role"]), "territory": .string(try row["territory"]),
                "grantedAt": .string((try row["granted_at"] as Instant).rfc3339),
            ])
        }
    }

    private func sessions(_ person: DataSubject, _ tx: Transaction) throws -> [JSONValue] {
        try tx.rows(
            "select * from identity_session where person_key = \(person.key) order by created_at"
        ).map { row in
            var members: [String: JSONValue] = [
                "id": .string(try row["id"]), "provedBy": .string(try row["proved_by"]),
            ]
            members["device"] = (try row["device"] as String?).map(JSONValue.string)
            for (name, column) in [
                ("createdAt", "created_at"), ("seenAt", "seen_at"), ("provedAt", "proved_at"),
                ("expiresAt", "expires_at"),
            ] { members[name] = .string((try row.get(column, as: Instant.self)).rfc3339) }
            return .object(members)
        }
    }

    /// NB: that there is a password, not its hash, which would help nobody but whoever steals the copy.
    private func password(_ person: DataSubject, _ tx: Transaction) throws -> [JSONValue] {
        try tx.rows("select changed_at from identity_password where person_key = \(person.key)").map {
            .object(["changedAt": .string((try $0["changed_at"] as Instant).rfc3339)])
        }
    }

    private func secondFactor(_ person: DataSubject, _ tx: Transaction) throws -> [JSONValue] {
        let left = try tx.recoveryCodes(of: person.key)
        return try tx.rows("select since from identity_totp where person_key = \(person.key)").map {
            .object([
                "since": .string((try $0["since"] as Instant).rfc3339),
                "recoveryCodesLeft": .integer(Int64(left)),
            ])
        }
    }

    private func ties(_ person: DataSubject, _ tx: Transaction) throws -> [JSONValue] {
        try tx.rows(
            "select * from identity_provider_tie where person_key = \(person.key) order by issuer"
        ).map { row in
            .object([
                "issuer": .string(try row["issuer"]), "subject": .string(try row["subject"]),
                "tiedAt": .string((try row["tied_at"] as Instant).rfc3339),
            ])
        }
    }

    private func letters(_ person: DataSubject, _ tx: Transaction) throws -> [JSONValue] {
        try tx.rows(
            """
            select purpose, asked_at from identity_letter
            where person_key = \(person.key) or address = \(person.email.text) order by asked_at
            """
        ).map { row in
            .object([
                "purpose": .string(try row["purpose"]),
                "askedAt": .string((try row["asked_at"] as Instant).rfc3339),
            ])
        }
    }

    /// NB: that there is a token, not the hash of its secret.
    private func tokens(_ person: DataSubject, _ tx: Transaction) throws -> [JSONValue] {
        try tx.tokens(of: person.key).map { token in
            var members: [String: JSONValue] = [
                "id": .string(token.id.description), "name": .string(token.name),
                "permissions": .array(token.permissions.map(JSONValue.string)),
                "createdAt": .string(token.createdAt.rfc3339), "expiresAt": .string(token.expiresAt.rfc3339),
            ]
            members["usedAt"] = token.usedAt.map { .string($0.rfc3339) }
            members["organisation"] = token.organisation.map { .string($0.description) }
            return .object(members)
        }
    }

    /// Acts of the public log by her and about her.
    private func acts(_ person: DataSubject, _ tx: Transaction) throws -> [JSONValue] {
        let pseudonym = person.pseudonym.text
        let entries = try tx.ledgerEntries(of: pseudonym, limit: IdentityPersonalData.mostActs)
        return entries.reversed().map { entry in
            .object([
                "index": .integer(Int64(entry.index)),
                "entry": .string(String(decoding: entry.bytes, as: UTF8.self)),
                "as": .string(entry.actor == pseudonym ? "actor" : "subject"),
            ])
        }
    }

    /// The most acts of a copy, the newest; with her pseudonym she finds the others in the public log.
    private static let mostActs = 100_000
}
