import Kernel
import Storage
import Web

/// Forgets sessions, links and tries that have ended.
struct ForgetWhatEnded: BackgroundJob {
    let database: Database
    let clock: @Sendable () -> Instant
    let name = "identity-forgetting"

    /// How often.
    static let interval: Duration = .seconds(600)

    func run() async throws {
        while !Task.isCancelled {
            try await forget()
            try await Task.sleep(for: ForgetWhatEnded.interval)
        }
    }

    /// Forgets once.
    func forget() async throws {
        let now = clock()
        try await database.write { tx in
            try tx.forgetSessions(endedBefore: now)
            try tx.forgetLinks(at: now)
            try tx.forgetSteps(at: now)
            try tx.forgetProviderRequests(at: now)
            try tx.forgetRates(at: now)
        }
    }
}
