import Kernel
import Language
import Storage
import Web

/// What the reminder letters need besides the database: who takes them, their words, the time.
public struct Letters: Sendable {
    let mailer: (any Mailer)?
    let catalogs: Catalogs
    let clock: @Sendable () -> Instant
    let complain: @Sendable (String) -> Void

    /// - Parameters:
    ///   - mailer: nil where the site sends no mail; then no reminder is offered, and addresses from when it
    ///     did are erased after their time.
    ///   - complain: hears why a letter did not leave; the sentence names nobody.
    public init(
        mailer: (any Mailer)?, catalogs: Catalogs, clock: @escaping @Sendable () -> Instant,
        complain: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.mailer = mailer
        self.catalogs = catalogs
        self.clock = clock
        self.complain = complain
    }
}

/// Sends the letters that are due, and erases each address when its letter has left, when it was tried often
/// enough, or when it has waited too long.
struct SendReminders: BackgroundJob {
    let database: Database
    let letters: Letters
    /// Where the public reaches the site.
    let address: String
    let name = "guidance-reminders"

    /// How often it looks.
    static let interval: Duration = .seconds(60)
    /// Letters taken at once; each may take a minute, and a claim lasts longer than all of them.
    static let batch = 4
    /// How long an address is kept after its day, whatever happens.
    static let graceDays: Int64 = 30

    func run() async throws {
        while !Task.isCancelled {
            try await sendAll()
            try await Task.sleep(for: SendReminders.interval)
        }
    }

    /// Sends everything that is due, then erases what is overdue.
    func sendAll() async throws {
        if let mailer = letters.mailer {
            while try await sendSome(by: mailer) > 0 { try Task.checkCancellation() }
        }
        let limit = letters.clock().adding(seconds: -SendReminders.graceDays * 86_400)
        try await database.write { tx in try tx.eraseReminders(dueBefore: limit) }
    }

    /// Sends up to a batch of letters; gives how many were due.
    private func sendSome(by mailer: any Mailer) async throws -> Int {
        let now = letters.clock()
        let due = try await database.write { tx in
            try tx.claimMessages(topic: Transaction.reminderTopic, limit: SendReminders.batch, now: now)
        }
        for message in due { try await send(message, by: mailer) }
        return due.count
    }

    private func send(_ message: OutboxMessage, by mailer: any Mailer) async throws {
        let token = message.payload
        guard let reminder = try await database.read({ tx in try tx.reminder(token) }) else {
            return try await finish(message)
        }
        do {
            try await mailer.send(letter(reminder))
        } catch {
            let (now, reason) = (letters.clock(), "\(error)")
            letters.complain(reason)
            try await database.write { tx in
                _ = try tx.failMessage(message, because: reason, now: now)
                if message.attempt >= Transaction.outboxAttempts { try tx.eraseReminder(token) }
            }
            return
        }
        try await finish(message)
    }

    private func finish(_ message: OutboxMessage) async throws {
        let now = letters.clock()
        try await database.write { tx in
            try tx.eraseReminder(message.payload)
            _ = try tx.completeMessage(message, now: now)
        }
    }

    private func letter(_ reminder: Reminder) -> Mail {
        let say = letters.catalogs.messages(in: reminder.language)
        let path = "\(reminder.language)\(AfterwardsPages.afterwards)"
        return Mail(
            id: reminder.token, to: reminder.address, subject: say("afterwards.mail.subject"),
            body: say("afterwards.mail.body", ["link": "\(address)/\(path)?s=\(reminder.situation)"]))
    }
}
