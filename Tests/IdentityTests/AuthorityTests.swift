import Kernel
import Language
import Ledger
import Storage
import TestKit
import Testing
import Web

@testable import Identity

@Suite("Authority")
struct AuthorityTests {
    private static func actor(_ grants: [Grant]) -> Actor {
        let id = UUIDv7(at: IdentityCast.noon, random: (1, 2))
        return Actor(
            person: PersonID(id), personKey: 1, pseudonym: Pseudonym(salt: [1]), grants: grants,
            session: SessionID(id), provedAt: IdentityCast.noon, provedBy: .letter)
    }

    private static let france = Territory("FR")
    private static let aquitaine = Territory("FR-NAQ")

    @Test("A moderator decides in her territory and its parts, and nowhere else")
    func territory() throws {
        let moderator = Self.actor([Grant(.moderator, in: Self.france)])
        #expect(Authority.allows(moderator, .moderate, in: Self.france))
        #expect(Authority.allows(moderator, .moderate, in: Self.aquitaine))
        #expect(!Authority.allows(moderator, .moderate, in: Territory("BE")))
        #expect(!Authority.allows(moderator, .moderate, in: nil))
        let regional = Self.actor([Grant(.moderator, in: Self.aquitaine)])
        #expect(!Authority.allows(regional, .moderate, in: Self.france))
        #expect(Authority.allowsSomewhere(regional, .moderate))
        #expect(Authority.allows(Self.actor([Grant(.moderator)]), .moderate, in: nil))
    }

    @Test("Without a role there is no right, and the refusal says which one lacks")
    func refused() throws {
        for permission in [Permission.moderate, .giveRoles] {
            #expect(throws: IdentityRefusal.signInNeeded) {
                try Authority.check(nil, permission, in: nil)
            }
            #expect(throws: IdentityRefusal.notAllowed(permission: permission.name)) {
                try Authority.check(Self.actor([]), permission, in: nil)
            }
        }
        #expect(!Authority.allows(Self.actor([Grant(.moderator)]), .giveRoles, in: nil))
        #expect(Authority.allows(Self.actor([]), .ownAccount, in: nil))
        #expect(!Authority.allows(nil, .ownAccount, in: nil))
    }

    @Test("A proof is fresh for 15 minutes")
    func fresh() {
        let actor = Self.actor([])
        let edge = IdentityCast.noon.adding(seconds: 15 * 60)
        #expect(Authority.isFresh(actor, for: .ownSecrets, now: edge.adding(seconds: -1)))
        #expect(!Authority.isFresh(actor, for: .ownSecrets, now: edge))
        #expect(Authority.isFresh(actor, for: .ownAccount, now: edge))
    }

    @Test("Every permission has its sentence", arguments: ["fr", "en"])
    func sentences(language: String) throws {
        let tag = try #require(LanguageTag(language))
        let say = try TestInstance.make().catalogs.messages(in: tag)
        for permission in Permission.ofIdentity {
            #expect(say(permission.sentence) != permission.sentence.text)
        }
    }

    @Test("Roles are acts in the ledger, by pseudonym alone", arguments: Engine.available)
    func recorded(engine: Engine) async throws {
        try await IdentityCast.run(on: engine) { cast in
            let give = GiveRole(in: cast.database)
            let grant = Grant(.moderator, in: Self.aquitaine)
            for expected in [true, false] {
                #expect(
                    try await give.give(grant, to: "Ada@example.org", language: .french, now: cast.clock.now)
                        == expected)
            }
            try await give.take(grant, from: "ada@example.org", now: cast.clock.now)
            let acts = try await cast.database.read { tx in
                try tx.rows("select entry from ledger_pending order by key").map {
                    String(decoding: try $0.get("entry", as: [UInt8].self), as: UTF8.self)
                }
            }
            #expect(acts.count == 2)
            #expect(acts[0].contains(#""type":"identity.role-given""#) && acts[0].contains("psn_"))
            #expect(acts[0].contains(#""territory":"FR-NAQ""#))
            #expect(acts[1].contains("identity.role-taken"))
            #expect(!acts.joined().contains("ada"))
        }
    }

    @Test("The last administrator stays, and what cannot be is said", arguments: Engine.available)
    func lastOne(engine: Engine) async throws {
        try await IdentityCast.run(on: engine) { cast in
            let (give, now) = (GiveRole(in: cast.database), cast.clock.now)
            let grant = Grant(.administrator)
            _ = try await give.give(grant, to: "ada@example.org", language: .french, now: now)
            await #expect(throws: IdentityRefusal.lastAdministrator) {
                try await give.take(grant, from: "ada@example.org", now: now)
            }
            _ = try await give.give(grant, to: "eve@example.org", language: .french, now: now)
            try await give.take(grant, from: "ada@example.org", now: now)
            #expect(try await give.list().map(\.email) == ["eve@example.org"])
            await #expect(throws: IdentityRefusal.noSuchGrant) {
                try await give.take(grant, from: "ada@example.org", now: now)
            }
            await #expect(throws: IdentityRefusal.unknownPerson("nobody@example.org")) {
                try await give.take(grant, from: "nobody@example.org", now: now)
            }
            await #expect(throws: IdentityRefusal.needsNoTerritory) {
                try await give.give(
                    Grant(.administrator, in: Self.france), to: "a@example.org", language: .french, now: now)
            }
            await #expect(throws: IdentityRefusal.badAddress("x")) {
                try await give.give(grant, to: "x", language: .french, now: now)
            }
        }
    }

    @Test("Pseudonyms and salted hashes belong to a salt", arguments: Engine.available)
    func pseudonyms(engine: Engine) async throws {
        #expect(Pseudonym(salt: [1]) == Pseudonym(salt: [1]))
        #expect(Pseudonym(salt: [1]) != Pseudonym(salt: [2]))
        try await IdentityCast.run(on: engine) { cast in
            let actor = try #require(try await cast.actor(try await cast.signIn("ada@example.org")))
            let other = try #require(try await cast.actor(try await cast.signIn("eve@example.org")))
            let hashes = try await cast.database.read { tx in
                [
                    try tx.saltedHash(of: "x", person: actor.personKey),
                    try tx.saltedHash(of: "x", person: other.personKey),
                    try tx.saltedHash(of: "x", person: 99),
                ]
            }
            #expect(hashes[0] != nil && hashes[0] != hashes[1] && hashes[2] == nil)
        }
    }
}
