import Kernel
import Storage
import Web

/// Forgets what nobody waits for any more: claims of which nothing came, letters that never left, and
/// proposals that nobody read.
struct ForgetUndecided: BackgroundJob {
    let database: Database
    let clock: @Sendable () -> Instant
    let name = "atlas-forgetting"

    /// How often.
    static let interval: Duration = .seconds(3600)
    /// How long a proposal waits for somebody to read it.
    static let proposalDays: Int64 = 365

    func run() async throws {
        while !Task.isCancelled {
            try await forget()
            try await Task.sleep(for: ForgetUndecided.interval)
        }
    }

    /// Forgets once.
    func forget() async throws {
        let now = clock()
        let lettersBefore = now.adding(seconds: -SendClaimLetters.longestWaitSeconds)
        let proposalsBefore = now.adding(seconds: -ForgetUndecided.proposalDays * 86_400)
        try await database.write { tx in
            try tx.forgetClaims(at: now)
            try tx.eraseClaimLetters(askedBefore: lettersBefore)
            try tx.forgetContributions(receivedBefore: proposalsBefore)
        }
    }
}
