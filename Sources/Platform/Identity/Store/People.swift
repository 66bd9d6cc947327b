import Kernel
import Storage

extension Transaction {
    /// The person of an address, or nil.
    func person(at email: EmailAddress) throws -> Person? {
        try first("select * from identity_person where email = \(email.folded.text)").map(Person.init)
    }

    /// The person of a key, or nil when she was erased.
    func person(_ key: Int64) throws -> Person? {
        try first("select * from identity_person where person_key = \(key)").map(Person.init)
    }

    /// Makes an account, with a salt of its own.
    func addPerson(_ email: EmailAddress, language: LanguageTag, id: PersonID, at now: Instant) throws
        -> Person
    {
        let salt = Secret.randomBytes(Pseudonym.saltBytes)
        let pseudonym = Pseudonym(salt: salt)
        let key = try insert(
            """
            insert into identity_person (id, email, language, ledger_salt, pseudonym, created_at)
            values (\(id), \(email.folded.text), \(language), \(salt), \(pseudonym.text), \(now))
            returning person_key
            """)
        return Person(
            id: id, key: key, email: email.folded, name: nil, language: language, pseudonym: pseudonym,
            createdAt: now)
    }

    /// What others call a person, and the language of letters to her.
    func describePerson(_ key: Int64, name: String?, language: LanguageTag) throws {
        try execute(
            """
            update identity_person set name = \(name), language = \(language) where person_key = \(key)
            """)
    }

    /// Moves an account to another address.
    func moveAccount(of key: Int64, to address: EmailAddress) throws {
        try execute(
            "update identity_person set email = \(address.folded.text) where person_key = \(key)")
    }

    /// What the ledger may hold of something private to a person: a salted hash. Nil when she was erased, and
    /// with her the salt.
    public func saltedHash(of text: String, person key: Int64) throws -> String? {
        let salt: [UInt8]? = try first(
            "select ledger_salt from identity_person where person_key = \(key)")?["ledger_salt"]
        return salt.map { Pseudonym.digest(of: text, salt: $0).hexadecimal }
    }
}

extension Person {
    init(_ row: Row) throws {
        guard let email = EmailAddress(try row["email"]) else {
            throw RowError.wrongType(column: "email", found: "a text", wanted: "EmailAddress")
        }
        self.email = email
        id = try row["id"]
        key = try row["person_key"]
        name = try row["name"]
        language = try row["language"]
        pseudonym = Pseudonym(kept: try row["pseudonym"])
        createdAt = try row["created_at"]
    }
}
