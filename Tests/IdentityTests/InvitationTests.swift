import Kernel
import Storage
import TestKit
import Testing

@testable import Identity

@Suite("An invitation to an organisation")
struct InvitationTests {
    private static let eve = "eve@example.org"

    private static func invite(
        _ own: OrganisationCast, _ address: String = eve, as roles: Set<OrganisationRole> = [.editor]
    ) async throws {
        let typed = try IdentityCast.address(address)
        try await own.manage(as: "ada@example.org").invite(typed, as: roles, language: .english)
    }

    @Test("Is accepted from the account of its address, and makes a member once", arguments: Engine.available)
    func accepted(engine: Engine) async throws {
        try await OrganisationCast.run(on: engine) { own in
            try await Self.invite(own, "Eve@Example.org", as: [.editor, .treasurer])
            try await own.cast.letters.sendAll()
            let letter = try #require(own.cast.mailer.letters.first)
            #expect(letter.to == Self.eve && letter.subject == "La Ressourcerie invites you on Essai")
            #expect(letter.body.contains("editor and treasurer") && letter.body.contains("7 days"))
            #expect(letter.body.contains("https://site.example/en/account/organisations/invitation?t="))
            let name = try #require(try await own.invitations().first).id
            let eve = try await own.cast.actor(of: Self.eve)
            let (answer, id) = (own.answer, own.organisation.id)
            let joined = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<6 {
                    group.addTask { (try? await answer.accept(.name(name), eve, isMeant: false)) == id }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(joined == 1)
            #expect(try await own.roles()[Self.eve] == [.editor, .treasurer])
            #expect(try await own.cast.count("identity_membership where role = 'editor'") == 1)
            await #expect(throws: OrganisationRefusal.goneInvitation) {
                try await answer.accept(.name(name), eve, isMeant: true)
            }
            // Whoever invited her hears of it; her name and address are not in the letter
            try await own.cast.letters.sendAll()
            let word = try #require(own.cast.mailer.letters.last)
            #expect(word.to == "ada@example.org" && !word.body.contains("eve"))
            #expect(word.body.contains("/fr/account/organisations/\(own.organisation.id)\n") == false)
            #expect(word.body.hasSuffix("/fr/account/organisations/\(own.organisation.id)"))
        }
    }

    @Test("Does the same whether or not anybody has the address", arguments: Engine.available)
    func same(engine: Engine) async throws {
        try await OrganisationCast.run(on: engine) { own in
            _ = try await own.cast.person("known@example.org")
            try await Self.invite(own, "first@example.org")  // the organisation has its bucket from now on
            var written: [[Int]] = []
            for address in ["known@example.org", "unknown@example.org"] {
                let before = try await Self.counts(own)
                try await Self.invite(own, address)
                written.append(zip(try await Self.counts(own), before).map { $0 - $1 })
            }
            #expect(written[0] == written[1] && written[0].contains { $0 > 0 })
            // Who has an account is written to in her language
            try await own.cast.letters.sendAll()
            #expect(own.cast.mailer.letters.map { $0.body.prefix(5) } == ["Hello", "Bonjo", "Hello"])
        }
    }

    private static func counts(_ own: OrganisationCast) async throws -> [Int] {
        var counts: [Int] = []
        for table: SQL in [
            "identity_person", "identity_invitation", "identity_invited_role", "identity_letter",
            "identity_rate", "identity_membership", "storage_outbox", "ledger_pending",
        ] { counts.append(try await own.cast.count(table)) }
        return counts
    }

