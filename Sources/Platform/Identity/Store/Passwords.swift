import Kernel
import Storage

extension Transaction {
    /// A person's password, as it is kept; nil when she has none.
    func password(of person: Int64) throws -> KeptPassword? {
        try first("select * from identity_password where person_key = \(person)").map { row in
            KeptPassword(
                hash: try row["hash"], salt: try row["salt"],
                cost: .init(
                    rounds: try row["rounds"], blockSize: try row["block_size"],
                    parallelism: try row["parallelism"]))
        }
    }

    /// Keeps a password in place of the one before.
    func keep(_ password: KeptPassword, of person: Int64, at now: Instant) throws {
        let cost = password.cost
        try execute(
            """
            insert into identity_password
                (person_key, hash, salt, rounds, block_size, parallelism, changed_at)
            values (\(person), \(password.hash), \(password.salt), \(cost.rounds), \(cost.blockSize),
                \(cost.parallelism), \(now))
            on conflict (person_key) do update set hash = excluded.hash, salt = excluded.salt,
                rounds = excluded.rounds, block_size = excluded.block_size,
                parallelism = excluded.parallelism, changed_at = excluded.changed_at
            """)
    }

    /// Erases a person's password: she signs in by letters.
    func erasePassword(of person: Int64) throws {
        try execute("delete from identity_password where person_key = \(person)")
    }
}
