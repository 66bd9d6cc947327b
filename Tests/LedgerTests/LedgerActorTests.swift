import CanonicalJSON
import Kernel
import Storage
import TestKit
import Testing

@testable import Ledger

@Suite("Who did what")
struct LedgerActorTests {
    private static func act(_ number: Int, by actor: String?, about subject: String?) -> LedgerEntry {
        LedgerEntry(
            id: LedgerCast.id(number), type: "test.act", at: LedgerCast.noon, actor: actor, subject: subject,
            facts: [:])
    }

    private static let acts = [
        act(0, by: nil, about: "psn_a"), act(1, by: "psn_a", about: "org_1"),
        act(2, by: "psn_b", about: "psn_a"),
        act(3, by: "psn_a", about: "psn_a"), act(4, by: "psn_b", about: nil), act(5, by: nil, about: nil),
    ]

    @Test("Acts by somebody and about her are found, each once, by an index", arguments: Engine.available)
    func found(engine: Engine) async throws {
        try await LedgerCast.run(on: engine) { cast in
            try await cast.database.write { tx in for act in Self.acts { try tx.record(act) } }
            _ = try await cast.writer.sealOnce()
            for (who, expected) in [("psn_a", [3, 2, 1, 0]), ("psn_b", [4, 2]), ("psn_c", [])] {
                let found = try await cast.database.read { tx in try tx.ledgerEntries(of: who, limit: 10) }
                #expect(found.map(\.index) == expected)
            }
            #expect(
                try await cast.database.read { tx in try tx.ledgerEntries(of: "psn_a", limit: 2).count } == 2)
            #expect(try await cast.database.read { tx in try tx.checkLedger().faults }.isEmpty)
            guard engine == .sqlite else { return }
            let plan = try await cast.database.read { tx in
                try tx.rows(
                    """
                    explain query plan select * from ledger_entry where entry_index in (
                        select entry_index from ledger_entry where subject = 'psn_a'
                        union select entry_index from ledger_entry where actor = 'psn_a'
                    ) order by entry_index desc limit 10
                    """
                ).map { try $0.get("detail", as: String.self) }
            }
            #expect(plan.contains { $0.contains("ledger_entry_by_actor") }, "\(plan)")
            #expect(!plan.contains { $0.hasPrefix("SCAN ledger_entry") }, "\(plan)")
        }
    }

    @Test("A log from before the column gets it from the texts", arguments: Engine.available)
    func older(engine: Engine) async throws {
        let before = Array(LedgerSchema.migrations.prefix(2))
        try await withDatabase(on: engine, before) { database in
            try await database.write { tx in
                for (index, act) in Self.acts.enumerated() {
                    try tx.execute(
                        """
                        insert into ledger_entry (entry_index, id, type, subject, recorded_at, entry)
                        values (\(index), \(act.id), \(act.type), \(act.subject), \(act.at), \(act.bytes))
                        """)
                }
            }
            try await database.migrate(LedgerSchema.migrations)
            let actors = try await database.read { tx in
                try tx.rows("select actor from ledger_entry order by entry_index").map {
                    try $0.get("actor", as: String?.self)
                }
            }
            #expect(actors == Self.acts.map(\.actor))
        }
    }
}
