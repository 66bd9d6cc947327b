import Identity
import Kernel
import Storage

/// Who vouches for claims.
extension Transaction {
    /// Those who vouched for a claim.
    func vouchers(of id: ID<Claim>) throws -> [Voucher] {
        try rows(
            """
            select v.person_key, v.organisation from atlas_voucher v
            join atlas_claim c on c.claim_key = v.claim_key where c.id = \(id) order by v.vouched_at
            """
        ).map { Voucher(person: try $0["person_key"], organisation: try $0["organisation"]) }
    }

    /// Notes that somebody vouches for an organisation of hers. Throws `ClaimRefusal.cannotVouch` when she or
    /// it did before.
    func add(_ voucher: Voucher, to id: ID<Claim>, at now: Instant) throws {
        let added = try execute(
            """
            insert into atlas_voucher (claim_key, person_key, organisation, vouched_at)
            select claim_key, \(voucher.person), \(voucher.organisation), \(now) from atlas_claim
            where id = \(id) and state = 'open'
            on conflict do nothing
            """)
        guard added == 1 else { throw ClaimRefusal.cannotVouch }
    }

    /// What is to be known of somebody's place in an organisation before she vouches.
    func places(of person: Int64) throws -> [VouchingPlace] {
        try memberships(of: person).compactMap { membership in
            guard let since = try memberSince(person, in: membership.organisation),
                let standing = try standings(of: membership.organisation).first,
                try !administrators(of: membership.organisation).isEmpty
            else { return nil }
            return VouchingPlace(
                organisation: membership.organisation, memberSince: since, way: standing.way)
        }
    }
}
