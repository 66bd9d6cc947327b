import Kernel
import Storage

/// Erases the address of somebody who does not want a letter any more.
public struct ForgetReminders: Sendable {
    let database: Database

    /// For a site's database.
    public init(in database: Database) {
        self.database = database
    }

    /// Erases it; how many reminders that were.
    public func callAsFunction(of address: String) async throws -> Int {
        guard let kept = EmailAddress(address) else { return 0 }
        return try await database.write { tx in try tx.eraseReminders(of: kept.text) }
    }
}
