import Kernel
import Storage
import Web

/// Erases what has been kept long enough, by the days of the register.
struct KeepRetention: BackgroundJob {
    let identity: IdentityDomain
    let name = "identity-retention"

    /// How often.
    static let interval: Duration = .seconds(3600)
    /// People whose turn it is, at a time.
    static let batch = 100
    /// Days between the word that an account will be erased and its erasure.
    static let noticeDays: Int64 = 30

    func run() async throws {
        while !Task.isCancelled {
            try await keep()
            try await Task.sleep(for: KeepRetention.interval)
        }
    }

    /// Once: forgets messages that were done and invitations that became too old, tells people whose account
    /// was long unused, and erases the accounts of those who were told and did not come.
    func keep() async throws {
        let now = identity.clock()
        if let days = identity.register.days("outbox") {
            try await identity.database.write { tx in
                try tx.forgetMessages(doneBefore: now.adding(seconds: -days * 86_400))
            }
        }
        if let days = identity.register.days("invitation") {
            try await identity.database.write { tx in
                try tx.forgetInvitations(sentBefore: now.adding(seconds: -days * 86_400))
            }
        }
        try await keepTokens(now)
        guard let days = identity.register.days("account") else { return }
        try await warn(unusedBefore: now.adding(seconds: -(days - KeepRetention.noticeDays) * 86_400), now)
        try await eraseUnused(since: now.adding(seconds: -days * 86_400), now)
    }

    /// Tells owners of tokens that end soon, once each, and forgets tokens that ended long ago.
    private func keepTokens(_ now: Instant) async throws {
        let days = identity.register.days("token")
        try await identity.database.write { [identity] tx in
            if let days { try tx.forgetTokens(endedBefore: now.adding(seconds: -days * 86_400)) }
            guard identity.post.mailer != nil else { return }
            for key in try tx.takeEndingTokens(at: now, limit: KeepRetention.batch) {
                try tx.notify(key, .tokenEnds, identity, at: now)
            }
        }
    }

    /// NB: where no letter can be sent nobody can be told, and nobody is erased.
    private func warn(unusedBefore moment: Instant, _ now: Instant) async throws {
        guard identity.post.mailer != nil else { return }
        try await identity.database.write { [identity] tx in
            for key in try tx.unwarned(unusedBefore: moment, limit: KeepRetention.batch) {
                try tx.notify(key, .accountUnused, identity, at: now)
                try tx.noteWarning(key, at: now)
            }
        }
    }

    private func eraseUnused(since moment: Instant, _ now: Instant) async throws {
        let told = now.adding(seconds: -KeepRetention.noticeDays * 86_400)
        let keys = try await identity.database.read { tx in
            try tx.unused(since: moment, warnedBefore: told, limit: KeepRetention.batch)
        }
        for key in keys { try await identity.personalData.erase(key) }
    }
}
