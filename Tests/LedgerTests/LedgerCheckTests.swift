import Kernel
import Storage
import TestKit
import Testing
import TransparencyLog

@testable import Ledger

@Suite("A check of the ledger")
struct LedgerCheckTests {
    @Test("Finds nothing wrong with a log that grew", arguments: Engine.available)
    func whole(engine: Engine) async throws {
        try await LedgerCast.run(on: engine) { cast in
            for end in [1, 255, 256, 600] {
                let start = try await cast.head().size
                try await cast.record(start..<end)
                _ = try await cast.writer.sealOnce()
            }
            try await cast.record(600..<603)
            let state = try await cast.database.read { tx in try tx.checkLedger() }
            let root = try await cast.expectedRoot().base64
            #expect(state == LedgerState(size: 600, root: root, waiting: 3, faults: []))
        }
    }

    /// What somebody could do to the store, and how it shows.
    static let changes: [(SQL, @Sendable (LedgerFault) -> Bool)] = [
        (
            "update ledger_entry set entry = cast(entry || entry as \(.bytes)) where entry_index = 5",
            { $0.isNotWhole }
        ),
        (
            "update ledger_entry set type = 'test.other' where entry_index = 5",
            { $0 == .mislabelled(index: 5) }
        ),
        (
            "update ledger_entry set subject = null where entry_index = 299",
            { $0 == .mislabelled(index: 299) }
        ),
        (
            "update ledger_entry set actor = 'psn_other' where entry_index = 7",
            { $0 == .mislabelled(index: 7) }
        ),
        ("update ledger_entry set recorded_at = 1 where entry_index = 0", { $0 == .mislabelled(index: 0) }),
        ("delete from ledger_entry where entry_index = 299", { $0 == .otherSize(signed: 300, found: 299) }),
        (
            """
            insert into ledger_entry (entry_index, id, type, subject, recorded_at, entry)
            select 300, 'ent_x', type, subject, recorded_at, entry from ledger_entry where entry_index = 1
            """, { $0 == .otherSize(signed: 300, found: 301) }
        ),
        (
            "insert into ledger_tile (level, tile_index, hashes) select 1, 1, hashes from ledger_tile where level = 1",
            { $0 == .strayTile(level: 1, index: 1) }
        ),
        ("delete from ledger_tile where level = 0 and tile_index = 1", { $0.isNotWhole }),
        (
            "update ledger_checkpoint set note = cast(note || note as \(.bytes)) where size = 300",
            { $0 == .badCheckpoint(size: 300) }
        ),
        ("delete from ledger_checkpoint where size = 300", { $0 == .otherSize(signed: 1, found: 300) }),
        ("delete from ledger_identity", { $0 == .noIdentity }),
        (
            """
            insert into ledger_pending (id, type, subject, recorded_at, entry)
            select id, type, subject, recorded_at, entry from ledger_entry where entry_index = 7
            """, { $0 == .placedAndWaiting(id: LedgerCast.id(7).description) }
        ),
    ]

    @Test("Finds each of the ways to change one", arguments: Engine.available, 0..<changes.count)
    func changed(engine: Engine, number: Int) async throws {
        try await LedgerCast.run(on: engine) { cast in
            try await cast.record(0..<1)
            _ = try await cast.writer.sealOnce()
            try await cast.record(1..<300)
            _ = try await cast.writer.sealOnce()
            let (change, expected) = Self.changes[number]
            let rows = try await cast.database.write { tx in try tx.execute(change) }
            #expect(rows == 1)
            let faults = try await cast.database.read { tx in try tx.checkLedger().faults }
            #expect(faults.contains(where: expected), "\(faults)")
        }
    }

    @Test("An earlier head that the log does not continue is found out", arguments: Engine.available)
    func turned(engine: Engine) async throws {
        try await LedgerCast.run(on: engine) { cast in
            try await cast.record(0..<10)
            _ = try await cast.writer.sealOnce()
            try await cast.record(10..<20)
            _ = try await cast.writer.sealOnce()
            let other = try Checkpoint(
                origin: "test.example/log", head: TreeHead(size: 10, root: .leaf([1]))
            ).signed(by: [LedgerCast.key()]).bytes
            try await cast.database.write { tx in
                try tx.execute("update ledger_checkpoint set note = \(other) where size = 10")
            }
            let faults = try await cast.database.read { tx in try tx.checkLedger().faults }
            #expect(faults.contains { $0.isNotWhole })
        }
    }
}

extension LedgerFault {
    fileprivate var isNotWhole: Bool {
        if case .notWhole = self { true } else { false }
    }
}
