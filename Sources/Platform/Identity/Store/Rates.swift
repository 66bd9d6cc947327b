import Crypto
import Kernel
import Storage

/// How often something may be tried: `burst` times at once, then one more each `everySeconds`.
struct TryRate: Hashable, Sendable {
    /// What is tried, for the bucket's name.
    let name: String
    let burst: Int64
    let everySeconds: Int64

    /// Letters to one address.
    static let lettersPerAddress = TryRate(name: "letter-address", burst: 5, everySeconds: 600)
    /// Letters asked for by one client.
    static let lettersPerClient = TryRate(name: "letter-client", burst: 20, everySeconds: 60)
    /// Passwords tried at one address.
    static let passwordsPerAddress = TryRate(name: "password-address", burst: 10, everySeconds: 60)
    /// Passwords tried by one client.
    static let passwordsPerClient = TryRate(name: "password-client", burst: 30, everySeconds: 20)
    /// Codes of the second factor tried for one person, who has shown the first.
    static let codesPerPerson = TryRate(name: "code-person", burst: 10, everySeconds: 600)
    /// Uses of links by one client.
    static let linksPerClient = TryRate(name: "link-client", burst: 30, everySeconds: 20)
    /// Invitations of one organisation.
    static let invitationsPerOrganisation = TryRate(
        name: "invitation-organisation", burst: 20, everySeconds: 180)
    /// Invitations to one address, whichever organisation sends them.
    static let invitationsPerAddress = TryRate(name: "invitation-address", burst: 5, everySeconds: 1200)
}

/// Names the buckets: a keyed hash, so that nobody reads an address from the table.
struct RateKeys: Sendable {
    private let key: SymmetricKey

    init(secret: [UInt8]) {
        key = SymmetricKey(data: secret + Array("identity-rate".utf8))
    }

    func bucket(_ rate: TryRate, of subject: String) -> [UInt8] {
        Array(
            HMAC<SHA256>.authenticationCode(for: Array("\(rate.name) \(subject)".utf8), using: key).prefix(16)
        )
    }
}

extension Transaction {
    /// Takes one try from a bucket, in the database that all nodes share. Throws
    /// `IdentityRefusal.tooOften`. A bucket is one number, the time at which it is full again (the generic
    /// cell rate algorithm, ITU-T I.371).
    func take(_ rate: TryRate, from bucket: [UInt8], now: Instant) throws {
        let kept: Instant? = try first("select full_at from identity_rate where bucket = \(bucket)")?[
            "full_at"]
        let before = max(kept ?? now, now)
        let after = before.adding(seconds: rate.everySeconds)
        let horizon = now.adding(seconds: rate.burst * rate.everySeconds)
        guard after <= horizon else {
            let wait = (after.milliseconds - horizon.milliseconds + 999) / 1000
            throw IdentityRefusal.tooOften(retryAfterSeconds: Int(wait))
        }
        try execute(
            """
            insert into identity_rate (bucket, full_at) values (\(bucket), \(after))
            on conflict (bucket) do update set full_at = excluded.full_at
            """)
    }

    /// Forgets full buckets.
    func forgetRates(at now: Instant) throws {
        try execute("delete from identity_rate where full_at <= \(now)")
    }
}
