import Kernel
import Testing

@testable import Identity

@Suite("What an organisation may not lose")
struct OrganisationRulesTests {
    private static let noon = IdentityCast.noon
    private static let own = OrganisationID(UUIDv7(at: noon, random: (1, 1)))
    private static let other = OrganisationID(UUIDv7(at: noon, random: (2, 2)))

    @Test("Somebody who administers it, while anybody is of it")
    func administered() throws {
        let (lead, plain): (Set<OrganisationRole>, Set<OrganisationRole>) = (
            [.member, .administrator], [.member, .editor]
        )
        let fine: [([Set<OrganisationRole>], [Set<OrganisationRole>])] = [
            ([lead], []), ([lead, plain], [lead]), ([lead, lead], [lead, plain]), ([plain, plain], [plain]),
            ([plain], [lead]), ([], []),
        ]
        for (before, after) in fine {
            try OrganisationRules.checkAdministered(before: before, after: after)
        }
        for after in [[plain], [plain, plain]] {
            #expect(throws: OrganisationRefusal.lastAdministrator) {
                try OrganisationRules.checkAdministered(before: [lead, plain], after: after)
            }
        }
    }

    @Test("There is room for 500 people, 50 of them invited; a person is of 100 organisations at most")
    func room() throws {
        try OrganisationRules.checkRoom(people: 450, invited: 49)
        #expect(throws: OrganisationRefusal.tooManyInvitations(most: 50)) {
            try OrganisationRules.checkRoom(people: 1, invited: 50)
        }
        #expect(throws: OrganisationRefusal.full(most: 500)) {
            try OrganisationRules.checkRoom(people: 451, invited: 49)
        }
        try OrganisationRules.checkJoining(people: 499, organisationsOfHers: 99)
        #expect(throws: OrganisationRefusal.full(most: 500)) {
            try OrganisationRules.checkJoining(people: 500, organisationsOfHers: 1)
        }
        #expect(throws: OrganisationRefusal.tooManyOrganisations(most: 100)) {
            try OrganisationRules.checkJoining(people: 1, organisationsOfHers: 100)
        }
    }

    private static func actor(_ roles: Set<OrganisationRole>?, grants: [Grant] = []) -> Actor {
        let id = UUIDv7(at: noon, random: (1, 2))
        return Actor(
            person: PersonID(id), personKey: 1, pseudonym: Pseudonym(salt: [1]), grants: grants,
            memberships: roles.map { [Membership(own, $0)] } ?? [], session: SessionID(id), provedAt: noon,
            provedBy: .letter)
    }

    @Test("Every role and every permission: who may what in her own organisation, and nothing in another's")
    func matrix() {
        let every: [OrganisationRole] = [.member, .editor, .treasurer, .delegate, .administrator]
        let table: [(Permission, Set<OrganisationRole>)] = [
            (.seePeople, Set(every)), (.leaveOrganisation, Set(every)), (.managePeople, [.administrator]),
            (Permission("test.edit", heldBy: [.organisationRole(.editor)]), [.editor, .administrator]),
            (Permission("test.pay", heldBy: [.organisationRole(.treasurer)]), [.treasurer, .administrator]),
            (Permission("test.vote", heldBy: [.organisationRole(.delegate)]), [.delegate, .administrator]),
        ]
        for (permission, holders) in table {
            for role in every {
                let actor = Self.actor([role])
                #expect(
                    Authority.allows(actor, permission, for: Self.own) == holders.contains(role),
                    "\(role) \(permission.name)")
                #expect(!Authority.allows(actor, permission, for: Self.other))
                #expect(!Authority.allows(actor, permission, in: nil))
            }
            // NB: whoever runs the instance is not let into organisations by that.
            let operators = Self.actor(nil, grants: [Grant(.administrator), Grant(.moderator)])
            #expect(!Authority.allows(operators, permission, for: Self.own))
            #expect(!Authority.allows(nil, permission, for: Self.own))
        }
    }

    @Test("A member's handle tells nothing: another one in each organisation, and under each key")
    func handles() {
        let handles = MemberHandles(secret: [UInt8](repeating: 1, count: 32))
        let person = PersonID(UUIDv7(at: Self.noon, random: (5, 5)))
        let handle = handles.handle(of: person, in: Self.own)
        #expect(handle.count == 32 && handle == handles.handle(of: person, in: Self.own))
        #expect(handle != handles.handle(of: person, in: Self.other))
        let others = MemberHandles(secret: [UInt8](repeating: 2, count: 32))
        #expect(handle != others.handle(of: person, in: Self.own))
        #expect(!handle.contains(person.uuid.base32))
    }
}
