import Crypto
import Kernel
import Storage

/// The secrets of letters about claims: each counts for one claim, for a time, and once.
extension Transaction {
    /// Notes what a letter that leaves now will hold, in place of what an earlier one held.
    func note(_ digest: [UInt8], of id: ID<Claim>, until: Instant) throws {
        try execute(
            """
            update atlas_claim set secret = \(digest), secret_until = \(until), tries = 0
            where id = \(id) and state = 'open'
            """)
    }

    /// The open claim that a link belongs to. Throws `ClaimRefusal.badLink`.
    func claim(with secret: ClaimSecret?, under key: SymmetricKey, now: Instant) throws -> Claim {
        guard let secret,
            let row = try first(
                """
                select * from atlas_claim where secret = \(secret.digest(under: key)) and way = 'letter'
                    and state = 'open' and secret_until > \(now)
                """)
        else { throw ClaimRefusal.badLink }
        return try Claim(row: row)
    }

    /// Whether a code is the one that was sent. A wrong one counts, and after some the right one counts no
    /// more. The comparison takes the same time wherever they differ.
    func tries(_ code: ClaimSecret?, for claim: Claim, under key: SymmetricKey, now: Instant) throws -> Bool {
        guard let sent = claim.secret, now < sent.expiresAt, sent.tries < ClaimLimits.triesPerCode else {
            return false
        }
        let shown = code?.digest(for: claim.id, under: key) ?? []
        let isRight =
            shown.count == sent.digest.count && zip(shown, sent.digest).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
        // NB: the try is counted before it is answered, and only while tries are left, so that of many that
        // arrive at once no more are answered than may be.
        let counted = try execute(
            """
            update atlas_claim set tries = tries + 1
            where id = \(claim.id) and state = 'open' and tries < \(ClaimLimits.triesPerCode)
            """)
        return isRight && counted == 1
    }
}
