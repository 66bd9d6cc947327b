import Kernel
import Storage
import TestKit
import Testing

@testable import Identity

@Suite("A session")
struct SessionTests {
    @Test("Ends after two weeks without use, and after sixty days in all", arguments: Engine.available)
    func limits(engine: Engine) async throws {
        try await IdentityCast.run(on: engine) { cast in
            let idle = try await cast.signIn("ada@example.org")
            let used = try await cast.signIn("ada@example.org")
            for _ in 0..<5 {
                cast.clock.move(days: 10)
                let now = cast.clock.now
                let actor = try #require(try await cast.actor(used))
                let session = try #require(actor.session)
                try await cast.database.write { tx in
                    try tx.touchSession(session, of: actor.personKey, at: now)
                }
            }
            #expect(try await cast.actor(idle) == nil)
            cast.clock.move(days: 9)
            #expect(try await cast.actor(used) != nil)
            cast.clock.move(days: 1)
            #expect(try await cast.actor(used) == nil)
            try await ForgetWhatEnded(database: cast.database, clock: cast.identity.clock).forget()
            #expect(try await cast.count("identity_session") == 0)
        }
    }

    @Test("Is shorter for whoever has a role, also one that began before", arguments: Engine.available)
    func withRole(engine: Engine) async throws {
        try await IdentityCast.run(on: engine) { cast in
            let secret = try await cast.signIn("ada@example.org")
            let give = GiveRole(in: cast.database)
            #expect(
                try await give.give(
                    Grant(.administrator), to: "ada@example.org", language: .french, now: cast.clock.now))
            cast.clock.move(minutes: 11 * 60)
            #expect(try await cast.actor(secret)?.grants == [Grant(.administrator)])
            cast.clock.move(minutes: 60)
            #expect(try await cast.actor(secret) == nil)
        }
    }

    @Test("Is new after each sign-in, and the one before has ended", arguments: Engine.available)
    func rotation(engine: Engine) async throws {
        try await IdentityCast.run(on: engine) { cast in
            let former = try await cast.signIn("ada@example.org")
            let browser = SignIn.Browser(device: nil, former: former, now: cast.clock.now)
            let link = try await cast.link(to: "ada@example.org")
            let arrival = try await SignIn(identity: cast.identity).byLink(link, browser)
            guard case .begun(let begun) = arrival else { throw Mishap() }
            #expect(begun.secret != former)
            #expect(try await cast.actor(former) == nil)
            #expect(try await cast.actor(begun.secret) != nil)
        }
    }

    @Test("Is ended by its owner and by nobody else", arguments: Engine.available)
    func ending(engine: Engine) async throws {
        try await IdentityCast.run(on: engine) { cast in
            let (ada, eve) = (
                try await cast.signIn("ada@example.org"), try await cast.signIn("eve@example.org")
            )
            let (one, other) = (
                try #require(try await cast.actor(ada)), try #require(try await cast.actor(eve))
            )
            let session = try #require(one.session)
            let ended = try await cast.database.write { tx in
                try tx.endSession(session, of: other.personKey)
            }
            #expect(!ended)
            #expect(try await cast.actor(ada) != nil)
            _ = try await cast.signIn("ada@example.org")
            let now = cast.clock.now
            let listed = try await cast.database.read { tx in try tx.sessions(of: one.personKey, now: now) }
            #expect(listed.count == 2 && listed.contains { $0.id == one.session })
            try await cast.database.write { tx in
                try tx.endSessions(of: one.personKey, except: one.session)
            }
            #expect(
                try await cast.database.read { tx in
                    try tx.sessions(of: one.personKey, now: now).map(\.id)
                } == [one.session])
            #expect(try await cast.actor(eve) != nil)
        }
    }

    @Test("A person has twenty at most: the oldest ends", arguments: Engine.available)
    func most(engine: Engine) async throws {
        try await IdentityCast.run(on: engine) { cast in
            let first = try await cast.signIn("ada@example.org")
            for _ in 0..<SessionLimits.mostSessions {
                cast.clock.move(minutes: 1)
                _ = try await cast.signIn("ada@example.org")
            }
            #expect(try await cast.count("identity_session") == SessionLimits.mostSessions)
            #expect(try await cast.actor(first) == nil)
        }
    }

    @Test(
        "Is recognised by two words, nothing finer",
        arguments: [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox/Linux"),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                    + "Version/17.4 Safari/605.1.15", "Safari/macOS"
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                    + "Chrome/124.0.0.0 Safari/537.36 Edg/124.0.0.0", "Edge/Windows"
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
                    + "Chrome/124.0.0.0 Mobile Safari/537.36", "Chrome/Android"
            ),
        ])
    func device(userAgent: String, words: String) {
        #expect(Device.name(of: userAgent) == words)
        #expect(Device.name(of: "curl/8") == nil && Device.name(of: nil) == nil)
    }
}
