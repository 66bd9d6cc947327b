import Kernel
import Storage
import Web

/// Sends the letters that people asked for, and erases each request, with its address, when its letter has
/// left, was tried often enough, or has waited so long that nobody expects it any more.
struct SendLetters: BackgroundJob {
    let database: Database
    let post: PostOffice
    let clock: @Sendable () -> Instant
    let name = "identity-letters"

    /// How often it looks: somebody is waiting for the letter.
    static let interval: Duration = .seconds(1)
    /// Letters taken at once; each may take a minute, and a claim lasts longer than all of them.
    static let batch = 4
    /// A letter that could not leave for so long does not leave any more.
    static let longestWaitSeconds: Int64 = 3600

    func run() async throws {
        while !Task.isCancelled {
            try await sendAll()
            try await Task.sleep(for: SendLetters.interval)
        }
    }

    /// Sends everything that is due.
    func sendAll() async throws {
        guard let mailer = post.mailer else { return }
        while try await sendSome(by: mailer) > 0 { try Task.checkCancellation() }
    }

    /// Sends up to a batch of letters; gives how many were due. It writes nothing while none waits.
    private func sendSome(by mailer: any Mailer) async throws -> Int {
        let now = clock()
        guard try await database.read({ tx in try tx.first("select 1 as one from identity_letter") }) != nil
        else { return 0 }
        let due = try await database.write { tx in
            try tx.claimMessages(topic: Transaction.letterTopic, limit: SendLetters.batch, now: now)
        }
        for message in due { try await send(message, by: mailer) }
        return due.count
    }

    private func send(_ message: OutboxMessage, by mailer: any Mailer) async throws {
        let now = clock()
        let mail = try await database.write { [post] tx -> Mail? in
            guard let request = try tx.letterRequest(message.payload),
                now < request.askedAt.adding(seconds: SendLetters.longestWaitSeconds)
            else { return nil }
            return post.letter(
                request, link: try tx.linkSecret(for: request, at: now),
                about: try tx.organisationLetter(request))
        }
        do {
            if let mail { try await mailer.send(mail) }
        } catch {
            return try await fail(message, because: "\(error)")
        }
        let after = clock()
        try await database.write { tx in
            try tx.eraseLetter(message.payload)
            try tx.completeMessage(message, now: after)
        }
    }

    private func fail(_ message: OutboxMessage, because reason: String) async throws {
        let now = clock()
        post.complain(reason)
        try await database.write { tx in
            try tx.failMessage(message, because: reason, now: now)
            if message.attempt >= Transaction.outboxAttempts { try tx.eraseLetter(message.payload) }
        }
    }
}
