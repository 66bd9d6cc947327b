import CanonicalJSON
import Identity
import Kernel
import Storage

/// What guidance keeps of a person: an address that waits for a reminder. Answers are tied to nobody.
public struct GuidancePersonalData: PersonalDataHolder {
    /// `guidance`.
    public let name = "guidance"

    /// The holder.
    public init() {}

    /// The reminders that wait for her address.
    public func personalData(of person: DataSubject, in tx: Transaction) throws -> [PersonalRecords] {
        let reminders = try tx.rows(
            """
            select address, situation, language, send_at from guidance_reminder
            where lower(address) = \(person.email.text) order by send_at
            """
        ).map { row in
            JSONValue.object([
                "address": .string(try row["address"]), "situation": .string(try row["situation"]),
                "language": .string(try row["language"]),
                "sendAt": .string((try row["send_at"] as Instant).rfc3339),
            ])
        }
        return [PersonalRecords("guidance_reminder", reminders)]
    }

    /// Erases them.
    public func erasePersonalData(of person: DataSubject, in tx: Transaction) throws {
        try tx.execute("delete from guidance_reminder where lower(address) = \(person.email.text)")
    }
}
