import Kernel
import Storage
import TestKit
import Testing

@testable import Guidance

@Suite("What waits")
struct WaitingTests {
    private static let now = TestInstance.noon

    private static func answer(_ number: UInt64) -> Answer {
        Answer(
            id: ID(UUIDv7(at: now, random: (0, number))), need: "members", legalForm: nil, country: nil,
            chosen: nil, outcome: .well, lacking: nil, words: nil, receivedAt: now, state: .pending)
    }

    @Test("Answers are refused when more wait than anybody reads", arguments: Engine.available)
    func answers(engine: Engine) async throws {
        try await withDatabase(on: engine, GuidanceDomain.migrations) { database in
            try await database.write { tx in
                _ = try tx.execute(
                    """
                    with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 9999)
                    insert into guidance_answer (id, need, outcome, received_at, state)
                    select 'x' || cast(n as text), 'members', 'well', 0, 'pending' from numbers
                    """)
            }
            try await database.write { tx in try tx.add(Self.answer(1)) }
            await #expect(throws: GuidanceRefusal.full) {
                try await database.write { tx in try tx.add(Self.answer(2)) }
            }
            // One is read, and there is room again
            let id = Self.answer(1).id
            #expect(try await database.write { tx in try tx.decide(id, .rejected, at: Self.now) })
            try await database.write { tx in try tx.add(Self.answer(2)) }
        }
    }

    @Test("An address stands once, under its last token", arguments: Engine.available)
    func addresses(engine: Engine) async throws {
        try await withDatabase(on: engine, GuidanceDomain.migrations) { database in
            for token in ["a", "b"] {
                let reminder = Reminder(
                    token: token, address: "head@association.example", situation: "s", language: .french)
                try await database.write { tx in try tx.addReminder(reminder, sendAt: Self.now) }
            }
            let (first, second) = try await database.read { tx in
                (try tx.reminder("a"), try tx.reminder("b"))
            }
            #expect(first == nil)
            #expect(second?.address == "head@association.example")
        }
    }
}
