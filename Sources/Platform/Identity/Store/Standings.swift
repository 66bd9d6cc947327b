import Kernel
import Storage
import Web

/// What somebody has here: roles, places in organisations, and what she owes for want of a second factor.
struct Standing: Hashable, Sendable {
    let grants: [Grant]
    let memberships: [Membership]
    let debt: SecondFactorDebt
}

extension Transaction {
    /// What somebody has here, at a moment.
    func standing(of person: Person, _ requirement: SecondFactorRequirement, now: Instant) throws -> Standing
    {
        let grants = try grants(of: person.key)
        let isAsked = requirement == .everybody || (requirement == .roles && !grants.isEmpty)
        return Standing(
            grants: grants, memberships: try memberships(of: person.key),
            debt: isAsked ? try debt(of: person, requirement, now: now) : .none)
    }

    private func debt(of person: Person, _ requirement: SecondFactorRequirement, now: Instant) throws
        -> SecondFactorDebt
    {
        let row = try first(
            """
            select (select min(granted_at) from identity_role where person_key = \(person.key)) as role_since,
                (select count(*) from identity_totp where person_key = \(person.key)) as factors
            """)
        let factors: Int = try row?["factors"] ?? 0
        return SecondFactorRule.debt(
            requirement, hasFactor: factors > 0,
            roleSince: try row?.get("role_since", as: Instant?.self), accountSince: person.createdAt, now: now
        )
    }
}
