import CanonicalJSON
import Kernel
import Storage
import TestKit
import Testing
import TransparencyLog

@testable import Ledger

@Suite("The ledger")
struct LedgerTests {
    @Test("Begins with a signed checkpoint of nothing", arguments: Engine.available)
    func begins(engine: Engine) async throws {
        try await LedgerCast.run(on: engine) { cast in
            #expect(try await cast.head() == .empty)
            let identity = try await cast.database.read { tx in try tx.ledgerIdentity() }
            #expect(identity?.origin == "test.example/log")
        }
    }

    @Test("Keeps its key for good", arguments: Engine.available)
    func otherKey(engine: Engine) async throws {
        try await LedgerCast.run(on: engine) { cast in
            try await cast.writer.begin()
            let other = LedgerWriter(
                cast.database, key: try LedgerCast.key(seed: 8), clock: { LedgerCast.noon })
            let known = try LedgerCast.key().verifier
            await #expect(
                throws: LedgerRefusal.otherIdentity(origin: known.name, verifier: known.text)
            ) { try await other.begin() }
        }
    }

    @Test(
        "Seals every act once, in order, and signs what RFC 6962 makes of them",
        arguments: Engine.available, [[1], [255, 1, 1], [256], [300, 700, 3]])
    func seals(engine: Engine, rounds: [Int]) async throws {
        try await LedgerCast.run(on: engine) { cast in
            var total = 0
            for count in rounds {
                try await cast.record(total..<(total + count))
                #expect(try await cast.writer.sealOnce() == count)
                total += count
                let head = try await cast.head()
                #expect(head.size == total)
                let expected = try await cast.expectedRoot()
                #expect(head.root == expected)
                try await cast.audit()
            }
            #expect(try await cast.writer.sealOnce() == 0)
            let all = try await cast.database.read { [total] tx in try tx.ledgerEntries(limit: total + 1) }
            #expect(all.map(\.index) == Array((0..<total).reversed()))
            #expect(all.map(\.id) == (0..<total).reversed().map(LedgerCast.id))
        }
    }

    @Test("An act that is not done leaves no entry", arguments: Engine.available)
    func undone(engine: Engine) async throws {
        try await LedgerCast.run(on: engine) { cast in
            await #expect(throws: Mishap.self) {
                try await cast.database.write { tx -> Void in
                    try tx.record(LedgerCast.act(1))
                    throw Mishap()
                }
            }
            let sealed = try await cast.writer.sealOnce()
            #expect(sealed == 0)
        }
    }

    @Test("Many acts at once are each there once", arguments: Engine.available)
    func concurrent(engine: Engine) async throws {
        try await LedgerCast.run(on: engine) { cast in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<6 {
                    group.addTask {
                        for number in writer * 20..<writer * 20 + 20 {
                            try await cast.record(number..<number + 1)
                        }
                    }
                }
                group.addTask {
                    var sealed = 0
                    while sealed < 120 { sealed += try await cast.writer.sealOnce() }
                }
                try await group.waitForAll()
            }
            let ids = try await cast.database.read { tx in try tx.ledgerEntries(limit: 200).map(\.id) }
            #expect(Set(ids) == Set((0..<120).map(LedgerCast.id)) && ids.count == 120)
            try await cast.audit()
        }
    }

    @Test("A receipt shows offline that an act is in the log", arguments: Engine.available)
    func receipt(engine: Engine) async throws {
        try await LedgerCast.run(on: engine) { cast in
            try await cast.record(0..<300)
            _ = try await cast.writer.sealOnce()
            let key = try LedgerCast.key().verifier
            let log = TrustedLog(origin: key.name, keys: [key])
            for index in [0, 255, 256, 299] {
                let bytes = try await cast.database.read { tx in
                    try tx.ledgerReceipt(at: index, now: LedgerCast.noon).bytes
                }
                let (entry, _) = try Receipt.parse(bytes).verifiedEntry(in: log)
                #expect(entry == LedgerCast.act(index).bytes)
            }
            await #expect(throws: LedgerRefusal.unknownEntry("300")) {
                try await cast.database.read { tx in try tx.ledgerReceipt(at: 300, now: LedgerCast.noon) }
            }
        }
    }

    @Test("A byte changed in the store is found out", arguments: Engine.available)
    func tampering(engine: Engine) async throws {
        try await LedgerCast.run(on: engine) { cast in
            try await cast.record(0..<270)
            _ = try await cast.writer.sealOnce()
            try await cast.database.write { tx in
                let entry = Array((try tx.ledgerEntry(at: 100)?.bytes ?? []).dropLast() + [0x20])
                try tx.execute("update ledger_entry set entry = \(entry) where entry_index = 100")
            }
            await #expect(throws: TransparencyLogError.self) { try await cast.audit() }
        }
    }

    @Test("Tiles and bundles are served at their addresses and at no other", arguments: Engine.available)
    func files(engine: Engine) async throws {
        try await LedgerCast.run(on: engine) { cast in
            try await cast.record(0..<300)
            _ = try await cast.writer.sealOnce()
            let lengths = try await cast.database.read { tx in
                try [
                    "tile/0/000", "tile/0/001.p/44", "tile/0/001.p/10", "tile/1/000.p/1", "tile/0/001.p/45",
                    "tile/0/001", "tile/2/000.p/1", "tile/entries/001.p/45", "tile/entries/002.p/1",
                ].map { path in
                    try TileAddress(path: path).flatMap { try tx.ledgerFile(at: $0, size: 300) }?.count
                }
            }
            #expect(lengths == [8192, 1408, 320, 32, nil, nil, nil, nil, nil])
        }
    }

    @Test("The text of an act is canonical JSON")
    func text() {
        let entry = LedgerEntry(
            id: LedgerCast.id(1), type: "atlas.import", at: LedgerCast.noon, subject: "imp_1",
            facts: ["source": "susy", "read": 1794])
        #expect(
            String(decoding: entry.bytes, as: UTF8.self)
                == #"{"at":"2026-11-25T12:00:00.000Z","facts":{"read":1794,"source":"susy"},"#
                + #""id":"\#(entry.id)","subject":"imp_1","type":"atlas.import"}"#)
    }
}
