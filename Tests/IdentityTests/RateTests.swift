import Kernel
import Storage
import TestKit
import Testing

@testable import Identity

@Suite("Rates of tries")
struct RateTests {
    private static let rate = TryRate(name: "test", burst: 3, everySeconds: 60)

    @Test("So many at once, then one each interval, with the time to wait", arguments: Engine.available)
    func rate(engine: Engine) async throws {
        try await IdentityCast.run(on: engine) { cast in
            let bucket = cast.identity.rates.bucket(Self.rate, of: "ada@example.org")
            func take() async throws {
                let now = cast.clock.now
                try await cast.database.write { tx in try tx.take(Self.rate, from: bucket, now: now) }
            }
            for _ in 0..<3 { try await take() }
            let refusal = await #expect(throws: IdentityRefusal.self) { try await take() }
            #expect(refusal?.retryAfterSeconds == 60)
            cast.clock.move(minutes: 1)
            try await take()
            await #expect(throws: IdentityRefusal.self) { try await take() }
            cast.clock.move(minutes: 3)
            try await ForgetWhatEnded(database: cast.database, clock: cast.identity.clock).forget()
            #expect(try await cast.count("identity_rate") == 0)
        }
    }

    @Test("Of many at once, as many as fit get through", arguments: Engine.available)
    func together(engine: Engine) async throws {
        try await IdentityCast.run(on: engine) { cast in
            let (bucket, now) = (cast.identity.rates.bucket(Self.rate, of: "x"), cast.clock.now)
            let database = cast.database
            let through = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        (try? await database.write { tx in
                            try tx.take(Self.rate, from: bucket, now: now)
                        }) != nil
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(through == 3)
        }
    }

    @Test("The name of a bucket tells nobody whose it is, and depends on the site's secret")
    func names() {
        let one = RateKeys(secret: [UInt8](repeating: 1, count: 32))
        let two = RateKeys(secret: [UInt8](repeating: 2, count: 32))
        #expect(one.bucket(Self.rate, of: "a") == one.bucket(Self.rate, of: "a"))
        #expect(one.bucket(Self.rate, of: "a") != two.bucket(Self.rate, of: "a"))
        #expect(one.bucket(Self.rate, of: "a") != one.bucket(Self.rate, of: "b"))
    }
}
