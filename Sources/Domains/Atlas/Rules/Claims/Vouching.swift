import Kernel

/// Somebody who vouches, and for which organisation.
struct Voucher: Hashable, Sendable {
    let person: Int64
    let organisation: ClaimedOrganisation
}

/// Somebody's place in an organisation that acts here.
struct VouchingPlace: Hashable, Sendable {
    let organisation: ClaimedOrganisation
    /// Since when she is of it.
    let memberSince: Instant
    /// How the organisation's own claim was shown.
    let way: Claim.Way
}

/// Who may vouch for whom. Two accounts of one person, or two people of one organisation, are one voice; and
/// whoever was vouched for vouches for nobody, so that no chain grows out of two.
enum Vouching {
    /// Somebody, all the organisations that she is of, and her places in those that act here.
    struct Person: Hashable, Sendable {
        let key: Int64
        let organisations: Set<ClaimedOrganisation>
        let places: [VouchingPlace]
    }

    /// The organisation by which somebody may vouch for a claim, or nil.
    ///
    /// It is one that she was of before the claim was made, whose own claim was not vouched for, of which the
    /// claimant is not, and of which nobody is who vouched before.
    static func organisation(
        for person: Person, vouchingFor claim: Claim, by claimant: Person, after others: [Person]
    ) -> ClaimedOrganisation? {
        guard person.key != claimant.key, !others.contains(where: { $0.key == person.key }) else {
            return nil
        }
        let taken = others.reduce(claimant.organisations) { $0.union($1.organisations) }
        return person.places.first { place in
            place.memberSince < claim.createdAt && place.way != .vouched
                && !taken.contains(place.organisation) && place.organisation != claim.organisation
        }?.organisation
    }
}
