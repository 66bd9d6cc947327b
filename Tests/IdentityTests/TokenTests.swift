import Crypto
import Foundation
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Identity

@Suite("A token for programs")
struct TokenTests {
    private static let organisation = OrganisationID(UUIDv7(at: IdentityCast.noon, random: (9, 9)))

    @Test("Its checksum is CRC-32, by the check value of the standard")
    func checksum() {
        // The check value that every description of CRC-32/ISO-HDLC gives.
        #expect(TokenSecret.crc32("123456789".utf8) == 0xCBF4_3926)
        #expect(TokenSecret.crc32("".utf8) == 0)
        // Read back digit by digit: 0–9, A–Z, a–z
        var value = 0
        for letter in TokenSecret.checksum(of: "123456789").utf8 {
            let digit =
                switch letter {
                case 48...57: letter - 48
                case 65...90: letter - 55
                default: letter - 61
                }
            value = value * 62 + Int(digit)
        }
        #expect(value == 0xCBF4_3926)
    }

    @Test("Is found by scanners: one form, a checksum, and any changed character shows")
    func form() throws {
        let secret = TokenSecret.random()
        #expect(secret.text.wholeMatch(of: #/trr_[0-9A-Za-z]{49}/#) != nil)
        #expect(TokenSecret(secret.text) == secret)
        #expect(secret.hash == Array(SHA256.hash(data: Data(secret.text.utf8))))
        #expect(
            (0..<200).reduce(into: Set<String>()) { set, _ in set.insert(TokenSecret.random().text) }.count
                == 200)
        for position in secret.text.indices {
            var letters = Array(secret.text)
            let at = secret.text.distance(from: secret.text.startIndex, to: position)
            letters[at] = letters[at] == "a" ? "b" : "a"
            #expect(TokenSecret(String(letters)) == nil, "changed at \(at)")
        }
        for text in [
            "", "trr_", secret.text + "0", String(secret.text.dropLast()), " " + secret.text, "TRR_",
        ] {
            #expect(TokenSecret(text) == nil)
        }
    }

    private static func make(
        _ cast: IdentityCast, _ person: Int64, permissions: [String] = ["identity.see-account"],
        organisation: OrganisationID? = nil, days: Int64 = 30, name: String = "Script"
    ) async throws -> (APIToken, TokenSecret) {
        let now = cast.clock.now
        let token = APIToken(
            id: APITokenID(cast.identity.ids(at: now)), name: name, permissions: permissions,
            organisation: organisation, createdAt: now, expiresAt: now.adding(seconds: days * 86_400),
            usedAt: nil)
        let secret = TokenSecret.random()
        try await cast.database.write { tx in try tx.add(token, secret, of: person) }
        return (token, secret)
    }

    private static func actor(_ cast: IdentityCast, _ secret: TokenSecret) async throws -> Actor {
        let now = cast.clock.now
        return try await cast.database.read { tx in try tx.actor(with: secret, .roles, now: now).actor }
    }

    @Test(
        "Acts for its owner until its last second, and its secret stands nowhere", arguments: Engine.available
    )
    func lifetime(engine: Engine) async throws {
        try await IdentityCast.run(on: engine) { cast in
            let owner = try #require(try await cast.actor(try await cast.signIn("ada@example.org")))
            let (token, secret) = try await Self.make(cast, owner.personKey, days: 7)
            let actor = try await Self.actor(cast, secret)
            #expect(actor.person == owner.person && actor.token?.id == token.id && actor.session == nil)
            await #expect(throws: TokenRefusal.unknown) { _ = try await Self.actor(cast, .random()) }
            cast.clock.move(minutes: 7 * 1440 - 1)
            _ = try await Self.actor(cast, secret)
            cast.clock.move(minutes: 1)
            await #expect(throws: TokenRefusal.expired) { _ = try await Self.actor(cast, secret) }
            let kept = try await cast.database.read { tx in
                try tx.rows("select token_hash, id, name, permissions from identity_token").map { row in
                    (
                        try row.get("token_hash", as: [UInt8].self),
                        try ["id", "name", "permissions"].map { try row.get($0, as: String.self) }.joined()
                    )
                }
            }
            #expect(kept.map(\.0) == [Array(SHA256.hash(data: Data(secret.text.utf8)))])
            #expect(!kept[0].1.contains(secret.text.dropFirst(4).prefix(20)))
        }
    }

    @Test(
        "Passes on what is in its scope and held, and never what takes a fresh proof",
        arguments: Engine.available)
    func scope(engine: Engine) async throws {
        try await IdentityCast.run(on: engine) { cast in
            let key = try #require(try await cast.actor(try await cast.signIn("ada@example.org"))).personKey
            let all = Permission.ofIdentity.map(\.name)
            let (_, wide) = try await Self.make(cast, key, permissions: all)
            let (_, narrow) = try await Self.make(cast, key)
            // Not held by the person: not passed on, however wide the scope
            #expect(!Authority.allows(try await Self.actor(cast, wide), .moderate, in: nil))
            _ = try await GiveRole(in: cast.database).give(
                Grant(.administrator), to: "ada@example.org", language: .french, now: cast.clock.now)
            #expect(Authority.allows(try await Self.actor(cast, wide), .moderate, in: nil))
            let actor = try await Self.actor(cast, narrow)
            #expect(!Authority.allows(actor, .moderate, in: nil))
            #expect(Authority.allowsSomewhere(actor, .seeAccount))
            #expect(throws: TokenRefusal.insufficientScope(permission: "identity.moderate")) {
                try Authority.check(actor, .moderate, in: nil)
            }
            for permission in Permission.ofIdentity where permission.needsFreshProof {
                let actor = try await Self.actor(cast, wide)
                #expect(!Authority.allowsSomewhere(actor, permission), "\(permission.name)")
                #expect(!Authority.isFresh(actor, for: permission, now: cast.clock.now))
            }
        }
    }

    @Test(
        "For one organisation it does nothing elsewhere, and goes when its owner leaves",
        arguments: Engine.available)
    func organisation(engine: Engine) async throws {
        try await IdentityCast.run(on: engine) { cast in
            let edit = Permission("test.edit", heldBy: [.organisationRole(.editor), .role(.administrator)])
            let key = try #require(try await cast.actor(try await cast.signIn("ada@example.org"))).personKey
            let other = OrganisationID(UUIDv7(at: IdentityCast.noon, random: (8, 8)))
            let now = cast.clock.now
            try await cast.database.write { tx in
                for id in [Self.organisation, other] {
                    let organisation = try tx.foundOrganisation(id, name: "Le Fil", at: now)
                    try tx.give([.editor], to: key, in: organisation, at: now)
                }
                _ = try tx.give(Grant(.administrator), to: key, at: now)
            }
            let (_, bound) = try await Self.make(
                cast, key, permissions: ["test.edit"], organisation: Self.organisation)
            let (_, free) = try await Self.make(cast, key, permissions: ["test.edit"])
            let actor = try await Self.actor(cast, bound)
            #expect(Authority.allows(actor, edit, for: Self.organisation))
            #expect(!Authority.allows(actor, edit, for: other))
            #expect(!Authority.allows(actor, edit, in: nil), "a role of the instance does not count")
            #expect(throws: TokenRefusal.insufficientScope(permission: "test.edit")) {
                try Authority.check(actor, edit, for: other)
            }
            #expect(Authority.allows(try await Self.actor(cast, free), edit, for: other))
            // However she is removed, the row of her membership goes
            try await cast.database.write { tx in
                try tx.execute(
                    """
                    delete from identity_membership where person_key = \(key) and organisation_key = (
                        select organisation_key from identity_organisation where id = \(Self.organisation))
                    """)
            }
            await #expect(throws: TokenRefusal.unknown) { _ = try await Self.actor(cast, bound) }
            _ = try await Self.actor(cast, free)
        }
    }

    @Test("A person has fifty at most", arguments: Engine.available)
    func most(engine: Engine) async throws {
        try await IdentityCast.run(on: engine) { cast in
            let key = try #require(try await cast.actor(try await cast.signIn("ada@example.org"))).personKey
            for _ in 0..<APIToken.mostTokens { _ = try await Self.make(cast, key) }
            await #expect(throws: IdentityRefusal.tooManyTokens) { _ = try await Self.make(cast, key) }
        }
    }

    @Test(
        "Its owner is told a week before it ends, once; a month after its end it is forgotten",
        arguments: Engine.available)
    func ending(engine: Engine) async throws {
        try await IdentityCast.run(on: engine) { cast in
            let key = try #require(try await cast.actor(try await cast.signIn("ada@example.org"))).personKey
            _ = try await Self.make(cast, key, days: 30)
            _ = try await Self.make(cast, key, days: 7)
            let job = KeepRetention(identity: cast.identity)
            func told() async throws -> Int {
                try await job.keep()
                try await cast.letters.sendAll()
                return cast.mailer.letters.count { $0.subject.contains("jetons d’API prend fin") }
            }
            #expect(try await told() == 0)
            cast.clock.move(minutes: 23 * 1440 - 1)
            #expect(try await told() == 0)
            cast.clock.move(minutes: 1)
            #expect(try await told() == 1)
            #expect(try await told() == 1)
            let letter = try #require(cast.mailer.letters.last)
            #expect(letter.to == "ada@example.org")
            #expect(letter.body.contains("https://site.example/fr/account/tokens"))
            cast.clock.move(days: 14)
            _ = try await told()
            #expect(try await cast.count("identity_token") == 2, "both ended, the first 30 days ago at most")
            cast.clock.move(days: 24)
            _ = try await told()
            #expect(try await cast.count("identity_token") == 0)
        }
    }

    @Test("What a form asks for is held by who asks", arguments: ["name", "for", "permission", "days", ""])
    func draft(wrong: String) throws {
        let id = UUIDv7(at: IdentityCast.noon, random: (1, 2))
        let actor = Actor(
            person: PersonID(id), personKey: 1, pseudonym: Pseudonym(salt: [1]),
            memberships: [Membership(Self.organisation, [.editor])], session: SessionID(id),
            provedAt: IdentityCast.noon, provedBy: .letter)
        let edit = Permission("test.edit", heldBy: [.organisationRole(.editor)])
        let offered = [Permission.seeAccount, .moderate, edit]
        func reading(_ form: [(String, String)]) -> TokenDraft.Reading {
            TokenDraft.reading(FormValues(form.map { .init($0.0, $0.1) }), offered: offered, by: actor)
        }
        var form = [
            ("name", " Import  du soir "), ("for", Self.organisation.description),
            ("permission", "test.edit"),
            ("permission", "identity.see-account"), ("days", "90"),
        ]
        guard !wrong.isEmpty else {
            #expect(
                reading(form)
                    == .draft(
                        TokenDraft(
                            name: "Import du soir", organisation: Self.organisation,
                            permissions: ["identity.see-account", "test.edit"], lifetimeDays: 90)))
            return
        }
        let bad = [
            "name": ["", "a\u{7}b", String(repeating: "x", count: 61)], "days": ["", "0", "366", "∞"],
            "for": ["", "org_nobody", OrganisationID(id).description],
            "permission": ["identity.moderate", "identity.own-secrets", "nonsense"],
        ]
        for value in bad[wrong] ?? [] {
            form.removeAll { $0.0 == wrong }
            form.append((wrong, value))
            guard case .faults(let faults) = reading(form) else {
                Issue.record("taken: \(value)")
                continue
            }
            #expect(faults[wrong] != nil)
        }
        form.removeAll { $0.0 == "permission" }
        guard case .faults(let faults) = reading(form) else {
            Issue.record("no permission is taken")
            return
        }
        #expect(faults["permission"] == "none")
    }
}
