import Foundation
import Kernel
import Ledger
import Logging
import Outbound
import Storage
import TransparencyLog
import Web

/// A witness of this site's log, and where it is asked.
struct AskedWitness: Sendable {
    let key: VerifierKey
    /// Its submission prefix (C2SP tlog-witness).
    let address: String
}

/// Asks witnesses to cosign the log while the site runs: each by itself, none more often than every two
/// seconds, and one that does not answer less and less often. One node of a site does it.
struct LogWitnessing: BackgroundJob {
    let database: Database
    let witnesses: [AskedWitness]
    let outbound: OutboundHTTP
    let logger: Logger
    let name = "log-witnesses"

    private static let look: Duration = .milliseconds(500)
    private static let shortestPause: Duration = .seconds(2)
    private static let longestPause: Duration = .seconds(300)

    /// How one round with a witness ended.
    enum Outcome: Equatable {
        case nothingNew
        case cosigned
        case failed(String)
    }

    func run() async throws {
        while !Task.isCancelled {
            do {
                try await database.withLock("log-witnesses") {
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        for witness in witnesses { group.addTask { try await keepAsking(witness) } }
                        try await group.waitForAll()
                    }
                }
            } catch StorageRefusal.locked {
                try await Task.sleep(for: .seconds(1))
            }
        }
    }

    private func keepAsking(_ witness: AskedWitness) async throws {
        var (pause, last) = (LogWitnessing.shortestPause, "")
        while !Task.isCancelled {
            switch try await ask(witness) {
            case .nothingNew: try await Task.sleep(for: LogWitnessing.look)
            case .cosigned:
                (pause, last) = (LogWitnessing.shortestPause, "")
                try await Task.sleep(for: pause)
            case .failed(let reason):
                if reason != last {
                    logger.warning(
                        "a witness did not cosign",
                        metadata: ["witness": "\(witness.key.name)", "error": "\(reason)"])
                }
                last = reason
                try await Task.sleep(for: pause)
                pause = min(pause * 2, LogWitnessing.longestPause)
            }
        }
    }

    /// Asks once, and once more from the size that the witness says it has.
    func ask(_ witness: AskedWitness) async throws -> Outcome {
        let known = try await database.read { tx in try tx.lastCosigned(by: witness.key).last?.size ?? 0 }
        var old = known
        for _ in 0..<2 {
            let (from, newest) = (old, try await newestSize())
            guard newest > known else { return .nothingNew }
            guard let (size, request) = try await database.read({ tx in try tx.witnessRequest(from: from) })
            else {
                return .failed(
                    "it has seen \(from) entries, and this log has \(newest): the log was turned back")
            }
            switch await LogWitnessing.post(request, to: witness.address, outbound) {
            case .answer(.cosigned(let lines)): return try await keep(lines, witness, size)
            case .answer(.conflict(let latest)) where latest != from: old = latest
            case .answer(let response): return .failed(LogWitnessing.words(response))
            case .none(let reason): return .failed(reason)
            }
        }
        return .failed("it changed its mind about what it has seen")
    }

    private func newestSize() async throws -> Int {
        try await database.read { tx in try tx.ledgerCheckpoint()?.size ?? 0 }
    }

    private func keep(_ lines: [NoteSignature], _ witness: AskedWitness, _ size: Int) async throws -> Outcome
    {
        do {
            let isKept = try await database.write { tx in
                try tx.keepCosignature(lines, by: witness.key, size: size)
            }
            return isKept ? .cosigned : .failed("it signed with another key than the setting’s")
        } catch let error as TransparencyLogError {
            return .failed("its signature does not hold: \(error.words)")
        }
    }

    private static func words(_ response: WitnessResponse) -> String {
        switch response {
        case .cosigned: "it cosigned"
        case .badRequest: "it cannot read the request (400)"
        case .untrusted: "it does not trust the log’s key (403)"
        case .unknownLog: "it does not know this log (404)"
        case .conflict(let size): "it has seen another log of \(size) entries (409)"
        case .unproven: "it does not accept the proof (422)"
        }
    }

    private enum Exchange {
        case answer(WitnessResponse)
        case none(String)
    }

    /// Sends the request on a thread of its own, since the client blocks.
    private static func post(
        _ request: WitnessRequest, to prefix: String, _ outbound: OutboundHTTP
    ) async -> Exchange {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(returning: postNow(request, to: prefix, outbound))
            }
        }
    }

    private static func postNow(
        _ request: WitnessRequest, to prefix: String, _ outbound: OutboundHTTP
    ) -> Exchange {
        do {
            let answer = try outbound.post(
                "\(prefix)/add-checkpoint", body: request.bytes, mediaType: "text/plain; charset=utf-8",
                longestBytes: WitnessResponse.longestBytes)
            guard let response = try? WitnessResponse.parse(status: answer.status, body: answer.body) else {
                return .none("its answer is none of a witness (\(answer.status))")
            }
            return .answer(response)
        } catch {
            return .none("it cannot be reached: \(error)")
        }
    }
}
