import Kernel
import Language
import Storage
import Web

/// Sends the letters that are due, and erases each address when its letter has left.
struct SendReminders: BackgroundJob {
    let database: Database
    let mailer: any Mailer
    let catalogs: Catalogs
    /// Where the public reaches the site.
    let address: String
    let clock: @Sendable () -> Instant
    let name = "guidance-reminders"

    /// How often it looks.
    static let interval: Duration = .seconds(60)

    func run() async throws {
        while !Task.isCancelled {
            while try await sendSome() > 0 {}
            try await Task.sleep(for: SendReminders.interval)
        }
    }

    /// Sends up to ten letters; gives how many were due.
    func sendSome() async throws -> Int {
        let now = clock()
        let due = try await database.write { tx in
            try tx.claimMessages(limit: 10, now: now).filter { $0.topic == Transaction.reminderTopic }
        }
        for message in due { try await send(message) }
        return due.count
    }

    private func send(_ message: OutboxMessage) async throws {
        let now = clock()
        guard let reminder = try await database.read({ tx in try tx.reminder(message.payload) }) else {
            try await database.write { tx in _ = try tx.completeMessage(message, now: now) }
            return
        }
        do {
            try await mailer.send(letter(reminder))
        } catch {
            try await database.write { tx in _ = try tx.failMessage(message, because: "mail", now: now) }
            return
        }
        try await database.write { tx in
            try tx.eraseReminder(reminder.token)
            _ = try tx.completeMessage(message, now: now)
        }
    }

    private func letter(_ reminder: Reminder) -> Mail {
        let say = catalogs.messages(in: reminder.language)
        let link = "\(address)/\(reminder.language)/choose/afterwards?s=\(reminder.situation)"
        return Mail(
            to: reminder.address, subject: say("afterwards.mail.subject"),
            body: say("afterwards.mail.body", ["link": link]))
    }
}
