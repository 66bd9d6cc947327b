import Kernel
import Storage

/// The second factor of a person, as it is kept.
struct SecondFactor: Hashable, Sendable {
    let sealedSecret: [UInt8]
    /// The last step whose code was used.
    let lastStep: Int64
    let since: Instant
}

/// Somebody who has shown a first factor and owes the second.
struct PendingStep: Hashable, Sendable {
    let person: Int64
    let proof: Proof
    let next: String?

    /// How long she may take.
    static let lifetimeSeconds: Int64 = 600
    /// Wrong codes after which she begins again.
    static let mostTries = 5
}

extension Transaction {
    /// A person's second factor; nil when she has none.
    func secondFactor(of person: Int64) throws -> SecondFactor? {
        try first("select * from identity_totp where person_key = \(person)").map {
            SecondFactor(
                sealedSecret: try $0["sealed_secret"], lastStep: try $0["last_step"], since: try $0["since"])
        }
    }

    /// Sets a second factor up, with codes for the day the phone is lost.
    func keep(_ factor: SecondFactor, codes: [RecoveryCode], of person: Int64) throws {
        try eraseSecondFactor(of: person)
        try execute(
            """
            insert into identity_totp (person_key, sealed_secret, last_step, since)
            values (\(person), \(factor.sealedSecret), \(factor.lastStep), \(factor.since))
            """)
        try keep(codes, of: person)
    }

    /// Gives a person these codes in place of the ones before.
    func keep(_ codes: [RecoveryCode], of person: Int64) throws {
        try execute("delete from identity_recovery_code where person_key = \(person)")
        for code in codes {
            try execute(
                "insert into identity_recovery_code (code_hash, person_key) values (\(code.hash), \(person))")
        }
    }

    /// Takes the second factor away.
    func eraseSecondFactor(of person: Int64) throws {
        try execute("delete from identity_totp where person_key = \(person)")
        try execute("delete from identity_recovery_code where person_key = \(person)")
    }

    /// Notes that the code of a step was used; false when one that late was used before: of two who show the
    /// same code, one gets in.
    func use(step: Int64, of person: Int64) throws -> Bool {
        try execute(
            "update identity_totp set last_step = \(step) where person_key = \(person) and last_step < \(step)"
        ) == 1
    }

    /// Uses a recovery code up; false when it is none of hers.
    func use(_ code: RecoveryCode, of person: Int64) throws -> Bool {
        try execute(
            "delete from identity_recovery_code where code_hash = \(code.hash) and person_key = \(person)"
        ) == 1
    }

    /// How many recovery codes are left.
    func recoveryCodes(of person: Int64) throws -> Int {
        try first("select count(*) as n from identity_recovery_code where person_key = \(person)")?["n"] ?? 0
    }

    /// Somebody has shown a first factor; the secret stands in the form that asks for the second.
    func beginStep(_ step: PendingStep, at now: Instant) throws -> Secret {
        let secret = Secret.random()
        try execute(
            """
            insert into identity_step (token_hash, person_key, proof, next_path, tries, expires_at)
            values (\(secret.hash), \(step.person), \(step.proof), \(step.next), 0,
                \(now.adding(seconds: PendingStep.lifetimeSeconds)))
            """)
        return secret
    }

    /// Counts a try at the second factor. Throws `IdentityRefusal.badStep` when there were too many, or too
    /// much time has gone by.
    func tryStep(_ secret: Secret?, now: Instant) throws -> PendingStep {
        guard let secret,
            let row = try first(
                """
                update identity_step set tries = tries + 1
                where token_hash = \(secret.hash) and expires_at > \(now) and tries < \(PendingStep.mostTries)
                returning person_key, proof, next_path
                """)
        else { throw IdentityRefusal.badStep }
        return PendingStep(person: try row["person_key"], proof: try row["proof"], next: try row["next_path"])
    }

    /// The second factor was shown.
    func endStep(_ secret: Secret?) throws {
        try execute("delete from identity_step where token_hash = \(secret?.hash ?? [])")
    }

    /// Forgets steps that nobody finished.
    func forgetSteps(at now: Instant) throws {
        try execute("delete from identity_step where expires_at <= \(now)")
    }
}
