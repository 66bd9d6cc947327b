/// An advisory lock of the server, held by a connection of its own: when the process ends, so does the
/// connection, and the server gives the lock back.
final class PostgresLock: HeldLock {
    private let pool: PostgresPool
    private let name: String

    private init(_ pool: PostgresPool, _ name: String) {
        self.pool = pool
        self.name = name
    }

    /// Takes the lock at once or throws ``StorageRefusal/locked(_:)``. It is one per name and schema.
    static func acquire(_ name: String, _ settings: PostgresSettings) async throws -> PostgresLock {
        let single = PostgresSettings(
            conninfo: settings.conninfo, statementTimeoutSeconds: settings.statementTimeoutSeconds,
            connections: 1)
        let pool = PostgresPool(single)
        let isOurs = try await pool.run { connection in
            try ask("pg_try_advisory_lock", name, on: connection)
        }
        guard isOurs else {
            await pool.close()
            throw StorageRefusal.locked(name)
        }
        return PostgresLock(pool, name)
    }

    /// Gives the lock back, then closes. NB: the server notices a closed connection only a moment later, so
    /// that closing alone would refuse whoever asks next.
    func release() async {
        _ = try? await pool.run { [name] connection in
            try PostgresLock.ask("pg_advisory_unlock", name, on: connection)
        }
        await pool.close()
    }

    private static func ask(
        _ function: StaticString, _ name: String, on connection: PostgresConnection
    ) throws -> Bool {
        let question: SQL =
            "select \(raw: function)(hashtextextended(current_schema() || '/' || \(name), 0)) as answer"
        let rows = try connection.run(try RenderedSQL(question, for: .postgres)).rows()
        return try rows.first?.get("answer", as: Bool.self) ?? false
    }
}