    @Test("Works for seven days, and is forgotten after fourteen", arguments: Engine.available)
    func old(engine: Engine) async throws {
        try await OrganisationCast.run(on: engine) { own in
            try await Self.invite(own)
            let secret = try await own.secret(to: Self.eve)
            own.cast.clock.move(minutes: 7 * 1440 - 1)
            #expect(try await own.answer.find(.secret(secret), nil).invitation.roles == [.editor])
            own.cast.clock.move(minutes: 1)
            let answer = own.answer
            await #expect(throws: OrganisationRefusal.goneInvitation) {
                try await answer.find(.secret(secret), nil)
            }
            let eve = try await own.cast.actor(of: Self.eve)
            await #expect(throws: OrganisationRefusal.goneInvitation) {
                try await answer.accept(.secret(secret), eve, isMeant: true)
            }
            let retention = KeepRetention(identity: own.cast.identity)
            try await retention.keep()
            #expect(try await own.invitations().count == 1)
            own.cast.clock.move(minutes: 7 * 1440 + 1)
            try await retention.keep()
            #expect(try await own.invitations().isEmpty)
            #expect(try await own.cast.count("identity_invited_role") == 0)
        }
    }

    @Test(
        "Its secret stands in the letter alone; a later letter's takes the place of it",
        arguments: Engine.available)
    func secret(engine: Engine) async throws {
        try await OrganisationCast.run(on: engine) { own in
            try await Self.invite(own)
            let first = try await own.secret(to: Self.eve)
            let kept: [UInt8]? = try await own.database.read { tx in
                try tx.first("select token_hash from identity_invitation")?["token_hash"]
            }
            #expect(kept == first.hash && kept != Array(first.text.utf8))
            try await Self.invite(own, as: [.delegate])
            let second = try await own.secret(to: Self.eve)
            #expect(try await own.invitations().map(\.roles) == [[.delegate]])
            let answer = own.answer
            await #expect(throws: OrganisationRefusal.goneInvitation) {
                try await answer.find(.secret(first), nil)
            }
            #expect(try await answer.find(.secret(second), nil).isHers == false)
        }
    }

    @Test("Taken back, its link is dead and a letter that waits does not leave", arguments: Engine.available)
    func withdrawn(engine: Engine) async throws {
        try await OrganisationCast.run(on: engine) { own in
            let manage = try await own.manage(as: "ada@example.org")
            try await Self.invite(own)
            try await manage.withdraw(try #require(try await own.invitations().first).id)
            try await own.cast.letters.sendAll()
            #expect(own.cast.mailer.letters.isEmpty)
            try await Self.invite(own)
            let secret = try await own.secret(to: Self.eve)
            let name = try #require(try await own.invitations().first).id
            try await manage.withdraw(name)
            let answer = own.answer
            await #expect(throws: OrganisationRefusal.goneInvitation) {
                try await answer.find(.secret(secret), nil)
            }
            await #expect(throws: OrganisationRefusal.goneInvitation) { try await manage.withdraw(name) }
            // Another organisation's invitation is none of hers
            let other = try await own.cast.found("Autre", number: 9)
            let stranger = OrganisationCast(cast: own.cast, organisation: other)
            try await stranger.add("zoe@example.org", [.administrator])
            try await Self.invite(own)
            let others = try await stranger.manage(as: "zoe@example.org")
            let alive = try #require(try await own.invitations().first).id
            await #expect(throws: OrganisationRefusal.goneInvitation) { try await others.withdraw(alive) }
            #expect(try await own.invitations().count == 1)
        }
    }

    @Test(
        "With the letter another account may join, if that is meant; never as administrator",
        arguments: Engine.available)
    func otherAddress(engine: Engine) async throws {
        try await OrganisationCast.run(on: engine) { own in
            let max = try await own.cast.actor(of: "max@example.org")
            try await Self.invite(own)
            let secret = try await own.secret(to: Self.eve)
            let name = try #require(try await own.invitations().first).id
            let answer = own.answer
            await #expect(throws: OrganisationRefusal.goneInvitation) {
                try await answer.accept(.name(name), max, isMeant: true)
            }
            #expect(try await answer.accept(.secret(secret), max, isMeant: false) == nil)
            #expect(try await own.roles()["max@example.org"] == nil)
            #expect(try await answer.accept(.secret(secret), max, isMeant: true) == own.organisation.id)
            #expect(try await own.roles()["max@example.org"] == [.editor])
            // Who is a member already gains nothing by a letter to somebody else
            try await Self.invite(own, as: [.treasurer])
            let second = try await own.secret(to: Self.eve)
            await #expect(throws: OrganisationRefusal.alreadyMember) {
                try await answer.accept(.secret(second), max, isMeant: true)
            }
            try await Self.invite(own, as: [.administrator])
            let third = try await own.secret(to: Self.eve)
            let zoe = try await own.cast.actor(of: "zoe@example.org")
            await #expect(throws: OrganisationRefusal.otherAddress) {
                try await answer.accept(.secret(third), zoe, isMeant: true)
            }
            let eve = try await own.cast.actor(of: Self.eve)
            #expect(try await answer.accept(.secret(third), eve, isMeant: false) == own.organisation.id)
            #expect(try await own.roles()[Self.eve] == [.administrator])
        }
    }

    @Test("Is declined by the letter without an account, or from the account", arguments: Engine.available)
    func declined(engine: Engine) async throws {
        try await OrganisationCast.run(on: engine) { own in
            try await Self.invite(own)
            let secret = try await own.secret(to: Self.eve)
            try await own.answer.decline(.secret(secret), nil)
            #expect(try await own.invitations().isEmpty)
            #expect(try await own.cast.count("identity_person") == 1)
            try await Self.invite(own)
            let name = try #require(try await own.invitations().first).id
            let answer = own.answer
            await #expect(throws: IdentityRefusal.signInNeeded) {
                try await answer.decline(.name(name), nil)
            }
            let eve = try await own.cast.actor(of: Self.eve)
            try await answer.decline(.name(name), eve)
            #expect(try await own.roles()[Self.eve] == nil)
            let acts = try await own.acts().filter { $0.contains("invitation-declined") }
            #expect(acts.count == 2)
            #expect(acts[0].contains(#""by":"letter""#) && !acts[0].contains("actor"))
            #expect(acts[1].contains(eve.pseudonym.text))
        }
    }

    @Test(
        "There are limits: fifty that wait, twenty at once, five to one address", arguments: Engine.available)
    func limits(engine: Engine) async throws {
        try await OrganisationCast.run(on: engine) { own in
            await #expect(throws: OrganisationRefusal.alreadyMember) {
                try await Self.invite(own, "Ada@example.org")
            }
            for _ in 0..<5 { try await Self.invite(own) }
            await #expect(throws: IdentityRefusal.tooOften(retryAfterSeconds: 1200)) {
                try await Self.invite(own)
            }
            for number in 0..<15 { try await Self.invite(own, "p\(number)@example.org") }
            await #expect(throws: IdentityRefusal.tooOften(retryAfterSeconds: 180)) {
                try await Self.invite(own, "one-more@example.org")
            }
            for number in 15..<49 {
                own.cast.clock.move(minutes: 3)
                try await Self.invite(own, "p\(number)@example.org")
            }
            own.cast.clock.move(minutes: 30)
            await #expect(throws: OrganisationRefusal.tooManyInvitations(most: 50)) {
                try await Self.invite(own, "one-more@example.org")
            }
            // The same address again takes no more room
            try await Self.invite(own, "p3@example.org")
            #expect(try await own.invitations().count == 50)
        }
    }

    @Test("Without a program for mail there is no letter, and the invitation waits in the account")
    func noLetters() async throws {
        try await OrganisationCast.run(on: .sqlite) { own in
            let silent = own.cast.silent
            let act = OrganisationAct(
                identity: silent, actor: try await own.cast.actor(of: "ada@example.org"),
                organisation: own.organisation.id, now: own.cast.clock.now)
            try await ManagePeople(act: act).invite(
                try IdentityCast.address(Self.eve), as: [], language: .french)
            #expect(try await own.cast.count("identity_letter") == 0)
            let (address, now) = (try IdentityCast.address(Self.eve), own.cast.clock.now)
            let waiting = try await own.database.read { tx in try tx.openInvitations(to: address, at: now) }
            #expect(waiting.map(\.roles) == [[.member]])
        }
    }
}
