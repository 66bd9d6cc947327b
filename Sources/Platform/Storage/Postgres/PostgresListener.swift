/// Hears of changes that other transactions record, by a connection and a thread of its own (`LISTEN`;
/// PostgreSQL manual, NOTIFY). Nothing depends on it but how soon one looks: whoever was cut off has missed
/// no change, since those stand in their table.
final class PostgresListener: Sendable {
    /// What transactions that record changes notify.
    static let channel = "terreau_change"

    private let pool: PostgresPool

    init(_ settings: PostgresSettings) {
        pool = PostgresPool(
            PostgresSettings(
                conninfo: settings.conninfo, statementTimeoutSeconds: settings.statementTimeoutSeconds,
                connections: 1))
    }

    /// Waits for a notification, or until the time is over. Throws ``StorageRefusal/unreachable(_:)``; the
    /// next call connects anew.
    func wait(atMost milliseconds: Int) async throws {
        try await pool.run { connection in
            // NB: listening twice is listening once.
            try connection.command("listen \(PostgresListener.channel)")
            try connection.waitForNotification(atMost: milliseconds)
        }
    }

    func close() async {
        await pool.close()
    }
}
