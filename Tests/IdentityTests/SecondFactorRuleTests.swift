import Kernel
import Testing
import Web

@testable import Identity

@Suite("Who has to have a second factor")
struct SecondFactorRuleTests {
    private static let given = IdentityCast.noon
    private static let week: Int64 = 7 * 86_400

    private static func debt(
        _ requirement: SecondFactorRequirement, hasFactor: Bool = false, role: Bool, after seconds: Int64
    ) -> SecondFactorDebt {
        SecondFactorRule.debt(
            requirement, hasFactor: hasFactor, roleSince: role ? given : nil,
            accountSince: given.adding(seconds: -1000), now: given.adding(seconds: seconds))
    }

    @Test("Whoever holds a role, from a week after it was given")
    func roles() {
        let end = Self.given.adding(seconds: Self.week)
        #expect(Self.debt(.roles, role: true, after: 0) == .due(by: end))
        #expect(Self.debt(.roles, role: true, after: Self.week - 1) == .due(by: end))
        #expect(Self.debt(.roles, role: true, after: Self.week) == .rolesRest)
        #expect(Self.debt(.roles, role: false, after: 100 * Self.week) == .none)
        #expect(Self.debt(.roles, hasFactor: true, role: true, after: 100 * Self.week) == .none)
    }

    @Test("Everybody, from a week after the account was made; nobody, never")
    func others() {
        #expect(
            Self.debt(.everybody, role: false, after: Self.week - 1001)
                == .due(
                    by: Self.given.adding(seconds: Self.week - 1000)))
        for role in [true, false] {
            #expect(Self.debt(.everybody, role: role, after: Self.week - 1000) == .accountRests)
            #expect(Self.debt(.everybody, hasFactor: true, role: role, after: 9 * Self.week) == .none)
            #expect(Self.debt(.nobody, role: role, after: 9 * Self.week) == .none)
        }
    }

    @Test("A role that rests gives nothing, and says what is lacking; one's own account stays")
    func rests() {
        let id = UUIDv7(at: IdentityCast.noon, random: (1, 2))
        func actor(_ debt: SecondFactorDebt) -> Actor {
            Actor(
                person: PersonID(id), personKey: 1, pseudonym: Pseudonym(salt: [1]),
                grants: [Grant(.administrator)],
                memberships: [Membership(OrganisationID(id), [.administrator])], session: SessionID(id),
                provedAt: IdentityCast.noon, provedBy: .letter, debt: debt)
        }
        let vote = Permission("test.vote", heldBy: [.organisationRole(.delegate)])
        for debt in [SecondFactorDebt.none, .due(by: IdentityCast.noon)] {
            #expect(Authority.allows(actor(debt), .moderate, in: nil))
        }
        for debt in [SecondFactorDebt.rolesRest, .accountRests] {
            #expect(!Authority.allows(actor(debt), .moderate, in: nil))
            #expect(!Authority.allowsSomewhere(actor(debt), .giveRoles))
            #expect(throws: IdentityRefusal.secondFactorNeeded) {
                try Authority.check(actor(debt), .moderate, in: nil)
            }
            #expect(Authority.allowsSomewhere(actor(debt), .ownSecrets))
            #expect(Authority.allows(actor(debt), vote, for: OrganisationID(id)) == (debt == .rolesRest))
        }
    }
}
