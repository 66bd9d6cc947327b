import Kernel
import Storage
import TestKit
import Testing

@testable import Identity

@Suite("A link in a letter")
struct LinkTests {
    @Test("Makes an account the first time, and signs in to it the second", arguments: Engine.available)
    func twice(engine: Engine) async throws {
        try await IdentityCast.run(on: engine) { cast in
            let first = try await cast.actor(try await cast.signIn("Ada@Example.org"))
            let second = try await cast.actor(try await cast.signIn("ada@example.ORG"))
            #expect(first != nil && first?.person == second?.person)
            #expect(first?.session != second?.session)
            #expect(try await cast.count("identity_person") == 1)
            let kept: String? = try await cast.database.read { tx in
                try tx.first("select email from identity_person")?["email"]
            }
            #expect(kept == "ada@example.org")
        }
    }

    @Test("Works once, even when two use it at the same time", arguments: Engine.available)
    func once(engine: Engine) async throws {
        try await IdentityCast.run(on: engine) { cast in
            let secret = try await cast.link(to: "ada@example.org")
            let signIn = SignIn(identity: cast.identity)
            let successes = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<6 {
                    group.addTask { (try? await signIn.byLink(secret, IdentityCast.browser)) != nil }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(successes == 1)
            #expect(try await cast.count("identity_session") == 1)
            await #expect(throws: IdentityRefusal.badLink) {
                try await signIn.byLink(secret, IdentityCast.browser)
            }
        }
    }

    @Test("Works for ten minutes, and looking at it uses nothing up", arguments: Engine.available)
    func old(engine: Engine) async throws {
        try await IdentityCast.run(on: engine) { cast in
            let secret = try await cast.link(to: "ada@example.org", next: "/fr/atlas")
            cast.clock.move(minutes: 9)
            for _ in 0..<3 {
                let now = cast.clock.now
                let link = try await cast.database.read { tx in
                    try tx.link(with: secret, for: .signIn, now: now)
                }
                #expect(link.next == "/fr/atlas")
            }
            cast.clock.move(minutes: 1)
            let late = SignIn.Browser(device: nil, former: nil, now: cast.clock.now)
            await #expect(throws: IdentityRefusal.badLink) {
                try await SignIn(identity: cast.identity).byLink(secret, late)
            }
            #expect(try await cast.count("identity_person") == 0)
            try await ForgetWhatEnded(database: cast.database, clock: cast.identity.clock).forget()
            #expect(try await cast.count("identity_link") == 0)
        }
    }

    @Test("Stands in the letter alone: the database keeps its hash", arguments: Engine.available)
    func hashed(engine: Engine) async throws {
        try await IdentityCast.run(on: engine) { cast in
            let secret = try await cast.link(to: "ada@example.org")
            let session = try await cast.signIn("eve@example.org")
            try await cast.database.read { tx in
                for row in try tx.rows("select token_hash from identity_link") {
                    #expect(try row.get("token_hash", as: [UInt8].self) == secret.hash)
                }
                let hash = try tx.first("select token_hash from identity_session")?
                    .get("token_hash", as: [UInt8].self)
                #expect(hash == session.hash && hash != Array(session.text.utf8))
                for row in try tx.rows("select payload from storage_outbox") {
                    #expect(try row.get("payload", as: String.self).contains("@") == false)
                }
            }
        }
    }

    @Test(
        "Is made anew when the letter did not leave; the address goes with the letter",
        arguments: Engine.available)
    func failing(engine: Engine) async throws {
        try await IdentityCast.run(on: engine) { cast in
            cast.mailer.breakDown()
            try await cast.ask(for: "ada@example.org")
            try await cast.letters.sendAll()
            #expect(try await cast.count("identity_letter") == 1)
            cast.mailer.breakDown(false)
            cast.clock.move(minutes: 1)
            try await cast.letters.sendAll()
            #expect(cast.mailer.letters.count == 1)
            #expect(try await cast.count("identity_letter") == 0)
            #expect(try await cast.count("identity_link") == 1)
        }
    }

    @Test("A letter that could not leave for an hour does not leave", arguments: Engine.available)
    func tooLate(engine: Engine) async throws {
        try await IdentityCast.run(on: engine) { cast in
            cast.mailer.breakDown()
            try await cast.ask(for: "ada@example.org")
            try await cast.letters.sendAll()
            cast.mailer.breakDown(false)
            cast.clock.move(minutes: 61)
            try await cast.letters.sendAll()
            #expect(cast.mailer.letters.isEmpty)
            #expect(try await cast.count("identity_letter") == 0)
        }
    }

    @Test("Nothing that has not the form of a secret is looked for", arguments: ["", "abc", "é", "A1"])
    func form(shown: String) {
        #expect(Secret(shown) == nil)
        #expect(Secret(String(repeating: "g", count: 64)) == nil)
        #expect(Secret(String(repeating: "A", count: 64)) == nil)
        #expect(Secret(Secret.random().text) != nil)
    }
}
