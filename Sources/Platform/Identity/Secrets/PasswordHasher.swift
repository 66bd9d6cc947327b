import CryptoExtras
import Dispatch
import Synchronization
import Web

/// Hashes passwords by scrypt (RFC 7914), a few at a time on threads of their own, so that the site goes on
/// answering and memory stays bounded: each takes 128 · N · r bytes, 32 MiB with the standard parameters.
final class PasswordHasher: Sendable {
    /// Bytes of a hash, and of a salt.
    static let hashBytes = 32
    static let saltBytes = 16
    /// Hashes that wait for a thread at most; whoever comes then is asked to come back.
    static let mostWaiting = 24

    /// What new hashes cost.
    let cost: PasswordCost
    private let threads: [DispatchQueue]
    private let state = Mutex((turn: 0, waiting: 0))

    init(_ cost: PasswordCost = .standard, threads: Int = 2) {
        self.cost = cost
        self.threads = (0..<threads).map { DispatchQueue(label: "terreau.passwords.\($0)") }
    }

    /// A new hash with a salt of its own.
    func keep(_ password: String) async throws -> KeptPassword {
        let salt = Secret.randomBytes(PasswordHasher.saltBytes)
        let hash = try await derive(password, salt: salt, cost)
        return KeptPassword(hash: hash, salt: salt, cost: cost)
    }

    /// Whether the password is the kept one. Without a kept one it takes as long, and is not.
    func verify(_ password: String, _ kept: KeptPassword?) async throws -> Bool {
        let salt = kept?.salt ?? [UInt8](repeating: 0, count: PasswordHasher.saltBytes)
        let hash = try await derive(password, salt: salt, kept?.cost ?? cost)
        return ConstantTime.equal(hash, kept?.hash ?? []) && kept != nil
    }

    /// NB: the password's bytes go in exactly as they came: no normalisation, no cutting.
    private func derive(_ password: String, salt: [UInt8], _ cost: PasswordCost) async throws -> [UInt8] {
        let thread = try takeTurn()
        defer { state.withLock { $0.waiting -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            thread.async {
                continuation.resume(
                    with: Result {
                        let key = try KDF.Scrypt.deriveKey(
                            from: Array(password.utf8), salt: salt,
                            outputByteCount: PasswordHasher.hashBytes, rounds: cost.rounds,
                            blockSize: cost.blockSize, parallelism: cost.parallelism)
                        return key.withUnsafeBytes { Array($0) }
                    })
            }
        }
    }

    private func takeTurn() throws -> DispatchQueue {
        try state.withLock { state in
            guard state.waiting < PasswordHasher.mostWaiting else { throw IdentityRefusal.busy }
            state.waiting += 1
            state.turn = (state.turn + 1) % threads.count
            return threads[state.turn]
        }
    }
}

/// A password as the database keeps it.
struct KeptPassword: Hashable, Sendable {
    let hash: [UInt8]
    let salt: [UInt8]
    /// What its hash cost; kept with it, so that the cost can be raised.
    let cost: PasswordCost
}
