import Kernel
import Storage

/// Reminders. An address stands here alone, from the day it is given to the day the letter leaves.
extension Transaction {
    /// The outbox topic of reminders; the payload is a reminder's token.
    static let reminderTopic = "guidance.reminder"

    /// Addresses that wait at most.
    static let mostReminders: Int64 = 50_000

    /// Keeps an address for one letter. Whoever asks twice gets one: the later one.
    func addReminder(_ reminder: Reminder, sendAt: Instant) throws {
        try eraseReminders(of: reminder.address)
        let waiting: Int64? = try first("select count(*) as n from guidance_reminder")?["n"]
        guard waiting ?? 0 < Transaction.mostReminders else { throw GuidanceRefusal.full }
        _ = try execute(
            """
            insert into guidance_reminder (token, address, situation, language, send_at)
            values (\(reminder.token), \(reminder.address), \(reminder.situation), \(reminder.language.text), \(sendAt))
            """)
        try enqueue(topic: Transaction.reminderTopic, payload: reminder.token, notBefore: sendAt)
    }

    /// The reminder of a token; nil when it was sent and erased.
    func reminder(_ token: String) throws -> Reminder? {
        guard let row = try first("select * from guidance_reminder where token = \(token)") else {
            return nil
        }
        return Reminder(
            token: token, address: try row["address"], situation: try row["situation"],
            language: LanguageTag(try row["language"] as String) ?? .french)
    }

    /// Erases a reminder with its address.
    func eraseReminder(_ token: String) throws {
        _ = try execute("delete from guidance_reminder where token = \(token)")
    }

    /// Erases what is kept of an address; how many reminders that were.
    @discardableResult
    func eraseReminders(of address: String) throws -> Int {
        try execute("delete from guidance_reminder where address = \(address)")
    }

    /// Erases the addresses whose letter was due before a moment and never left.
    func eraseReminders(dueBefore moment: Instant) throws {
        _ = try execute("delete from guidance_reminder where send_at < \(moment)")
    }
}

/// One letter to be sent in some months.
struct Reminder: Sendable, Hashable {
    let token: String
    let address: String
    /// The text of the situation's link.
    let situation: String
    let language: LanguageTag
}
