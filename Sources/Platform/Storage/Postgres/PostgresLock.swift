/// An advisory lock of the server, held by a connection of its own: when the process ends, so does the
/// connection, and the server gives the lock back.
final class PostgresLock: HeldLock {
    private let pool: PostgresPool

    private init(_ pool: PostgresPool) {
        self.pool = pool
    }

    /// Takes the lock at once or throws ``StorageRefusal/locked(_:)``. It is one per name and schema.
    static func acquire(_ name: String, _ settings: PostgresSettings) async throws -> PostgresLock {
        let single = PostgresSettings(
            conninfo: settings.conninfo, statementTimeoutSeconds: settings.statementTimeoutSeconds,
            connections: 1)
        let pool = PostgresPool(single)
        let isOurs = try await pool.run { connection in
            let question: SQL =
                "select pg_try_advisory_lock(hashtextextended(current_schema() || '/' || \(name), 0)) as locked"
            let rows = try connection.run(try RenderedSQL(question, for: .postgres)).rows()
            return try rows.first?.get("locked", as: Bool.self) ?? false
        }
        guard isOurs else {
            await pool.close()
            throw StorageRefusal.locked(name)
        }
        return PostgresLock(pool)
    }

    func release() async {
        await pool.close()
    }
}
