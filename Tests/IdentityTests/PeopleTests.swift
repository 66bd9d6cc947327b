import Kernel
import Storage
import TestKit
import Testing

@testable import Identity

@Suite("The people of an organisation")
struct PeopleTests {
    private static let (ada, eve, max) = ("ada@example.org", "eve@example.org", "max@example.org")

    @Test("Get and lose roles, and are told so; the others are not touched", arguments: Engine.available)
    func roles(engine: Engine) async throws {
        try await OrganisationCast.run(on: engine) { own in
            try await own.add(Self.eve, [.editor])
            try await own.add(Self.max, [.delegate])
            let manage = try await own.manage(as: Self.ada)
            try await manage.setRoles([.treasurer], of: try await own.handle(Self.eve))
            let roles = try await own.roles()
            #expect(
                roles == [Self.ada: [.administrator], Self.eve: [.treasurer], Self.max: [.delegate]])
            try await own.cast.letters.sendAll()
            #expect(own.cast.mailer.letters.map(\.to) == [Self.eve])
            #expect(own.cast.mailer.letters[0].body.contains("Vos rôles maintenant\u{A0}: trésorerie."))
            // The same again is nothing
            try await manage.setRoles([.treasurer], of: try await own.handle(Self.eve))
            #expect(try await own.acts().count == 1)
            try await manage.setRoles([], of: try await own.handle(Self.eve))
            #expect(try await own.roles()[Self.eve] == [.member])
            await #expect(throws: OrganisationRefusal.unknownMember) {
                try await manage.setRoles([.editor], of: String(repeating: "0", count: 32))
            }
        }
    }

    @Test("Are removed, with the invitations they sent, and are told so", arguments: Engine.available)
    func removed(engine: Engine) async throws {
        try await OrganisationCast.run(on: engine) { own in
            try await own.add(Self.eve, [.administrator])
            try await own.manage(as: Self.eve).invite(
                try IdentityCast.address("puppet@example.org"), as: [.administrator], language: .english)
            try await own.manage(as: Self.ada).invite(
                try IdentityCast.address("friend@example.org"), as: [], language: .english)
            let eve = try await own.manage(as: Self.eve)
            try await own.manage(as: Self.ada).remove(try await own.handle(Self.eve))
            #expect(try await own.roles() == [Self.ada: [.administrator]])
            #expect(try await own.invitations().map(\.address.text) == ["friend@example.org"])
            try await own.cast.letters.sendAll()
            let letter = try #require(own.cast.mailer.letters.last { $0.to == Self.eve })
            #expect(letter.subject.contains("vous ne faites plus partie de La Ressourcerie"))
            #expect(!own.cast.mailer.letters.contains { $0.to == "puppet@example.org" })
            // A request that was let in before is looked at again: she is an outsider now
            let handle = try await own.handle(Self.ada)
            await #expect(throws: OrganisationRefusal.unknown) { try await eve.remove(handle) }
            // Nobody removes herself by this way
            let ada = try await own.manage(as: Self.ada)
            await #expect(throws: OrganisationRefusal.unknownMember) { try await ada.remove(handle) }
        }
    }

    @Test(
        "Whoever lost a role meanwhile is refused, whatever the session still says",
        arguments: Engine.available)
    func stale(engine: Engine) async throws {
        try await OrganisationCast.run(on: engine) { own in
            try await own.add(Self.eve, [.administrator])
            let before = try await own.manage(as: Self.eve)
            try await own.manage(as: Self.ada).setRoles([.editor], of: try await own.handle(Self.eve))
            let address = try IdentityCast.address(Self.max)
            await #expect(throws: IdentityRefusal.notAllowed(permission: "identity.manage-people")) {
                try await before.invite(address, as: [], language: .french)
            }
        }
    }

    @Test(
        "Always have an administrator: the last one cannot go, step down or be taken",
        arguments: Engine.available)
    func lastAdministrator(engine: Engine) async throws {
        try await OrganisationCast.run(on: engine) { own in
            try await own.add(Self.eve)
            let ada = try await own.manage(as: Self.ada)
            let (adasHandle, evesHandle) = (try await own.handle(Self.ada), try await own.handle(Self.eve))
            await #expect(throws: OrganisationRefusal.lastAdministrator) { try await own.leave(Self.ada) }
            await #expect(throws: OrganisationRefusal.lastAdministrator) {
                try await ada.setRoles([.editor], of: adasHandle)
            }
            try await ada.transfer(to: evesHandle, steppingDown: true)
            #expect(try await own.roles() == [Self.ada: [.member], Self.eve: [.administrator]])
            try await own.leave(Self.ada)
            // Whoever is alone may go, and nobody is left who stands behind the invitations
            try await own.manage(as: Self.eve).invite(
                try IdentityCast.address(Self.max), as: [.editor], language: .french)
            try await own.leave(Self.eve)
            #expect(try await own.roles().isEmpty)
            #expect(try await own.invitations().isEmpty)
            await #expect(throws: OrganisationRefusal.unknown) { try await own.leave(Self.eve) }
        }
    }

    @Test("Two administrators who remove each other at once: one remains", arguments: Engine.available)
    func eachOther(engine: Engine) async throws {
        try await OrganisationCast.run(on: engine) { own in
            for round in 0..<8 {
                let rival = "rival\(round)@example.org"
                let incumbent = try #require(try await own.roles().keys.first)
                try await own.add(rival, [.administrator])
                let sides = [
                    (try await own.manage(as: incumbent), try await own.handle(rival)),
                    (try await own.manage(as: rival), try await own.handle(incumbent)),
                ]
                let done = await withTaskGroup(of: Bool.self) { group in
                    for (manage, handle) in sides {
                        group.addTask { (try? await manage.remove(handle)) != nil }
                    }
                    return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
                }
                #expect(done == 1)
                #expect(try await own.roles().values.map(\.self) == [[.administrator]])
            }
        }
    }

    @Test("Two administrators who step down or leave at once: one stays", arguments: Engine.available)
    func bothStepDown(engine: Engine) async throws {
        try await OrganisationCast.run(on: engine) { own in
            try await own.add(Self.max)
            for round in 0..<6 {
                try await own.add(Self.ada, [.administrator])
                try await own.add(Self.eve, [.administrator])
                let handle = try await own.handle(Self.ada)
                let (ada, eve) = (try await own.manage(as: Self.ada), try await own.act(Self.eve))
                let done = await withTaskGroup(of: Bool.self) { group in
                    group.addTask { (try? await ada.setRoles([], of: handle)) != nil }
                    group.addTask { (try? await LeaveOrganisation(act: eve)()) != nil }
                    return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
                }
                #expect(done == 1, "round \(round)")
                let administrators = try await own.roles().values.count { $0.contains(.administrator) }
                #expect(administrators == 1, "round \(round)")
            }
        }
    }

    @Test(
        "The administration is given, with or without stepping down, to a member", arguments: Engine.available
    )
    func transfer(engine: Engine) async throws {
        try await OrganisationCast.run(on: engine) { own in
            try await own.add(Self.eve, [.delegate])
            let ada = try await own.manage(as: Self.ada)
            try await ada.transfer(to: try await own.handle(Self.eve), steppingDown: false)
            let roles = try await own.roles()
            #expect(roles == [Self.ada: [.administrator], Self.eve: [.delegate, .administrator]])
            let (stranger, self_) = (try await own.handle(Self.max), try await own.handle(Self.ada))
            for handle in [stranger, self_] {
                await #expect(throws: OrganisationRefusal.unknownMember) {
                    try await ada.transfer(to: handle, steppingDown: true)
                }
            }
            #expect(try await own.roles()[Self.ada] == [.administrator])
        }
    }

    @Test("Every act stands in the ledger under pseudonyms alone", arguments: Engine.available)
    func recorded(engine: Engine) async throws {
        try await OrganisationCast.run(on: engine) { own in
            let ada = try await own.manage(as: Self.ada)
            let address = try IdentityCast.address(Self.eve)
            try await ada.invite(address, as: [.editor], language: .french)
            try await ada.withdraw(try #require(try await own.invitations().first).id)
            try await ada.invite(address, as: [.editor], language: .french)
            let name = try #require(try await own.invitations().first).id
            let eve = try await own.cast.actor(of: Self.eve)
            _ = try await own.answer.accept(.name(name), eve, isMeant: false)
            try await ada.setRoles([.treasurer], of: try await own.handle(Self.eve))
            try await own.add(Self.max)
            try await ada.remove(try await own.handle(Self.max))
            try await ada.transfer(to: try await own.handle(Self.eve), steppingDown: true)
            try await own.leave(Self.ada)
            let acts = try await own.acts()
            let types = acts.map {
                String($0.firstMatch(of: #/"type":"identity\.organisation-([^"]+)"/#)?.1 ?? "")
            }
            #expect(
                types == [
                    "invited", "invitation-withdrawn", "invited", "joined", "roles-changed", "removed",
                    "transferred", "left",
                ])
            let all = acts.joined()
            #expect(acts.allSatisfy { $0.contains("\"subject\":\"\(own.organisation.id)\"") })
            #expect(acts.allSatisfy { $0.contains("\"actor\":\"psn_") })
            #expect(acts[4].contains(eve.pseudonym.text) && acts[6].contains(#""steppedDown":true"#))
            #expect(!all.contains("@") && !all.contains("Ressourcerie") && !all.contains("per_"))
            #expect(!all.contains("inv_"))
        }
    }

    @Test(
        "Whoever erases herself leaves an organisation that goes on, and says so", arguments: Engine.available
    )
    func erased(engine: Engine) async throws {
        try await OrganisationCast.run(on: engine) { own in
            try await own.add(Self.eve, [.editor])
            try await own.manage(as: Self.ada).invite(
                try IdentityCast.address(Self.max), as: [], language: .french)
            let ada = try await own.cast.person(Self.ada).key
            let before = try await own.database.read { tx in try tx.places(of: ada) }
            #expect(before.map(\.hasLastAdministrator) == [true])
            try await own.cast.identity.personalData.erase(ada)
            let eve = try await own.cast.person(Self.eve).key
            let places = try await own.database.read { tx in try tx.places(of: eve) }
            #expect(places.map(\.administrators) == [0] && places.map(\.people) == [1])
            #expect(places.map(\.hasLastAdministrator) == [false])
            // An invitation stands, with nobody named; the last one to go takes it along
            #expect(try await own.invitations().map(\.invitedBy) == [nil])
            try await own.cast.identity.personalData.erase(eve)
            #expect(try await own.invitations().isEmpty)
            #expect(try await own.cast.count("identity_organisation") == 1)
        }
    }

    @Test("The operator helps where nobody administers, and nowhere else", arguments: Engine.available)
    func operators(engine: Engine) async throws {
        try await OrganisationCast.run(on: engine) { own in
            let (desk, now, id) = (
                own.cast.identity.operatorOrganisations, own.cast.clock.now, own.organisation.id.description
            )
            await #expect(throws: OrganisationRefusal.administered) {
                try await desk.give(id, to: Self.eve, language: .french, now: now)
            }
            try await own.add(Self.max)
            try await own.cast.identity.personalData.erase(try await own.cast.person(Self.ada).key)
            let lines = try await desk.list()
            #expect(lines.map(\.people) == [1] && lines.map(\.administrators) == [0])
            try await desk.give(id, to: "Eve@example.org", language: .french, now: now)
            #expect(try await own.roles() == [Self.max: [.member], Self.eve: [.administrator]])
            #expect(try await own.acts().last?.contains("organisation-administrator-given") == true)
            try await own.cast.letters.sendAll()
            #expect(own.cast.mailer.letters.map(\.to) == [Self.eve])
            for wrong in ["org_01h2xcejqtf2nbrexx3vqjhp41", "x"] {
                await #expect(throws: OrganisationRefusal.notActing(wrong)) {
                    try await desk.give(wrong, to: Self.eve, language: .french, now: now)
                }
            }
            await #expect(throws: IdentityRefusal.badAddress("eve")) {
                try await desk.give(id, to: "eve", language: .french, now: now)
            }
        }
    }
}
