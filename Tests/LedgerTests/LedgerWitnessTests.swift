import Kernel
import Storage
import TestKit
import Testing
import TransparencyLog

@testable import Ledger

@Suite("Witnesses of the ledger")
struct LedgerWitnessTests {
    static func key(_ name: String, seed: UInt8) throws -> SignerKey {
        let seed = [UInt8](repeating: seed, count: 32)
        guard let key = SignerKey(name: name, kind: .cosignature, seed: seed) else { throw Mishap() }
        return key
    }

    /// A log and a witness of it, each with a database of its own.
    private func run(
        on engine: Engine, _ body: (LedgerCast, WitnessDesk) async throws -> Void
    ) async throws {
        try await LedgerCast.run(on: engine) { cast in
            try await withDatabase(on: engine, LedgerSchema.migrations) { memory in
                let desk = WitnessDesk(
                    memory, key: try Self.key("witness.example/one", seed: 1),
                    logs: [try LedgerCast.key().verifier], clock: { LedgerCast.noon.adding(seconds: 1) })
                try await body(cast, desk)
            }
        }
    }

    private func ask(
        _ cast: LedgerCast, _ desk: WitnessDesk, from old: Int
    ) async throws -> (size: Int, response: WitnessResponse) {
        let asked = try await cast.database.read { tx in try tx.witnessRequest(from: old) }
        let (size, request) = try #require(asked)
        return (size, try await desk.answer(request.bytes))
    }

    private func keep(_ response: WitnessResponse, _ cast: LedgerCast, _ desk: WitnessDesk, _ size: Int)
        async throws
        -> Bool
    {
        guard case .cosigned(let lines) = response else { return false }
        return try await cast.database.write { tx in
            try tx.keepCosignature(lines, by: desk.verifier, size: size)
        }
    }

    @Test("Cosign what continues what they cosigned before", arguments: Engine.available)
    func grows(engine: Engine) async throws {
        try await run(on: engine) { cast, desk in
            let witnesses = LedgerWitnesses(keys: [desk.verifier], required: 1)
            for end in [1, 2, 256, 700] {
                let before = try await cast.database.read { tx in
                    try tx.lastCosigned(by: desk.verifier).last?.size
                }
                let start = try await cast.head().size
                try await cast.record(start..<end)
                _ = try await cast.writer.sealOnce()
                let (size, response) = try await ask(cast, desk, from: before ?? 0)
                #expect(size == end)
                #expect(try await keep(response, cast, desk, size))
                let served = try await cast.database.read { tx in
                    try tx.servedCheckpoint(witnesses, now: LedgerCast.noon)
                }
                let note = try Note.parse(#require(served).note)
                let log = TrustedLog(
                    origin: "test.example/log", keys: [try LedgerCast.key().verifier],
                    witnesses: [desk.verifier],
                    quorum: 1)
                let head = try await cast.head()
                #expect(try log.checkpoint(in: note).head == head)
                #expect(served?.cosigners.map(\.at) == [LedgerCast.noon.adding(seconds: 1)])
            }
        }
    }

    @Test(
        "Say what they have seen to a log that does not know, and cosign the same again",
        arguments: Engine.available)
    func forgetful(engine: Engine) async throws {
        try await run(on: engine) { cast, desk in
            try await cast.record(0..<5)
            _ = try await cast.writer.sealOnce()
            _ = try await ask(cast, desk, from: 0)
            #expect(try await ask(cast, desk, from: 0).response == .conflict(latestSize: 5))
            #expect(try await ask(cast, desk, from: 5).response.status == 200)
        }
    }

    @Test("Refuse a log that was turned back and went another way", arguments: Engine.available)
    func fork(engine: Engine) async throws {
        try await run(on: engine) { cast, desk in
            try await cast.record(0..<9)
            _ = try await cast.writer.sealOnce()
            #expect(try await ask(cast, desk, from: 0).response.status == 200)
            try await LedgerCast.run(on: engine) { other in
                try await other.record(100..<109)
                _ = try await other.writer.sealOnce()
                #expect(try await ask(other, desk, from: 9).response == .conflict(latestSize: 9))
                try await other.record(109..<120)
                _ = try await other.writer.sealOnce()
                #expect(try await ask(other, desk, from: 9).response == .unproven)
            }
        }
    }

    @Test("Two requests at once do not both pass", arguments: Engine.available)
    func race(engine: Engine) async throws {
        try await run(on: engine) { cast, desk in
            var requests: [[UInt8]] = []
            for end in 1...8 {
                try await cast.record((end - 1)..<end)
                _ = try await cast.writer.sealOnce()
                let asked = try await cast.database.read { tx in try tx.witnessRequest(from: 0) }
                requests.append(try #require(asked).request.bytes)
            }
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for request in requests { group.addTask { try await desk.answer(request).status } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.count { $0 == 200 } == 1)
            #expect(statuses.count { $0 == 409 } == 7)
        }
    }

    @Test("Signatures by others, or that do not hold, are not kept")
    func others() async throws {
        try await run(on: .sqlite) { cast, desk in
            try await cast.record(0..<3)
            _ = try await cast.writer.sealOnce()
            let note = try await cast.database.read { tx in try Note.parse(tx.ledgerCheckpoint()?.note ?? [])
            }
            let stranger = try Self.key("stranger.example/two", seed: 2).cosign(note.text, timeSeconds: 5)
            #expect(try await !keep(.cosigned([stranger]), cast, desk, 3))
            let impostor = try Self.key("witness.example/one", seed: 1).cosign(
                note.text + [10], timeSeconds: 5)
            await #expect(throws: TransparencyLogError.badSignature(keyName: "witness.example/one")) {
                _ = try await keep(.cosigned([impostor]), cast, desk, 3)
            }
            #expect(try await !keep(.cosigned([stranger]), cast, desk, 4))
        }
    }

    @Test("The newest checkpoint waits a minute for its witnesses, and is then served without them")
    func patience() async throws {
        try await run(on: .sqlite) { cast, desk in
            let witnesses = LedgerWitnesses(keys: [desk.verifier], required: 1)
            try await cast.record(0..<3)
            _ = try await cast.writer.sealOnce()
            func served(after seconds: Int64) async throws -> (size: Int?, missing: Int?) {
                let checkpoint = try await cast.database.read { tx in
                    try tx.servedCheckpoint(witnesses, now: LedgerCast.noon.adding(seconds: seconds))
                }
                return (checkpoint?.size, checkpoint?.missing(witnesses))
            }
            #expect(try await served(after: 0) == (3, 1))
            let (size, response) = try await ask(cast, desk, from: 0)
            _ = try await keep(response, cast, desk, size)
            try await cast.record(3..<9)
            _ = try await cast.writer.sealOnce()
            #expect(try await served(after: 59) == (3, 0))
            #expect(try await served(after: 61) == (9, 1))
            for (index, expected) in [(1, 3), (5, 9)] {
                let receipt = try await cast.database.read { tx in
                    try tx.ledgerReceipt(at: index, witnesses, now: LedgerCast.noon)
                }
                #expect(try Checkpoint.parse(receipt.checkpoint.text).head.size == expected)
            }
        }
    }
}
